// Emergency access that waits for an answer, and the newest lines of the audit log.

import { el, fill, text } from './dom.js';
import { clock, day } from './format.js';
import { ask, links, post, Session } from './session.js';

const EVERY_MS = 2000;
const main = document.getElementById('main');
const lost = document.getElementById('lost');
const session = new Session(document.getElementById('session'));
const alarms = el('div', { class: 'alarms', id: 'emergencies' });
const said = el('p', { class: 'failure', role: 'alert' });
const lines = el('tbody');
let timer;

main.append(
  el('section', { class: 'card', 'aria-label': 'Emergency access' },
    el('h2', {}, 'Emergency access'), said, alarms),
  el('section', { class: 'card', 'aria-label': 'Record' },
    el('div', { class: 'head' }, el('h2', {}, 'Who did what, the newest first'),
      el('div', { class: 'choices' },
        el('a', { class: 'quiet save', href: '/api/audit/log', download: 'audit.log' },
          'Take away the log'),
        el('a', { class: 'quiet save', href: '/api/audit/key', download: 'audit.pub' },
          'and its public key'))),
    el('table', { class: 'record' }, el('thead', {}, el('tr', {},
      ...['No.', 'Time', 'Who', 'What', 'To what', 'Detail'].map((name) =>
        el('th', { scope: 'col' }, name)))), lines)));

function emergency(one) {
  const waits = one.answeredBy === null;
  return el('div', { class: `alarm high ${waits ? 'active' : 'acknowledged'}` },
    el('b', { class: 'sign', 'aria-label': 'high priority' }, '!!!'),
    el('div', { class: 'words' }, el('strong', {}, `${one.name} took emergency access`),
      el('span', { class: 'text' }, one.reason),
      el('span', { class: 'state' }, waits ? 'not looked into yet'
        : `looked into by ${one.answeredBy}`)),
    el('span', { class: 'since' }, clock(new Date(one.time))),
    waits ? el('button', { type: 'button', class: 'acknowledge', onclick: async () => {
      const failure = await post(`/api/emergencies/${one.number}/answer`);
      text(said, failure ?? '');
      look();
    } }, 'Looked into') : el('span', { class: 'done' }, '✓'));
}

async function look() {
  try {
    const [emergencies, record] = await Promise.all([ask('/api/emergencies'), ask('/api/audit')]);
    fill(alarms, JSON.stringify(emergencies), () => (emergencies.length === 0
      ? [el('p', { class: 'calm' }, 'None yet.')]
      : emergencies.map(emergency)));
    fill(lines, String(record[0]?.number), () => record.map((one) => el('tr', {},
      el('td', { class: 'num dim' }, String(one.number)),
      el('td', { class: 'num' }, `${day(new Date(one.time))} ${clock(new Date(one.time))}`),
      el('td', { class: 'num' }, one.actor), el('td', { class: 'num' }, one.action), el('td', {}, one.subject),
      el('td', { class: 'dim' }, one.detail))));
    lost.hidden = true;
  } catch (problem) {
    lost.hidden = false;
    text(lost, `Nothing to show: ${problem.message}.`);
    if (problem.status === 403) clearInterval(timer); // it would only be refused again
  }
}

if (await session.load()) {
  links(document.getElementById('links'), session);
  timer = setInterval(look, EVERY_MS);
  look();
}
