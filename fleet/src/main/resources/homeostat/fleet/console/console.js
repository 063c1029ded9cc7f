// Puts the console together: the link to the server, the page that is shown, and what stands above
// every page: alarms in the ward, sound, the state of the link.

import * as alarms from './alarms.js';
import { BedPage } from './bed.js';
import { el, fill, mark, text } from './dom.js';
import { clock, countdown, span } from './format.js';
import { Link } from './link.js';
import { links, Session } from './session.js';
import { Sound } from './sound.js';
import { Ward } from './ward.js';

const TICK_MS = 100;
const RETRY_MS = 2000;

const at = (id) => document.getElementById(id);
const session = new Session(at('session'));
const link = await session.load() ? new Link() : null;
const sound = new Sound();
let page = null;

function route() {
  page?.stop();
  const [, kind, name] = location.hash.split('/');
  page = kind === 'bed' && name ? new BedPage(link, session, decodeURIComponent(name))
    : new Ward(link);
  at('main').replaceChildren(page.node);
  window.scrollTo(0, 0);
}

function showTally() {
  const counts = alarms.tally(link.beds.values());
  fill(at('tally'), JSON.stringify(counts), () =>
    ['high', 'medium', 'low'].map((priority) =>
      el('span', { class: `count ${priority} ${counts[priority] ? 'some' : ''}`,
        'aria-label': `${counts[priority]} unanswered ${priority} priority alarms` },
      el('b', { class: 'sign' }, alarms.sign(priority)), String(counts[priority]))));
}

function showSound() {
  const on = sound.isOn;
  const paused = sound.pauseMs;
  text(at('audio'), on ? 'Audio on' : paused > 0 ? `Audio paused ${countdown(paused)}` : 'Audio off');
  at('audio').setAttribute('aria-pressed', String(on));
  at('audio').title = on ? 'This screen sounds alarms. Click for two minutes of silence.'
    : paused > 0 ? 'This screen is silent for now. Click to hear alarms again.'
    : 'This screen is silent: a browser needs a click before it may sound.';
  mark(at('audio'), 'off', !on);
}

function showLink() {
  const lost = link.isLost;
  at('lost').hidden = !lost;
  if (lost) {
    text(at('lost'), link.wasOpen
      ? `!!! No word from the server for ${span(link.silentMs)}. What is shown is old. `
        + 'Watch the patients at the bedside.'
      : 'The server has not answered yet.');
  }
  text(at('link'), lost ? 'link lost' : 'link up');
  mark(at('link'), 'down', lost);
  mark(document.body, 'cut', lost);
}

function tick() {
  page.tick();
  showTally();
  showSound();
  showLink();
  text(at('clock'), clock(new Date()));
  sound.want(link.isLost && link.wasOpen ? 'high' : alarms.audible(link.beds.values()));
}

function step(direction) {
  const names = [...link.beds.keys()].sort((one, other) =>
    one.localeCompare(other, 'en', { numeric: true }));
  const here = names.findIndex((name) => location.hash === `#/bed/${encodeURIComponent(name)}`);
  if (here >= 0) {
    const next = names[(here + direction + names.length) % names.length];
    location.hash = `#/bed/${encodeURIComponent(next)}`;
  }
}

function start() {
  link.onBed = (bed) => page.bed(bed);
  link.onWave = (wave) => page.wave(wave);
  link.onClosed = () => session.load();
  at('audio').addEventListener('click', () => sound.switch().then(showSound));
  window.addEventListener('hashchange', route);
  window.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey
      || event.target.matches('input, textarea, select')) return;
    if (event.key === 'Escape') location.hash = '#/';
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  });
  links(at('links'), session);
  route();
  tick();
  setInterval(tick, TICK_MS);
}

if (link === null) setTimeout(() => location.reload(), RETRY_MS);
else if (session.may('see_beds')) start();
else location.href = session.may('see_audit') ? '/security.html' : '/status.html';
