// The device's panel, made from its sheet: a port that is added to a device appears here without
// anyone writing a line.

import { el, text } from './dom.js';
import { clock, hue, number, sentence, shown, span, unit } from './format.js';

const ROLES = [
  ['patientVariable', 'Patient variable'],
  ['controlledVariable', 'Controlled variable'],
  ['feedbackVariable', 'Feedback variable'],
  ['referenceVariable', 'Reference variable'],
  ['controllerOutput', 'Controller output'],
  ['fallbackMode', 'Fallback'],
];
const REASONS = { none: '', on_board: 'limited by what is on board', floor: 'at the floor',
  prediction: 'limited by prediction', range: 'at its range', rate: 'limited in rate' };

export class Panel {
  node = el('section', { class: 'card panel', 'aria-label': 'Device' });
  #rows = new Map();
  #values = new Map();
  #since = el('p', { class: 'dim' }, 'As assembled, until the device has said what is in force.');
  #link;

  constructor(details, link) {
    this.#link = link;
    const outputs = details.ports.filter((port) => port.kind === 'output');
    const orders = details.ports.filter((port) => port.kind === 'orders').map(shown);
    const inputs = details.ports.filter((port) => port.kind === 'input' || port.kind === 'inbox');
    this.node.append(
      el('div', { class: 'head' }, el('h2', {}, details.title || details.device),
        el('span', { class: 'dim' }, `made from the sheet of ${details.device}`)),
      el('div', { class: 'columns' },
        el('div', {},
          part('Outputs', outputs.map((port) => this.#bar('output', port))),
          part('Orders to actuators', orders.map((port) => this.#bar('orders', port)))),
        el('div', {},
          part('Loop', [el('dl', { class: 'pairs' }, ...ROLES.flatMap(([key, label]) =>
            [el('dt', {}, label), el('dd', {}, details.loop[key])]))]),
          part('Inputs', inputs.map((port) => el('p', { class: 'plain' },
            el('span', {}, sentence(port.name)),
            el('span', { class: 'dim' }, `${port.low} to ${port.high} ${unit(port.unit)}`
              + (port.limitMs > 0 ? `, stale after ${port.limitMs < 1000 ? `${port.limitMs} ms` : span(port.limitMs)}` : '')))))),
        el('div', {},
          part('Prescription', [this.#since,
            ...details.parameters.map((one) => this.#scale(one))]),
          part('Alarms of this device', details.alarmTable.map((row) => this.#alarm(row,
            details.limits.filter((one) => one.alarm === row.index), details.parameters))))),
      part('Hazards and what answers them', [hazardTable(details.hazards)], 'wide'));
  }

  update(bed) {
    for (const numeric of bed.numerics) {
      const row = this.#rows.get(`output ${numeric.index}`);
      if (!row) continue;
      const doubtful = numeric.quality !== 'good' ? numeric.quality : '';
      this.#set(row, numeric.value, numeric,
        doubtful || span(numeric.ageMs + this.#link.sinceMs(bed) * bed.speed));
    }
    for (const order of bed.orders.map(shown)) {
      const row = this.#rows.get(`orders ${order.index}`);
      const reason = REASONS[order.reason] ?? order.reason.replace('_', ' ');
      if (row) this.#set(row, order.amount, order, reason || `no. ${order.number}`);
    }
  }

  /** The values in force, by parameter, as the device said them at `time`. */
  prescribed(values, time) {
    text(this.#since, `In force, as the device said at ${clock(time)}.`);
    for (const [index, value] of values) {
      for (const node of this.#values.get(index) ?? []) text(node, rounded(value));
    }
  }

  #value(one) {
    const node = el('b', { class: 'num' }, rounded(one.initial));
    this.#values.set(one.index, [...this.#values.get(one.index) ?? [], node]);
    return node;
  }

  #scale(one) {
    return el('p', { class: 'plain', title: one.meaning }, el('span', {}, sentence(one.name)),
      el('span', {}, this.#value(one), ` ${unit(one.unit)} `,
        el('span', { class: 'dim' }, `of ${one.low} to ${one.high}`)));
  }

  #alarm(row, limits, parameters) {
    return el('p', { class: 'plain', title: row.text },
      el('span', {}, el('b', { class: `dot ${row.priority}` },
        { high: '!!!', medium: '!!', low: '!' }[row.priority]), ` ${sentence(row.name)}`),
      el('span', {}, ...limits.flatMap((limit) => this.#limit(limit, parameters)),
        el('span', { class: 'dim' }, [row.priority, row.latching ? 'latching' : '',
          row.delayMs > 0 ? `after ${span(row.delayMs)}` : ''].filter(Boolean).join(', '))));
  }

  #limit(limit, parameters) {
    const one = parameters.find((parameter) => parameter.index === limit.parameter);
    return one === undefined ? [] : [`${limit.side} `, this.#value(one), ` ${unit(one.unit)}, `];
  }

  #set(row, value, port, note) {
    text(row.value, number(value, port));
    text(row.note, note);
    const share = value === null ? 0 : (value - port.low) / (port.high - port.low || 1);
    row.needle.style.left = `${Math.max(0, Math.min(1, share)) * 100}%`;
    row.needle.hidden = value === null;
  }

  #bar(kind, port) {
    const value = el('b', { class: 'num' }, '–');
    const note = el('span', { class: 'note' });
    const needle = el('i', { class: 'needle', hidden: true });
    this.#rows.set(`${kind} ${port.index}`, { value, note, needle });
    return el('div', { class: `gauge q-${hue(port)}`, title: port.meaning },
      el('span', { class: 'name' }, sentence(port.name)),
      el('span', { class: 'reading' }, value, el('span', { class: 'unit' }, unit(port.unit))),
      el('span', { class: 'range' }, el('span', { class: 'end' }, String(port.low)),
        el('span', { class: 'track' }, needle),
        el('span', { class: 'end' }, String(port.high))),
      note);
  }
}

function part(title, rows, kind = '') {
  if (rows.length === 0) return null;
  return el('div', { class: `part ${kind}` }, el('h3', {}, title), ...rows);
}

const rounded = (value) => String(Math.round(value * 1000) / 1000);

function hazardTable(rows) {
  if (rows.length === 0) return el('p', { class: 'dim' }, 'None declared.');
  const head = ['', 'Hazard', 'Harm', 'Control'].map((name) => el('th', { scope: 'col' }, name));
  return el('table', {}, el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, el('th', { scope: 'row' }, row.id),
      el('td', {}, row.hazard), el('td', {}, row.harm), el('td', {}, row.control)))));
}
