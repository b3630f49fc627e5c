import { antiforgeryToken } from './antiforgery';

const largest = 100 * 1024 * 1024;

/** Files can be dropped, previews follow the choices, and the bar of a big file moves: each works without this, too. */
export function followImports(): void {
  const upload = document.querySelector<HTMLFormElement>('[data-import-upload]');
  if (upload) {
    takeFiles(upload);
  }

  const choices = document.querySelector<HTMLFormElement>('[data-import-choices]');
  if (choices) {
    previewChoices(choices);
  }

  const bar = document.querySelector<HTMLElement>('[data-work-progress]');
  if (bar) {
    void followWork(bar);
  }
}

function takeFiles(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const area = form.querySelector<HTMLElement>('[data-drop]')!;
  const tooLarge = form.querySelector<HTMLElement>('[data-too-large]')!;
  const isTooLarge = (): boolean => (field.files?.[0]?.size ?? 0) > largest;

  field.addEventListener('change', () => {
    tooLarge.hidden = !isTooLarge();
  });

  // Before the buttons are put to rest: a file that is sent in vain takes minutes.
  form.addEventListener('submit', (event) => {
    if (isTooLarge()) {
      event.preventDefault();
      tooLarge.hidden = false;
    }
  });
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.classList.add('over');
  });
  form.addEventListener('dragleave', () => area.classList.remove('over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    area.classList.remove('over');
    if (event.dataTransfer?.files.length) {
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event('change'));
    }
  });
}

function previewChoices(form: HTMLFormElement): void {
  const result = document.getElementById('import-result')!;
  let latest = 0;
  form.addEventListener('change', (event) => {
    // Another kind of file brings other columns to choose from.
    if ((event.target as HTMLElement).matches('[data-reload]')) {
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=preview]'));
      return;
    }

    const mine = ++latest;
    result.setAttribute('aria-busy', 'true');
    fetch(form.action, { method: 'POST', body: new FormData(form), headers: { 'HX-Request': 'true', 'X-CSRF-TOKEN': antiforgeryToken() } })
      .then(async (answer) => {
        if (mine !== latest) {
          return;
        }

        if (!answer.ok || answer.redirected) {
          location.reload();
          return;
        }

        result.innerHTML = await answer.text();
        result.removeAttribute('aria-busy');
      })
      .catch(() => result.removeAttribute('aria-busy'));
  });
}

async function followWork(bar: HTMLElement): Promise<void> {
  const page = bar.dataset.workProgress!;
  const progress = bar.querySelector('progress')!;
  const percent = bar.querySelector<HTMLElement>('[data-percent]')!;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    try {
      const answer = await fetch(page + '/progress');
      const work = answer.ok ? ((await answer.json()) as { isRunning: boolean; done: number }) : { isRunning: false, done: 1 };
      if (!work.isRunning) {
        location.replace(page);
        return;
      }

      progress.value = work.done;
      percent.textContent = `${Math.round(work.done * 100)}\u00a0%`;
    } catch {
      // The network may come back; the work goes on meanwhile.
    }
  }
}
