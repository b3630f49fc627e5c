/** In the list of entries: one tick for the whole page, and a button that says how many are chosen. */
export function chooseEntries(): void {
  const form = document.querySelector<HTMLFormElement>('form#chosen');
  const all = form?.querySelector<HTMLInputElement>('[data-choose-all]');
  const label = form?.querySelector<HTMLElement>('[data-chosen-label]');
  const button = form?.querySelector<HTMLButtonElement>('button[type=submit]');
  if (!form || !all || !label || !button) {
    return;
  }

  const ticks = [...document.querySelectorAll<HTMLInputElement>('input[name="Ids"][form="chosen"]')];
  const follow = () => {
    const chosen = ticks.filter((tick) => tick.checked).length;
    all.checked = chosen === ticks.length;
    all.indeterminate = chosen > 0 && chosen < ticks.length;
    label.textContent = chosen === 0 ? 'Delete chosen' : `Delete ${chosen} chosen`;
    button.disabled = chosen === 0;
  };

  all.addEventListener('change', () => {
    ticks.forEach((tick) => (tick.checked = all.checked));
    follow();
  });
  ticks.forEach((tick) => tick.addEventListener('change', follow));
  addEventListener('pageshow', follow);
  follow();
}
