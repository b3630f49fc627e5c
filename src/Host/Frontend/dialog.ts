/**
 * A link to a confirmation page opens the same question as a dialog when the page holds it:
 * <a href="/…/delete" data-dialog="id">. Without script the link leads to the page.
 */
export function openDialogs(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLElement>('[data-dialog]');
    const dialog = opener && document.getElementById(opener.dataset.dialog ?? '');
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
      return;
    }

    if (target.closest('[data-close]')) {
      event.preventDefault();
      target.closest('dialog')?.close();
    }
  });
}
