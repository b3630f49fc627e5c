const shownFor = 8_000;

/** A toast goes away by itself, but never while somebody points at it or has focused its button. */
export function showToasts(): void {
  letGo();
  document.body.addEventListener('htmx:oobAfterSwap', letGo);
}

function letGo(): void {
  document.querySelectorAll<HTMLElement>('.toast:not([data-timed])').forEach((toast) => {
    toast.dataset.timed = '';
    let timer = 0;
    const stay = () => clearTimeout(timer);
    const leave = () => {
      stay();
      timer = window.setTimeout(() => toast.remove(), shownFor);
    };

    toast.addEventListener('pointerenter', stay);
    toast.addEventListener('pointerleave', leave);
    toast.addEventListener('focusin', stay);
    toast.addEventListener('focusout', leave);
    leave();
  });
}
