// One bed: its waves, numbers, alarms, trends, and the panel of its device.

import * as alarms from './alarms.js';
import { el, fill, mark, text } from './dom.js';
import { clock, colour, countdown, scale, sentence, span } from './format.js';
import { Panel } from './panel.js';
import { Remote } from './remote.js';
import { post } from './session.js';
import { Sweep } from './sweep.js';
import { Trends } from './trend.js';
import { reading, setReading } from './ward.js';

const GAIN_MM_PER_MV = 10;
const DETAILS_EVERY_MS = 4000;
const ANSWER_WITHIN_MS = 5000;
const REGIMES = { starting: 'starting', normal: 'loop as intended', limited: 'something held back',
  fallback: 'fallback acts', off: 'off on purpose' };

export class BedPage {
  node = el('div', { class: 'bedside' });
  #name;
  #link;
  #session;
  #bed = null;
  #schema = null;
  #sweeps = new Map();
  #readings = [];
  #trends = null;
  #panel = null;
  #remote = null;
  #timer;
  #failures = new Map();
  #stopped = false;

  constructor(link, session, name) {
    this.#link = link;
    this.#session = session;
    this.#name = name;
    document.title = `${name} – Homeostat`;
    link.watch(name);
    this.node.append(el('p', { class: 'empty' }, `Waiting for ${name} …`));
    const bed = link.beds.get(name);
    if (bed) this.bed(bed);
    this.#timer = setInterval(() => this.#load(), DETAILS_EVERY_MS);
  }

  bed(bed) {
    if (bed.bed !== this.#name) return;
    this.#bed = bed;
    if (this.#schema !== bed.schema) this.#build(bed);
    const numbers = [...bed.numerics, ...bed.orders];
    fill(this.#numbers, JSON.stringify(numbers.map((one) => one.name)), () => {
      this.#readings = numbers.map((_, index) => reading(index === 0));
      return this.#readings.map((one) => one.node);
    });
    numbers.forEach((one, index) => setReading(this.#readings[index], one));
    for (const alarm of bed.alarms) {
      if (alarm.state === 'acknowledged') this.#failures.delete(alarm.index);
    }
    fill(this.#alarms, alarms.listKey(bed, this.#failures),
      () => alarms.list(bed, this.#session.may('answer_alarms')
        ? (alarm, button) => this.#acknowledge(alarm, button) : null, this.#failures));
    fill(this.#modes, JSON.stringify(bed.modes.map((one) => [one.name, one.regime])), () =>
      bed.modes.map((one) => el('div', { class: 'modeRow' },
        el('b', { class: `regime ${one.regime}` }, one.name),
        el('span', { class: 'dim' }, REGIMES[one.regime] ?? one.regime))));
    this.#panel?.update(bed);
    this.tick();
  }

  wave(wave) {
    if (wave.bed === this.#name) this.#sweeps.get(wave.output)?.add(wave);
  }

  tick() {
    const bed = this.#bed;
    if (!bed) return;
    const stale = this.#link.isStale(bed);
    mark(this.node, 'stale', stale);
    const age = this.#link.ageMs(bed);
    text(this.#age, bed.state === 'ended' ? `ended ${span(age)} ago`
      : stale ? `no data for ${span(age)}` : 'live');
    text(this.#lost, bed.framesLost > 0 ? `${bed.framesLost} frames lost` : '');
    const left = bed.audioPauseMs - this.#link.sinceMs(bed);
    text(this.#pause, left > 0 ? `Audio paused, ${countdown(left)} left` : 'Pause audio 2 min');
    mark(this.#pause, 'running', left > 0);
    for (const since of this.#alarms.querySelectorAll('[data-onset]')) {
      text(since, span(performance.now() - Number(since.dataset.onset)));
    }
    this.#panel?.update(bed);
  }

  stop() {
    this.#stopped = true;
    clearInterval(this.#timer);
    for (const sweep of this.#sweeps.values()) sweep.stop();
    this.#trends?.stop();
    this.#remote?.stop();
  }

  #alarms = el('div', { class: 'alarms', id: 'alarms' });
  #modes = el('div', { class: 'modes' });
  #age = el('span', { class: 'age' });
  #lost = el('span', { class: 'framesLost' });
  #log = el('div', { class: 'log' });
  #pause = el('button', { type: 'button', class: 'pause', id: 'pause',
    onclick: () => this.#pauseAudio() });
  #said = el('p', { class: 'failure', role: 'status' });
  #numbers = el('section', { class: 'card readings', 'aria-label': 'Numbers' });

  #build(bed) {
    this.#schema = bed.schema;
    for (const sweep of this.#sweeps.values()) sweep.stop();
    this.#sweeps.clear();
    this.#trends?.stop();
    this.#trends = new Trends(bed);
    this.#panel = null;
    const speed = bed.speed === 1 ? null
      : el('span', { class: 'speed' }, `${bed.speed}× real time`);
    this.#slot = el('div', { class: 'slot' });
    this.node.replaceChildren(
      el('div', { class: 'title' }, el('a', { href: '#/', class: 'back' }, '← Ward'),
        el('h1', {}, bed.bed), el('span', { class: 'patient' }, bed.patient),
        el('span', { class: 'dim' }, bed.title), speed, this.#lost, this.#age),
      el('div', { class: 'split' },
        el('div', { class: 'left' }, ...this.#waves(bed), this.#trends.node, this.#slot),
        el('aside', { class: 'right' },
          this.#numbers,
          el('section', { class: 'card', 'aria-label': 'Alarms' },
            el('div', { class: 'head' }, el('h2', {}, 'Alarms'),
              this.#session.may('answer_alarms') ? this.#pause : null),
            this.#said, this.#alarms),
          el('section', { class: 'card', 'aria-label': 'Mode' },
            el('div', { class: 'head' }, el('h2', {}, 'Mode')), this.#modes),
          el('section', { class: 'card', 'aria-label': 'Alarm log' },
            el('div', { class: 'head' }, el('h2', {}, 'Alarm log'),
              el('span', { class: 'dim' }, 'newest first')), this.#log))));
    this.#load();
  }

  #slot = null;

  #waves(bed) {
    return bed.waves.map((port) => {
      const canvas = el('canvas', { class: 'sweep', 'data-wave': port.index, role: 'img',
        'aria-label': `${port.name}, live` });
      const paper = el('canvas', { class: 'paper', 'aria-hidden': 'true' });
      requestAnimationFrame(() => {
        if (this.#stopped) return;
        this.#sweeps.set(port.index, new Sweep(canvas, paper, port,
          { colour: colour(port), gain: GAIN_MM_PER_MV, speed: bed.speed, width: 1.7 }));
        this.#link.watch(this.#name);
      });
      return el('section', { class: 'card wave', 'aria-label': port.name },
        el('div', { class: 'head' }, el('h2', { class: 'q-cardiac' }, sentence(port.name)),
          el('span', { class: 'dim' }, `25 mm/s · ${scale(port, GAIN_MM_PER_MV)}, at 96 px per inch; screen not measured`)),
        el('div', { class: 'screen' }, paper, canvas));
    });
  }

  async #load() {
    let details;
    try {
      const ring = this.#trends?.ring ?? 'recent';
      const path = `/api/beds/${encodeURIComponent(this.#name)}?trend=${ring}`;
      const answer = await fetch(path);
      if (!answer.ok) return;
      details = await answer.json();
    } catch {
      return; // the banner says so already
    }
    if (this.#stopped || !this.#trends) return;
    this.#trends.onChoice = () => this.#load();
    this.#trends.show(details);
    if (!this.#panel) {
      this.#panel = new Panel(details, this.#link);
      this.#remote?.stop();
      this.#remote = new Remote(details, this.#session,
        (values, time) => this.#panel.prescribed(values, time));
      this.#slot.replaceChildren(this.#remote.node, this.#panel.node);
      if (this.#bed) this.#panel.update(this.#bed);
    }
    fill(this.#log, JSON.stringify(details.log[0] ?? null) + details.log.length, () =>
      details.log.length === 0 ? [el('p', { class: 'calm' }, 'Nothing yet.')]
        : details.log.slice(0, 60).map((entry) => el('p', { class: 'entry' },
          el('span', { class: 'num dim' }, clock(new Date(entry.time))),
          el('b', { class: `dot ${entry.priority}` }, alarms.sign(entry.priority)),
          el('span', {}, sentence(entry.name)),
          el('span', { class: 'dim' }, alarms.stateText(entry.state)))));
  }

  // The bed's own alarm state is the answer; silence is reported as such.
  async #acknowledge(alarm, button) {
    button.disabled = true;
    text(button, 'Sent …');
    const path = `/api/beds/${encodeURIComponent(this.#name)}/alarms/${alarm.index}/acknowledge`;
    const failure = await post(path);
    const say = (sentenceOfIt) => {
      this.#failures.set(alarm.index, sentenceOfIt);
      if (this.#bed) this.bed(this.#bed);
    };
    if (failure) {
      say(`Not acknowledged: ${failure}.`);
      return;
    }
    setTimeout(() => {
      const now = this.#bed?.alarms.find((one) => one.index === alarm.index);
      if (now && now.state !== 'acknowledged' && now.onset === alarm.onset) {
        say('Outcome unknown: the bed has not answered.');
      }
    }, ANSWER_WITHIN_MS);
  }

  async #pauseAudio() {
    const failure = await post(
      `/api/beds/${encodeURIComponent(this.#name)}/pause`);
    text(this.#said, failure ? `Only the server's own alarms are paused: ${failure}.` : '');
  }
}
