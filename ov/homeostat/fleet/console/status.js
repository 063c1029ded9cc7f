// How the server is: alarm latency, links, journal, notices. Asked once a second; an answer that does
// not come is shown as loudly as one that is bad.

import { el, text, mark } from './dom.js';

const EVERY_MS = 1000;
const LATENCY_MAX_MS = 250;
const main = document.getElementById('main');
const lost = document.getElementById('lost');
const link = document.getElementById('link');
const cells = new Map();

const number = (value, digits = 0) => value === null || value === undefined ? 'none yet'
  : value.toLocaleString('en', { maximumFractionDigits: digits });
const bytes = (value) => value < 1e6 ? `${number(value / 1e3, 1)} kB` : `${number(value / 1e6, 1)} MB`;
const span = (ms) => ms < 6e4 ? `${number(ms / 1e3)} s` : ms < 3.6e6 ? `${number(ms / 6e4)} min`
  : `${number(ms / 3.6e6, 1)} h`;

/** Sections of figures: a label, its value, and whether it is well (undefined: no matter). */
function figures(health) {
  const { alarmLatency: probe, notices, devices } = health;
  const sections = [
    ['Alarms, from bedside to screen', [
      ['Median', probe.medianMs === null ? 'no probe yet' : `${number(probe.medianMs, 1)} ms`],
      ['99 of 100 within', probe.p99Ms === null ? 'no probe yet' : `${number(probe.p99Ms, 1)} ms`,
        probe.p99Ms === null ? undefined : probe.p99Ms < LATENCY_MAX_MS],
      ['Slowest of the last thousand', probe.maxMs === null ? 'no probe yet'
        : `${number(probe.maxMs, 1)} ms`],
      ['Probes', number(probe.probes)],
      ['Probes lost', number(probe.lost), probe.lost === 0],
      ['Newest probe', probe.probes === 0 ? 'none yet' : probe.isLost ? 'did not come' : 'came',
        probe.probes === 0 ? undefined : !probe.isLost],
    ]],
    ['People told', [
      ['Confirmed', number(notices.confirmed)],
      ['Unconfirmed', number(notices.unconfirmed), notices.unconfirmed === 0],
      ['Given up', number(notices.givenUp), notices.givenUp === 0],
      ['Last trouble', notices.trouble || 'none', !notices.trouble],
    ]],
  ];
  if (devices) {
    sections.push(['Devices', [
      ['Links up', number(devices.connected)],
      ['Connections turned away', number(devices.turnedAway)],
      ['Frames asked for again', number(devices.missing)],
      ['Frames that came twice', number(devices.duplicates)],
      ['Frames given up by their senders', number(devices.givenUp), devices.givenUp === 0],
      ['Journal', `${number(devices.journal)} records, ${bytes(devices.journalBytes)}`],
      ['Not in the database yet', number(devices.journal - devices.inDatabase)],
      ['Last trouble', devices.trouble || 'none', !devices.trouble],
    ]]);
  }
  sections.push(['Server', [
    ['Up for', span(health.uptimeMs)],
    ['Version', health.version],
    ['Beds', number(health.beds)],
    ['Screens', number(health.clients)],
    ['Frames', number(health.frames)],
    ['Frames overtaken on the way', number(health.framesLate)],
    ['Frames refused', number(health.framesRefused), health.framesRefused === 0],
    ['Memory in use', bytes(health.memory.heapUsedBytes)],
  ]]);
  return sections;
}

function show(health) {
  for (const [title, rows] of figures(health)) {
    if (!cells.has(title)) {
      main.append(el('section', { class: 'card' }, el('h2', {}, title),
        el('dl', { class: 'rows' }, ...rows.flatMap(([label]) => {
          const value = el('dd');
          cells.set(`${title}/${label}`, value);
          return [el('dt', {}, label), value];
        }))));
      cells.set(title, true);
    }
    for (const [label, value, well] of rows) {
      const cell = cells.get(`${title}/${label}`);
      text(cell, well === false ? `! ${value}` : value);
      mark(cell, 'unwell', well === false);
    }
  }
}

async function look() {
  try {
    const answer = await fetch('/api/health', { signal: AbortSignal.timeout(2 * EVERY_MS) });
    show(await answer.json());
    text(link, 'connected');
    lost.hidden = true;
  } catch {
    text(link, 'no answer');
    lost.hidden = false;
    text(lost, 'No word from the server. Watch the patients at the bedside.');
  }
  setTimeout(look, EVERY_MS);
}

look();
