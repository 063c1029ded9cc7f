// Alarms as a person meets them: colour, sign and words together, never colour alone.
//
// Flash rates and colours follow IEC 60601-1-8: high red at 2 Hz, medium yellow at 0.6 Hz, low cyan
// and constant. The rates are in the style sheet; here is what is said.

import { el } from './dom.js';
import { countdown, sentence, span } from './format.js';

const RANK = { high: 0, medium: 1, low: 2 };
const SIGN = { high: '!!!', medium: '!!', low: '!' };
const STATE = {
  active: 'active',
  latched: 'over, not answered',
  acknowledged: 'acknowledged',
};

export const sign = (priority) => SIGN[priority];

/** Unanswered before answered, then the more urgent, then the newer. */
export function ordered(alarms) {
  return [...alarms].sort((one, other) =>
    (one.state === 'acknowledged') - (other.state === 'acknowledged')
    || RANK[one.priority] - RANK[other.priority]
    || one.onsetAgeMs - other.onsetAgeMs);
}

export const stateText = (state) => STATE[state] ?? (state === 'inactive' ? 'over' : state);

/** The strip of a tile: the most urgent alarm, and how many there are beside it. */
export function strip(bed) {
  const alarms = ordered(bed.alarms);
  if (alarms.length === 0) {
    const quiet = bed.state === 'ended' ? 'Ended' : 'No alarms';
    return [el('div', { class: 'strip none' }, el('span', {}, quiet), silenced(bed))];
  }
  const first = alarms[0];
  return [el('div', { class: `strip ${first.priority} ${first.state}` },
    el('b', { class: 'sign' }, SIGN[first.priority]),
    el('span', { class: 'what' }, sentence(first.name)),
    first.state === 'active' ? null : el('span', { class: 'how' }, stateText(first.state)),
    alarms.length > 1 ? el('span', { class: 'more' }, `+${alarms.length - 1}`) : null,
    silenced(bed))];
}

function silenced(bed) {
  return bed.audioPauseMs > 0
    ? el('span', { class: 'silenced', 'data-pause': '' }, `audio paused ${countdown(bed.audioPauseMs)}`)
    : null;
}

export const stripKey = (bed) => JSON.stringify([
  bed.state === 'ended', Math.ceil(bed.audioPauseMs / 1000),
  bed.alarms.map((alarm) => [alarm.index, alarm.state, alarm.priority])]);

/** The list on a bed's page. `ask` sends a command and resolves to a sentence when it failed. */
export function list(bed, ask, failures) {
  const alarms = ordered(bed.alarms);
  if (alarms.length === 0) return [el('p', { class: 'calm' }, 'No alarms.')];
  return alarms.map((alarm) => {
    const answered = alarm.state === 'acknowledged';
    const failure = failures.get(alarm.index);
    return el('div', { class: `alarm ${alarm.priority} ${alarm.state}`, 'data-alarm': alarm.index },
      el('b', { class: 'sign', 'aria-label': `${alarm.priority} priority` }, SIGN[alarm.priority]),
      el('div', { class: 'words' },
        el('strong', {}, sentence(alarm.name)),
        el('span', { class: 'text' }, alarm.text),
        el('span', { class: 'state' },
          `${alarm.priority} priority, ${stateText(alarm.state)}, `
          + `${alarm.audible ? 'audible' : 'silent'}`
          + `${alarm.technical ? ', found by the server' : ''}`),
        failure ? el('span', { class: 'failure', role: 'status' }, failure) : null),
      el('span', { class: 'since', 'data-onset': String(performance.now() - alarm.onsetAgeMs) },
        span(alarm.onsetAgeMs)),
      answered ? el('span', { class: 'done' }, '✓')
        : el('button', {
          type: 'button', class: 'acknowledge',
          'aria-label': `Acknowledge ${alarm.name}`,
          onclick: (event) => ask(alarm, event.currentTarget),
        }, 'Acknowledge'));
  });
}

export const listKey = (bed, failures) => JSON.stringify([
  bed.alarms.map((alarm) => [alarm.index, alarm.state, alarm.audible]), [...failures]]);

/** Counts of unanswered alarms by priority, over all beds. */
export function tally(beds) {
  const counts = { high: 0, medium: 0, low: 0 };
  for (const bed of beds) {
    for (const alarm of bed.alarms) {
      if (alarm.state !== 'acknowledged') counts[alarm.priority]++;
    }
  }
  return counts;
}

/** The most urgent priority that is to be heard now; null for silence. */
export function audible(beds) {
  let worst = null;
  for (const bed of beds) {
    for (const alarm of bed.alarms) {
      if (alarm.audible && (worst === null || RANK[alarm.priority] < RANK[worst])) {
        worst = alarm.priority;
      }
    }
  }
  return worst;
}
