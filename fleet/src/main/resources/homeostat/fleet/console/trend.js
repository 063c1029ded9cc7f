// Trends: a small one for a tile, drawn here, and large ones made with uPlot (see its licence).
// A time in which nothing good came is a hole in the line.

import uPlot from './uplot.js';
import { el } from './dom.js';
import { band, clock, colour, decimals, deviceTime, sentence, shown, unit } from './format.js';

/** Draws the course of a tile's first number, with the band it is wanted in. */
export function spark(canvas, values, port) {
  const ratio = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  const numbers = values.filter((value) => value !== null);
  if (numbers.length === 0) return;
  const wanted = band(port);
  let low = Math.min(...numbers, ...(wanted ? [wanted[0] * 0.8] : []));
  let high = Math.max(...numbers, ...(wanted ? [wanted[1] * 1.08] : []));
  const least = (port.high - port.low) * 0.08;
  if (high - low < least) {
    const middle = (high + low) / 2;
    low = middle - least / 2;
    high = middle + least / 2;
  }
  const y = (value) => 3 + (height - 6) * (1 - (value - low) / (high - low));
  const x = (index) => (index / Math.max(1, values.length - 1)) * (width - 5) + 1;
  if (wanted) {
    pen.fillStyle = 'rgba(110,200,140,.09)';
    pen.fillRect(0, y(wanted[1]), width, y(wanted[0]) - y(wanted[1]));
    pen.fillStyle = 'rgba(110,200,140,.28)';
    for (const edge of wanted) pen.fillRect(0, Math.round(y(edge)), width, 1);
  }
  pen.strokeStyle = colour(port);
  pen.lineWidth = 1.8;
  pen.lineJoin = 'round';
  pen.beginPath();
  let joined = false;
  values.forEach((value, index) => {
    if (value === null) joined = false;
    else if (joined) pen.lineTo(x(index), y(value));
    else { pen.moveTo(x(index), y(value)); joined = true; }
  });
  pen.stroke();
  const end = values.findLastIndex((value) => value !== null);
  pen.fillStyle = colour(port);
  pen.beginPath();
  pen.arc(x(end), y(values[end]), 2.6, 0, 7);
  pen.fill();
}

const SPANS = [
  { label: '30 min', ring: 'recent', ms: 30 * 60e3 },
  { label: '6 h', ring: 'day', ms: 6 * 3600e3 },
  { label: '24 h', ring: 'day', ms: 24 * 3600e3 },
];

/** The trends of a bed's page: one chart per unit, in the order of the sheet, what
 * was observed before what was ordered. */
export class Trends {
  node = el('section', { class: 'card trends', 'aria-label': 'Trends' });
  #charts = el('div', { class: 'charts' });
  #plots = [];
  #chosen;
  #bed;
  #timer;
  #key = '';
  #observer = new ResizeObserver(() => this.#size());

  constructor(bed) {
    this.#bed = bed;
    this.#chosen = bed.speed > 10 ? SPANS[2] : SPANS[0];
    const choices = SPANS.map((choice) => el('button', {
      type: 'button', class: 'choice', 'aria-pressed': String(choice === this.#chosen),
      onclick: () => this.#choose(choice, choices),
    }, choice.label));
    this.node.append(
      el('div', { class: 'head' }, el('h2', {}, 'Trends'),
        el('div', { class: 'choices', role: 'group', 'aria-label': 'Length of the trends' },
          ...choices)),
      this.#charts);
    this.#observer.observe(this.#charts);
  }

  /** `details` are what the server says of one bed. */
  show(details) {
    this.#details = details;
    this.#draw();
  }

  #details = null;

  get ring() {
    return this.#chosen.ring;
  }

  stop() {
    clearInterval(this.#timer);
    this.#observer.disconnect();
    for (const { plot } of this.#plots) plot.destroy();
  }

  onChoice = () => {};

  #choose(choice, buttons) {
    this.#chosen = choice;
    SPANS.forEach((one, index) =>
      buttons[index].setAttribute('aria-pressed', String(one === choice)));
    this.#draw();
    this.onChoice();
  }

  #draw() {
    const trend = this.#details?.trends[this.#chosen.ring];
    if (!trend) return;
    const times = trend.timeMs;
    const newest = times.length ? times[times.length - 1] : 0;
    const oldest = Math.min(newest - this.#chosen.ms / 12,
      Math.max(newest - this.#chosen.ms, times[0] ?? 0));
    const start = Math.max(0, times.findIndex((ms) => ms >= newest - this.#chosen.ms));
    // In real time the axis is the clock; ahead of it, the device's own time.
    const shift = this.#bed.speed === 1 ? Date.now() - this.#details.deviceTimeMs : 0;
    const xs = times.slice(start).map((ms) => (ms + shift) / 1000);
    const groups = this.#groups(trend.series);
    const key = JSON.stringify(groups.map((group) => group.map((one) => one.name)));
    if (key !== this.#key) {
      this.#key = key;
      this.#make(groups);
    }
    groups.forEach((group, index) => {
      const lines = group.map((one) => one.values.slice(start));
      const range = { min: (oldest + shift) / 1000, max: (newest + shift) / 1000 };
      const { plot } = this.#plots[index];
      plot.setData(withHoles(xs, lines, 3 * Math.max(trend.stepMs / 1000, median(xs))), false);
      plot.batch(() => {
        plot.setScale('x', range);
        plot.setScale('y', bounds(group, lines));
      });
    });
  }

  #groups(series) {
    const groups = new Map();
    const ordered = (one) => one.kind === 'orders';
    for (const one of [...series.filter((one) => !ordered(one)), ...series.filter(ordered)]) {
      if (!groups.has(one.unit)) groups.set(one.unit, []);
      groups.get(one.unit).push(one);
    }
    return [...groups.values()].slice(0, 6).map((group) => group.map(shown));
  }

  #make(groups) {
    for (const { plot } of this.#plots) plot.destroy();
    this.#charts.replaceChildren();
    this.#plots = groups.map((group) => {
      const box = el('div', { class: 'chart' },
        el('h3', {}, ...group.flatMap((one) => {
          const key = el('i', { class: one.kind === 'orders' ? 'key step' : 'key' });
          key.style.background = shade(one, group);
          return [key, sentence(one.name) + (one.kind === 'orders' ? ' (ordered)' : '')];
        }), el('span', { class: 'unit' }, unit(group[0].unit))));
      this.#charts.append(box);
      return { box, plot: new uPlot(this.#options(group, box), [[], []], box) };
    });
    this.#size();
  }

  #options(group, box) {
    const real = this.#bed.speed === 1;
    const label = (s) => (real ? clock(new Date(s * 1000), false) : deviceTime(s * 1000));
    const axis = {
      stroke: '#8492a0', font: '12px system-ui, sans-serif',
      grid: { stroke: 'rgba(120,150,170,.12)', width: 1 }, ticks: { show: false },
    };
    return {
      width: Math.max(200, box.clientWidth), height: this.#height(group),
      legend: { show: false },
      cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
      scales: { x: { time: false, auto: false }, y: { auto: false } },
      axes: [
        { ...axis, size: 26, incrs: [60, 300, 600, 1800, 3600, 7200, 10800, 21600],
          values: (_, splits) => splits.map(label), space: 70 },
        { ...axis, size: 48, space: 26,
          values: (_, splits) => splits.map((value) => String(Math.round(value * 100) / 100)) },
      ],
      series: [{}, ...group.map((one) => ({
        stroke: shade(one, group), width: 1.8, points: { show: false }, spanGaps: false,
        paths: one.kind === 'orders' ? uPlot.paths.stepped({ align: 1 }) : undefined,
        fill: one.kind === 'orders' ? `${shade(one, group)}22` : undefined,
        value: (_, value) => (value === null ? '–' : value.toFixed(decimals(one))),
      }))],
      hooks: { drawClear: [(plot) => shadeBand(plot, band(group[0]))] },
    };
  }

  #height(group) {
    return band(group[0]) ? 210 : 130;
  }

  #size() {
    for (const { plot, box } of this.#plots) {
      const width = box.clientWidth;
      if (width > 0 && width !== plot.width) plot.setSize({ width, height: plot.height });
    }
  }
}

function shadeBand(plot, wanted) {
  if (!wanted) return;
  const pen = plot.ctx;
  const { left, width } = plot.bbox;
  const top = plot.valToPos(wanted[1], 'y', true);
  const bottom = plot.valToPos(wanted[0], 'y', true);
  pen.save();
  pen.fillStyle = 'rgba(110,200,140,.08)';
  pen.fillRect(left, top, width, bottom - top);
  pen.fillStyle = 'rgba(110,200,140,.35)';
  pen.fillRect(left, Math.round(top), width, 1);
  pen.fillRect(left, Math.round(bottom), width, 1);
  pen.restore();
}

const SHADES = ['', '#8fa6ff', '#c9a2ff', '#7fd6c2', '#d9dfe6', '#f0a3bd'];

function shade(one, group) {
  return SHADES[group.indexOf(one) % SHADES.length] || colour(one);
}

function bounds(group, lines) {
  const numbers = lines.flat().filter((value) => value !== null);
  const wanted = band(group[0]);
  const least = (group[0].high - group[0].low) * 0.04;
  let low = Math.min(...numbers, ...(wanted ? [wanted[0] * 0.7] : []));
  let high = Math.max(...numbers, ...(wanted ? [wanted[1] * 1.12] : []));
  if (numbers.length === 0 && !wanted) [low, high] = [group[0].low, group[0].high];
  if (high - low < least) {
    const middle = (high + low) / 2;
    [low, high] = [middle - least / 2, middle + least / 2];
  }
  const edge = (high - low) * 0.08;
  return { min: group[0].low >= 0 ? Math.max(0, low - edge) : low - edge, max: high + edge };
}

function median(xs) {
  const steps = [];
  for (let i = 1; i < xs.length; i++) steps.push(xs[i] - xs[i - 1]);
  steps.sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 2)] ?? 1;
}

// A longer step than usual gets an empty point in its middle, so that no line bridges it.
function withHoles(xs, lines, stepMax) {
  const data = [[], ...lines.map(() => [])];
  for (let i = 0; i < xs.length; i++) {
    if (i > 0 && xs[i] - xs[i - 1] > stepMax) {
      data[0].push((xs[i] + xs[i - 1]) / 2);
      lines.forEach((_, line) => data[line + 1].push(null));
    }
    data[0].push(xs[i]);
    lines.forEach((values, line) => data[line + 1].push(values[i]));
  }
  return data;
}
