// Who is signed in at this browser, what they may do, and how long it holds.
//
// The session itself is a cookie that no script can read. What a page asks for by itself does not
// keep it open: only a person who touches this browser does.

import { el, text } from './dom.js';
import { countdown } from './format.js';

const TOUCH_EVERY_MS = 30_000;
const LOOK_EVERY_MS = 20_000;
const WARN_MS = 120_000;
const ANSWER_MS_MAX = 20_000;

export class Session {
  #me = { signIn: false, rights: [] };
  #node;
  #touchedAt = 0;
  #loadedAt = performance.now();
  #left = el('span', { class: 'left', role: 'status' });
  #glass = el('b', { class: 'glass', role: 'status' });

  /** `node` is where it is shown. */
  constructor(node) {
    this.#node = node;
    for (const kind of ['pointerdown', 'keydown']) {
      window.addEventListener(kind, () => this.#touch());
    }
    setInterval(() => this.tick(), 1000);
    setInterval(() => this.load(), LOOK_EVERY_MS);
  }

  may(right) {
    return this.#me.rights.includes(right);
  }

  get isSignedIn() {
    return this.#me.signIn;
  }

  get name() {
    return this.#me.name;
  }

  /** Asks who this is; a browser in which nobody is signed in goes to the sign-in page. */
  async load() {
    try {
      const answer = await fetch('/api/me');
      if (answer.status === 401) {
        leave();
        return false;
      }
      if (!answer.ok) return false;
      this.#me = await answer.json();
    } catch {
      return false; // the link says so already
    }
    this.#loadedAt = performance.now();
    this.#show();
    return true;
  }

  tick() {
    if (!this.#me.signIn) return;
    const since = performance.now() - this.#loadedAt;
    const left = this.#me.leftMs - since;
    text(this.#left, left < WARN_MS ? `signs out in ${countdown(left)}` : '');
    const glass = this.#me.glassMs - since;
    text(this.#glass, glass > 0 ? `Emergency access, ${countdown(glass)} left` : '');
    if (left <= 0) this.load();
  }

  #touch() {
    if (!this.#me.signIn || performance.now() - this.#touchedAt < TOUCH_EVERY_MS) return;
    this.#touchedAt = performance.now();
    post('/api/here').then((failure) => failure === null && this.load());
  }

  #show() {
    if (!this.#me.signIn || this.#node.dataset.shown === this.#me.name + this.#me.rights) return;
    this.#node.dataset.shown = this.#me.name + this.#me.rights;
    this.#node.replaceChildren(this.#glass, this.#left,
      el('span', { class: 'me' }, el('b', {}, this.#me.name),
        el('span', { class: 'dim' }, ` ${this.#me.role}`)),
      ...(this.may('break_glass') && this.#me.glassMs === 0
        ? [el('button', { type: 'button', class: 'quiet', id: 'glass',
          onclick: () => this.#ask() }, 'Emergency access')] : []),
      el('button', { type: 'button', class: 'quiet', id: 'sign-out',
        onclick: () => post('/api/sign-out').then(() => leave('/')) }, 'Sign out'));
  }

  #ask() {
    const reason = el('textarea', { rows: '3', required: true, minlength: '10', maxlength: '200',
      id: 'reason' });
    const said = el('p', { class: 'failure', role: 'alert' });
    const dialog = el('dialog', { class: 'card dialog', 'aria-labelledby': 'glass-title' },
      el('h2', { id: 'glass-title' }, 'Emergency access'),
      el('p', {}, 'For a quarter of an hour you see patients by name, answer alarms and propose '
        + 'settings. The security officer is told at once, and everything you look at is recorded.'),
      el('label', { for: 'reason' }, 'Why it cannot wait (10 letters or more)'), reason, said,
      el('div', { class: 'choices' },
        el('button', { type: 'button', class: 'choice', onclick: () => dialog.close() }, 'Cancel'),
        el('button', { type: 'button', class: 'choice grave', id: 'glass-go',
          onclick: async () => {
            const failure = await post('/api/break-glass', { reason: reason.value });
            if (failure !== null) text(said, failure);
            else location.reload();
          } }, 'Take emergency access')));
    document.body.append(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  }
}

/** What the server answers; a refusal is an error with its sentence and status. */
export async function ask(path) {
  const answer = await fetch(path, { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.error), { status: answer.status });
  return body;
}

/** Asks for something to be done; resolves to null, or to a sentence that says why not. */
export async function post(path, fields = {}) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
    if (answer.ok) return null;
    return (await answer.json()).error ?? `refused: ${answer.status}`;
  } catch {
    return 'the server cannot be reached';
  }
}

/** To the sign-in page; back here afterwards for who did not leave on purpose. */
function leave(back = location.pathname + location.hash) {
  sessionStorage.setItem('back', back);
  location.href = '/sign-in.html';
}

const PAGES = [
  ['/', 'Ward', 'see_beds'],
  ['/review.html', 'Review', 'see_beds'],
  ['/status.html', 'Server', 'see_fleet'],
  ['/security.html', 'Record', 'see_audit'],
];

/** The pages that this person may see. */
export function links(node, session) {
  node.replaceChildren(...PAGES.filter(([path, , right]) =>
    session.may(right) && path !== location.pathname)
    .map(([path, name]) => el('a', { href: path }, name)));
}
