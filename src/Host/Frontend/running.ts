/** The clock of a running session, on every page that shows it: goes on from what the server said, whatever this machine's clock is set to. */
export function runClocks(): void {
  const clocks = [...document.querySelectorAll<HTMLElement>('[data-clock]')];
  const [first] = clocks;
  if (!first) {
    return;
  }

  const limited = document.querySelector<HTMLElement>('[data-longest]:not([data-longest=""])');
  const began = Date.now() - Number(first.dataset.clock) * 1_000;
  const show = () => {
    const seconds = Math.max(0, Math.floor((Date.now() - began) / 1_000));
    clocks.forEach((clock) => (clock.textContent = reading(seconds)));
    limited?.classList.toggle('warn-tone', seconds >= Number(limited.dataset.longest));
  };

  show();
  setInterval(show, 1_000);
}

function reading(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
