/** Cancels what is being computed. After figures were replaced in place the address bar holds them, so that a reload or a copied address gives them again. */
export function followTools(): void {
  document.addEventListener('click', (event) => {
    const cancel = (event.target as Element).closest('[data-tool-cancel]');
    // The server hears of the broken connection, and stops computing.
    cancel?.closest('form')?.dispatchEvent(new CustomEvent('htmx:abort'));
  });
  document.addEventListener('htmx:after:swap', () => {
    const tool = document.getElementById('tool');
    const address = tool?.querySelector<HTMLAnchorElement>('[data-tool-address]');
    if (address) {
      history.replaceState(null, '', address.href);
    }

    // The status stood on the page before the swap: only then is a change of it read out.
    const status = document.querySelector('[data-tool-status]');
    if (tool && status) {
      status.textContent = tool.querySelector<HTMLElement>('[data-tool-said]')?.dataset.toolSaid ?? '';
    }
  });
}
