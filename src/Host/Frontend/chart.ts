/** Draws charts on a canvas once their code has arrived; until then, and if it never does, the server's drawing stands. */
export function drawCharts(): void {
  draw(document);
  document.addEventListener('htmx:after:swap', () => draw(document));
}

function draw(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>('[data-plot]:not([data-plotted])').forEach((figure) => {
    figure.dataset.plotted = '';
    import('./plot').then(({ plot }) => plot(figure)).catch(() => undefined);
  });
}
