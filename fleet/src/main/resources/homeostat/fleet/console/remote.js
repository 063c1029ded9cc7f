// What may be asked of a device from here: self-test, journal, live ports, settings. The device has the
// last word, and an outcome that nobody knows is shown as unknown.

import { el, fill, text } from './dom.js';
import { clock, deviceTime, sentence, unit } from './format.js';
import { post } from './session.js';

const LOOK_EVERY_MS = 1500;
const SHOWN_MAX = 8;
const NAMES = { self_test: 'Self-test', journal: 'Journal', ports: 'Live ports',
  settings: 'Settings' };
const STATES = {
  proposed: ['○', 'waits for somebody else to confirm'],
  sent: ['…', 'sent, the device has not answered'],
  done: ['✓', 'done, says the device'],
  refused: ['✕', 'refused by the device'],
  unknown: ['?', 'outcome unknown: it may have been done. Look at the device.'],
  expired: ['–', 'not done'],
  withdrawn: ['–', 'taken back, not done'],
};

export class Remote {
  node;
  #name;
  #session;
  #schema;
  #list = el('div', { class: 'commands', 'aria-live': 'polite' });
  #said = el('p', { class: 'failure', role: 'alert' });
  #timer;
  #live = false;
  #prescription = null;
  #onPrescribed;
  #form = el('div', {});
  #presets = el('div', {});

  /** `details` is the bed with its schema; `onPrescribed` hears the values in force, by parameter,
   * and when the device said them. */
  constructor(details, session, onPrescribed) {
    this.#onPrescribed = onPrescribed;
    this.#name = details.bed;
    this.#schema = details;
    this.#session = session;
    const ask = (what) => el('button', { type: 'button', class: 'choice',
      onclick: () => this.#ask(what) }, NAMES[what]);
    this.node = el('section', { class: 'card remote', 'aria-label': 'Remote service' },
      el('div', { class: 'head' }, el('h2', {}, 'Remote service'),
        session.may('diagnose')
          ? el('div', { class: 'choices', role: 'group', 'aria-label': 'Ask the device' },
            ask('self_test'), ask('journal'), ask('ports'),
            el('button', { type: 'button', class: 'choice', 'aria-pressed': 'false',
              onclick: (event) => this.#follow(event.currentTarget) }, 'Follow ports')) : null),
      this.#said, this.#presets, this.#form, this.#list);
    if (session.may('propose_limits')) {
      this.#showForm(session.may('propose_settings'));
      this.#showPresets();
    }
    this.#look();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  stop() {
    clearInterval(this.#timer);
  }

  get #path() {
    return `/api/beds/${encodeURIComponent(this.#name)}`;
  }

  async #ask(what) {
    const failure = await post(`${this.#path}/diagnose`, { what });
    text(this.#said, failure ?? '');
    this.#look();
  }

  #follow(button) {
    this.#live = !this.#live;
    button.setAttribute('aria-pressed', String(this.#live));
  }

  async #look() {
    try {
      const answer = await fetch(`${this.#path}/commands`);
      if (!answer.ok) return;
      const all = await answer.json();
      const ports = all.find((one) => one.ask === 'ports');
      const line = all.filter((one) => one.state === 'done')
        .flatMap((one) => one.lines).find((one) => one.startsWith('prescription\t'));
      this.#prescription = line ? line.split('\t')[2] : null;
      this.#tellPrescribed(all);
      fill(this.#list, JSON.stringify(all.slice(0, SHOWN_MAX)), () => (all.length === 0
        ? [el('p', { class: 'calm' }, 'Nothing was asked of this device.')]
        : all.slice(0, SHOWN_MAX).map((one) => this.#row(one))));
      if (this.#live && (!ports || ports.state !== 'sent')) this.#ask('ports');
    } catch {
      // the banner says so already
    }
  }

  // What the device said is in force: its ports as of then, and every change it has agreed to since.
  #tellPrescribed(all) {
    const done = all.filter((one) => one.state === 'done');
    const from = done.findIndex((one) => one.ask === 'ports');
    if (from < 0) return;
    const values = new Map(done[from].lines.map((line) => line.split('\t'))
      .filter(([kind]) => kind === 'parameter')
      .map(([, index, , value]) => [Number(index), Number(value)]));
    for (const one of done.slice(0, from).reverse()) {
      for (const { parameter, value } of one.settings) values.set(parameter, value);
    }
    this.#onPrescribed(values, new Date(done[0].time));
  }

  #row(one) {
    const [sign, words] = STATES[one.state];
    const settings = one.settings.map((setting) => this.#setting(setting));
    const who = `${one.by}${one.confirmedBy ? `, confirmed by ${one.confirmedBy}` : ''}`;
    return el('details', { class: `command ${one.state}`,
      open: one.state === 'done' && one.lines.length < 30 },
      el('summary', {}, el('b', { class: 'sign', 'aria-hidden': 'true' }, sign),
        el('span', { class: 'what' }, [NAMES[one.ask], ...settings].join(', ')),
        el('span', { class: 'state' }, one.state === 'refused' || one.state === 'expired'
          ? `${words}: ${one.lines.join(' ')}` : words),
        el('span', { class: 'dim' }, `${clock(new Date(one.time))} ${who}`),
        one.state === 'proposed' ? this.#buttons(one) : null),
      one.state === 'done' && one.lines.length > 0 ? this.#found(one) : null);
  }

  #setting({ parameter, value }) {
    const row = this.#schema.parameters[parameter];
    return row ? `${row.name} ${value} ${unit(row.unit)}` : `parameter ${parameter}: ${value}`;
  }

  #buttons(one) {
    const act = async (event, what) => {
      event.preventDefault();
      const failure = await post(`/api/commands/${one.number}/${what}`);
      text(this.#said, failure ?? '');
      this.#look();
    };
    return el('span', { class: 'choices' },
      this.#session.may('confirm_settings') && !one.own
        ? el('button', { type: 'button', class: 'choice grave confirm',
          onclick: (event) => act(event, 'confirm') }, 'Confirm and send') : null,
      this.#session.may('propose_limits')
        ? el('button', { type: 'button', class: 'choice',
          onclick: (event) => act(event, 'withdraw') }, 'Take back') : null);
  }

  #found(one) {
    if (one.ask === 'journal') {
      return el('table', { class: 'found' }, el('tbody', {}, ...one.lines.map((line) => {
        const [at, ...cells] = line.split('\t');
        return el('tr', {}, el('td', { class: 'num' }, deviceTime(Number(at) / 1e6)),
          ...cells.map((cell) => el('td', { class: 'num' }, cell)));
      })));
    }
    return el('table', { class: 'found' }, el('tbody', {}, ...one.lines.map((line) =>
      el('tr', {}, ...line.split('\t').map((cell, index) =>
        el('td', { class: cell === 'FAILED' ? 'failure' : index > 2 ? 'num' : '' },
          readable(line, cell, index)))))));
  }

  // Everything for who orders therapy; for the others the limits that the sheet leaves to the ward.
  #showForm(all) {
    const limits = new Set(this.#schema.limits.filter((one) => one.keeper === 'ward')
      .map((one) => one.parameter));
    const parameters = this.#schema.parameters.filter((one) => all || limits.has(one.index));
    const inputs = parameters.map((one) => el('input', { type: 'number', step: 'any',
      min: String(one.low), max: String(one.high), id: `setting-${one.index}`,
      placeholder: 'as it is' }));
    const rows = parameters.map((one, index) => el('div', { class: 'setting' },
      el('label', { for: `setting-${one.index}` }, sentence(one.name)), inputs[index],
      el('span', { class: 'dim' }, `${one.low} to ${one.high} ${unit(one.unit)}`)));
    const propose = async () => {
      const fields = this.#prescription === null ? {} : { prescription: this.#prescription };
      inputs.forEach((input, index) => {
        if (input.value !== '') fields[parameters[index].index] = Number(input.value);
      });
      const failure = await post(`${this.#path}/${all ? 'settings' : 'limits'}`, fields);
      text(this.#said, failure ? `Not proposed: ${failure}.` : '');
      if (!failure) inputs.forEach((input) => { input.value = ''; });
      this.#look();
    };
    if (rows.length === 0) return;
    this.#form.replaceChildren(el('details', { class: 'settings' },
      el('summary', {}, all ? 'Propose settings' : 'Propose limits of alarms'), ...rows,
      el('p', { class: 'dim' }, 'Somebody else has to confirm. The device may refuse.'),
      el('button', { type: 'button', class: 'choice', id: 'propose', onclick: propose },
        'Propose')));
  }

  async #showPresets() {
    const answer = await fetch(`${this.#path}/presets`);
    const all = answer.ok ? await answer.json() : [];
    if (all.length === 0) return;
    this.#presets.replaceChildren(el('details', { class: 'settings presets' },
      el('summary', {}, 'Propose a preset'),
      ...all.map((one) => el('div', { class: 'preset' },
        el('b', {}, sentence(one.name)),
        el('span', { class: one.trouble ? 'failure' : '' },
          one.trouble || one.settings.map((setting) => this.#setting(setting)).join(', ')),
        el('button', { type: 'button', class: 'choice', disabled: one.trouble !== '',
          'aria-label': `Propose the preset ${one.name}`,
          onclick: () => this.#proposePreset(one.name) }, 'Propose'))),
      el('p', { class: 'dim' },
        'What the ward agreed on. Somebody else has to confirm. The device may refuse.')));
  }

  async #proposePreset(preset) {
    const failure = await post(`${this.#path}/preset`, { preset });
    text(this.#said, failure ? `Not proposed: ${failure}.` : '');
    this.#look();
  }
}

/** Numbers to six digits, and the age of an output, which the device says in nanoseconds. */
function readable(line, cell, index) {
  if (line.startsWith('output\t') && index === 6) return `${Math.round(Number(cell) / 1e6)} ms`;
  return index === 3 && cell !== '' && Number.isFinite(Number(cell))
    ? String(Number(Number(cell).toPrecision(6))) : cell;
}
