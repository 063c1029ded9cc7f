// Days that are past: trends with the lowest and highest of each stretch, every change of an alarm, and
// how much alarms asked of people.

import uPlot from './uplot.js';
import * as alarms from './alarms.js';
import { el, fill, text } from './dom.js';
import { band, clock, colour, day, sentence, unit } from './format.js';
import { ask, links, Session } from './session.js';

const DAYS = [1, 3, 7, 30];
const HEIGHT = 150;
const main = document.getElementById('main');
const lost = document.getElementById('lost');
const session = new Session(document.getElementById('session'));
const choice = { bed: new URLSearchParams(location.search).get('bed'), days: 1, least: 'low' };
const beds = el('select', { id: 'bed', onchange: () => { choice.bed = beds.value; show(); } });
const least = el('select', { id: 'least', onchange: () => { choice.least = least.value; show(); } },
  ...[['low', 'all'], ['medium', 'medium and high'], ['high', 'high only']].map(([value, words]) =>
    el('option', { value }, words)));
const buttons = DAYS.map((days) => el('button', { type: 'button', class: 'choice',
  'aria-pressed': String(days === choice.days), onclick: () => choose(days) },
days === 1 ? '1 day' : `${days} days`));
const save = el('a', { class: 'quiet save', download: true }, 'Take away without identities (CSV)');
const charts = el('div', { class: 'charts' });
const log = el('div', { class: 'log tall' });
const burden = el('tbody');
let plots = [];

function choose(days) {
  choice.days = days;
  DAYS.forEach((one, index) =>
    buttons[index].setAttribute('aria-pressed', String(one === days)));
  show();
}

function chart(one, span) {
  const box = el('div', { class: 'chart', role: 'img',
    'aria-label': `${one.name}, ${one.points.length} points` },
  el('h3', {}, sentence(one.name), el('span', { class: 'unit' }, unit(one.unit))));
  charts.append(box);
  const stroke = colour(one);
  const axis = { stroke: '#8492a0', font: '12px system-ui, sans-serif',
    grid: { stroke: 'rgba(120,150,170,.12)', width: 1 }, ticks: { show: false } };
  const wanted = band(one);
  const plot = new uPlot({
    width: Math.max(220, main.clientWidth - 60), height: HEIGHT, legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: false, range: span }, y: {} },
    bands: [{ series: [3, 1], fill: `${stroke}30` }],
    axes: [{ ...axis, size: 26, space: 80, 
      incrs: choice.days === 1 ? [3600, 10800, 21600] : [86400, 172800, 604800],
      values: (_, splits) => splits.map((s) => (choice.days === 1
        ? clock(new Date(s * 1000), false) : day(new Date(s * 1000)))) },
    { ...axis, size: 52 }],
    series: [{}, ...[0.4, 1.6, 0.4].map((width) => ({ stroke, width, points: { show: false },
      spanGaps: false }))],
    hooks: wanted ? { drawClear: [(self) => {
      const top = self.valToPos(wanted[1], 'y', true);
      self.ctx.fillStyle = 'rgba(110,200,140,.08)';
      self.ctx.fillRect(self.bbox.left, top, self.bbox.width,
        self.valToPos(wanted[0], 'y', true) - top);
    }] } : {},
  }, holes(one.points), box);
  plots.push(plot);
}

// A stretch in which nothing was heard is a hole in the line.
function holes(points) {
  const steps = points.slice(1).map((point, index) => point[0] - points[index][0]);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 60000;
  const data = [[], [], [], []];
  points.forEach(([at, low, mean, high], index) => {
    if (index > 0 && steps[index - 1] > 3 * usual) {
      data[0].push((at + points[index - 1][0]) / 2000);
      for (const line of data.slice(1)) line.push(null);
    }
    data[0].push(at / 1000);
    [low, mean, high].forEach((value, line) => data[line + 1].push(value));
  });
  return data;
}

function showBurden(rows) {
  const of = (value) => (value === null ? '–' : value.toFixed(1));
  fill(burden, JSON.stringify(rows), () => rows.map((one) => el('tr', {},
    el('th', { scope: 'row' }, one.bed),
    ...[one.high, one.medium, one.low, one.duplicates, one.notActionable].map((count) =>
      el('td', { class: 'num' }, String(count))),
    el('td', { class: 'num' }, one.bedDays.toFixed(2)),
    el('td', { class: 'num' }, one.bedDays < 0.04 ? 'too short' : of(one.perBedDay)))));
}

async function show() {
  const path = `/api/beds/${encodeURIComponent(choice.bed)}`;
  try {
    const [history, changes, rows] = await Promise.all([
      ask(`${path}/history?days=${choice.days}`), ask(`${path}/alarms?days=${choice.days}`),
      session.may('see_fleet') ? ask(`/api/burden?days=${choice.days}`) : []]);
    for (const plot of plots) plot.destroy();
    plots = [];
    charts.replaceChildren();
    const span = [history.fromMs / 1000, history.toMs / 1000];
    const drawn = history.series.filter((one) => one.points.length > 0);
    drawn.forEach((one) => chart(one, span));
    if (drawn.length === 0) charts.append(el('p', { class: 'calm' }, 'Nothing is kept of this time.'));
    const ranks = { low: 0, medium: 1, high: 2 };
    const shown = changes.filter((one) => ranks[one.priority] >= ranks[choice.least]);
    log.replaceChildren(...(shown.length === 0 ? [el('p', { class: 'calm' }, 'No alarms.')]
      : shown.map((one) => el('p', { class: 'entry' },
        el('span', { class: 'num dim' },
          `${day(new Date(one.time))} ${clock(new Date(one.time))}`),
        el('b', { class: `dot ${one.priority}`, 'aria-label': `${one.priority} priority` },
          alarms.sign(one.priority)),
        el('span', {}, sentence(one.name)),
        el('span', { class: 'dim' }, alarms.stateText(one.state))))));
    showBurden(rows);
    save.href = `${path}/export?days=${choice.days}`;
    lost.hidden = true;
  } catch (problem) {
    say(problem);
  }
}

function say(problem) {
  lost.hidden = false;
  text(lost, `Nothing to show: ${problem.message}.`);
}

async function open() {
  const names = (await ask('/api/beds')).map((bed) => bed.bed);
  beds.append(...names.map((name) => el('option', { value: name }, name)));
  choice.bed = names.includes(choice.bed) ? choice.bed : names[0];
  beds.value = choice.bed;
  main.append(
    el('section', { class: 'card choosing', 'aria-label': 'What to look at' },
      el('label', { for: 'bed' }, 'Bed'), beds,
      el('div', { class: 'choices', role: 'group', 'aria-label': 'How far back' }, ...buttons),
      el('label', { for: 'least' }, 'Alarms'), least, session.may('export') ? save : null),
    el('section', { class: 'card', 'aria-label': 'Trends' }, el('h2', {}, 'Trends'),
      el('p', { class: 'dim' }, 'The mean, between the lowest and the highest of each stretch.'),
      charts),
    el('section', { class: 'card', 'aria-label': 'Alarms' }, el('h2', {}, 'Alarms, the newest first'),
      log),
    session.may('see_fleet') ? el('section', { class: 'card', 'aria-label': 'Burden of alarms' },
      el('h2', {}, 'What alarms asked of people'),
      el('p', { class: 'dim' }, 'Duplicate: again within a minute. Not actionable: over by itself, '
        + 'unanswered, within 15 seconds.'),
      el('table', { class: 'record' }, el('thead', {}, el('tr', {}, ...['Bed', 'High', 'Medium',
        'Low', 'Duplicates', 'Not actionable', 'Bed-days', 'Alarms in a bed-day'].map((name) =>
        el('th', { scope: 'col' }, name)))), burden)) : null);
  if (choice.bed) show();
}

if (await session.load()) {
  links(document.getElementById('links'), session);
  open().catch(say);
}
