// The connection to the server, and the beds as last heard of.
//
// Every age that the server states is an age at the instant of sending; from the message's arrival
// on it is counted here, by this screen's own clock. So a server that falls silent makes every
// number older and greyer by itself: silence is an alarm here, too.

import { decodeWave } from './wave.js';

export const STALE_MS = 2000;
const LOST_MS = 2500;
const RETRY_MS = 1000;

export class Link {
  beds = new Map();
  onBed = () => {};
  onWave = () => {};
  #socket = null;
  #heardAt = performance.now();
  #watched = '*';
  #openedOnce = false;

  constructor() {
    this.#open();
  }

  /** How long nothing was heard from the server. */
  get silentMs() {
    return performance.now() - this.#heardAt;
  }

  get isLost() {
    return this.silentMs > LOST_MS;
  }

  get wasOpen() {
    return this.#openedOnce;
  }

  watch(name) {
    this.#watched = name;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(`watch ${name}`);
  }

  /** Milliseconds since a bed was last heard, by the server and here. */
  ageMs(bed) {
    return bed.dataAgeMs + this.sinceMs(bed);
  }

  /** Milliseconds since the message with this bed's state arrived. */
  sinceMs(bed) {
    return performance.now() - bed.arrivedAt;
  }

  isStale(bed) {
    return bed.state === 'ended' || this.isLost || this.ageMs(bed) > STALE_MS;
  }

  /** Asks for something; resolves to null, or to a sentence that says why not. */
  async post(path) {
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      if (answer.ok) return null;
      return (await answer.json()).error ?? `refused: ${answer.status}`;
    } catch {
      return 'the server cannot be reached';
    }
  }

  #open() {
    const socket = new WebSocket(`ws://${location.host}/live`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#openedOnce = true;
      this.watch(this.#watched);
    };
    socket.onmessage = (message) => {
      this.#heardAt = performance.now();
      if (typeof message.data === 'string') this.#take(JSON.parse(message.data));
      else this.onWave(decodeWave(message.data));
    };
    socket.onclose = () => setTimeout(() => this.#open(), RETRY_MS);
    this.#socket = socket;
  }

  #take(message) {
    if (message.type !== 'bed') return;
    const bed = message.bed;
    bed.arrivedAt = performance.now();
    this.beds.set(bed.bed, bed);
    this.onBed(bed);
  }
}
