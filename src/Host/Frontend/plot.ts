import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

interface Series {
  label: string;
  dashed: boolean;
  values: number[];
}

/** Replaces the server's drawing by one that answers to the pointer, from the figures of the table below it. */
export function plot(figure: HTMLElement): void {
  const drawing = figure.querySelector<HTMLElement>('[data-drawing]');
  const { days, series } = read(figure);
  if (!drawing || days.length < 2 || series.length === 0) {
    return;
  }

  const place = document.createElement('div');
  place.className = 'canvas';
  place.setAttribute('aria-hidden', 'true');
  drawing.before(place);
  const height = Number(figure.dataset.height ?? 200) + 30;
  const chart = new uPlot(options(figure, series, place.clientWidth, height), [days, ...series.map((s) => s.values)], place);
  drawing.classList.add('replaced');

  place.append(readout(figure, chart));

  new ResizeObserver(() => {
    if (place.clientWidth > 0 && place.clientWidth !== chart.width) {
      chart.setSize({ width: place.clientWidth, height });
    }
  }).observe(place);
}

function read(figure: HTMLElement): { days: number[]; series: Series[] } {
  const rows = [...figure.querySelectorAll<HTMLElement>('tr[data-day]')];
  const days = rows.map((row) => Date.parse(row.dataset.day + 'T00:00:00Z') / 1000);
  const values = rows.map((row) => [...row.querySelectorAll<HTMLElement>('[data-value]')].map((cell) => Number(cell.dataset.value)));
  const only = figure.dataset.only;
  const series = [...figure.querySelectorAll<HTMLElement>('th[data-series]')]
    .map((head, i) => ({ label: head.dataset.series ?? '', dashed: 'dashed' in head.dataset, values: values.map((v) => v[i] ?? 0) }))
    .filter((s) => (only ? s.label === only : s.label !== 'Won'));
  return { days, series };
}

/** The day under the pointer and its figures, word for word as the table has them. */
function readout(figure: HTMLElement, chart: uPlot): HTMLElement {
  const line = document.createElement('p');
  line.className = 'readout';
  const rows = [...figure.querySelectorAll<HTMLElement>('tr[data-day]')];
  const labels = [...figure.querySelectorAll<HTMLElement>('th[data-series]')].map((head) => head.dataset.series ?? '');
  chart.over.addEventListener('pointerleave', () => line.replaceChildren());
  (chart.hooks.setCursor ??= []).push(() => {
    const row = chart.cursor.idx == null ? undefined : rows[chart.cursor.idx];
    const parts = [...(row?.querySelectorAll('td') ?? [])].flatMap((cell, i) => [` · ${labels[i]} `, ...[...cell.childNodes].map((n) => n.cloneNode(true))]);
    line.replaceChildren(row?.querySelector('th')?.textContent ?? '', ...parts);
  });
  return line;
}

function options(figure: HTMLElement, series: Series[], width: number, height: number): uPlot.Options {
  // Tokens may say light-dark(…): only a real property resolves them to the colour of the theme.
  const probe = figure.appendChild(document.createElement('span'));
  const token = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const [line, soft, area] = [token('--line'), token('--soft'), token('--chart-area')];
  const strokes = [token('--chart-1'), token('--chart-2')];
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75;
  const font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  probe.remove();

  const { currency = '', symbol = currency } = figure.dataset;
  const short = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', maximumFractionDigits: 2 });
  const compact = (value: number) =>
    (value < 0 ? '\u2212' : '') + (symbol === currency ? '' : symbol) + short.format(Math.abs(value)).replace('K', 'k');
  const axis: uPlot.Axis = { stroke: soft, font, ticks: { show: false }, grid: { stroke: line, width: 1 } };
  const between = series.length > 1;
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: { show: false },
    cursor: { points: { size: 8 }, drag: { x: false, y: false } },
    scales: { y: { range: (_, low, high) => range(low, high, !between) } },
    axes: [
      { ...axis, grid: { show: false } },
      { ...axis, size: 54, values: (_, values) => values.map(compact) },
    ],
    bands: between ? [{ series: [1, 2], fill: area }] : [],
    series: [
      { label: 'Day' },
      ...series.map((s, i): uPlot.Series => ({
        label: s.label,
        stroke: strokes[i],
        width: 1.75,
        points: { show: false },
        ...(s.dashed ? { dash: [5, 4] } : {}),
        ...(between ? {} : { fill: area }),
        ...(s.dashed || figure.dataset.steps ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}),
      })),
    ],
  };
}

/** A single line is drawn from zero, like the server's. */
function range(low: number, high: number, fromZero: boolean): [number, number] {
  const [from, to] = fromZero ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  const air = (to - from || 1) * 0.06;
  return [from === 0 ? 0 : from - air, to === 0 ? 0 : to + air];
}
