/** Hiding amounts covers them before the server has answered: shoulders do not wait. */
export function hideAmountsAtOnce(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-amounts-switch]').forEach((form) => {
    form.addEventListener('submit', () => {
      const root = document.documentElement;
      root.dataset.amounts = root.dataset.amounts === 'hidden' ? 'shown' : 'hidden';
    });
  });
}
