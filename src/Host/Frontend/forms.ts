/** While a form is on its way its buttons rest: no second click, and the player sees that something happens. */
export function sendFormsOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== 'post') {
      return;
    }

    // After this tick: a disabled button would not be sent along.
    setTimeout(() => rest(form, true));
  });

  // Coming back by the browser's history shows the page as it was left, with its buttons at rest.
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      document.querySelectorAll('form').forEach((form) => rest(form, false));
    }
  });
}

function rest(form: HTMLFormElement, resting: boolean): void {
  form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])').forEach((button) => {
    button.disabled = resting;
    const label = button.querySelector('[data-busy-label]');
    if (resting) {
      button.setAttribute('aria-busy', 'true');
      if (label instanceof HTMLElement) {
        label.dataset.label = label.textContent ?? '';
        label.textContent = label.dataset.busyLabel ?? '';
      }
    } else {
      button.removeAttribute('aria-busy');
      if (label instanceof HTMLElement && label.dataset.label) {
        label.textContent = label.dataset.label;
      }
    }
  });
}
