// The sound of alarms on this screen: a browser allows none before a person has asked for it, so it
// is off until then and says so.
//
// Pulses by priority as IEC 60601-1-8 groups them: high 2 × 5, medium 3, low 2.

const PULSES = {
  high: { at: [0, 0.2, 0.4, 0.75, 0.95, 1.6, 1.8, 2.0, 2.35, 2.55], hertz: 660, every: 6 },
  medium: { at: [0, 0.3, 0.6], hertz: 520, every: 10 },
  low: { at: [0, 0.35], hertz: 440, every: 25 },
};
const PULSE_S = 0.14;
const PAUSE_MS = 120_000;
const HARMONICS = [1, 0.5, 0.33, 0.25];

export class Sound {
  #context = null;
  #nextAt = 0;
  #priority = null;
  #pausedUntil = 0;

  get isOn() {
    return this.#context !== null && this.#context.state === 'running' && this.pauseMs === 0;
  }

  /** For how long it is silent on purpose; a pause always ends by itself. */
  get pauseMs() {
    return Math.max(0, this.#pausedUntil - performance.now());
  }

  /** Must be called from a person's gesture: on, or paused, or on again before the pause is over. */
  async switch() {
    this.#pausedUntil = this.isOn ? performance.now() + PAUSE_MS : 0;
    this.#context ??= new AudioContext();
    await (this.#pausedUntil > 0 ? this.#context.suspend() : this.#context.resume());
    this.#nextAt = 0;
  }

  /** Sounds what is to be heard; called about ten times a second. */
  want(priority) {
    if (this.#pausedUntil > 0 && this.pauseMs === 0) {
      this.#pausedUntil = 0;
      this.#context.resume();
    }
    if (!this.isOn) {
      this.#priority = null;
      return;
    }
    const now = this.#context.currentTime;
    if (priority !== this.#priority) {
      this.#priority = priority;
      this.#nextAt = now;
    }
    if (priority === null || now < this.#nextAt) return;
    const burst = PULSES[priority];
    for (const at of burst.at) this.#pulse(now + 0.05 + at, burst.hertz);
    this.#nextAt = now + burst.every;
  }

  #pulse(at, hertz) {
    const loudness = this.#context.createGain();
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.12, at + 0.02);
    loudness.gain.setValueAtTime(0.12, at + PULSE_S - 0.03);
    loudness.gain.linearRampToValueAtTime(0, at + PULSE_S);
    loudness.connect(this.#context.destination);
    HARMONICS.forEach((share, index) => {
      const tone = this.#context.createOscillator();
      const part = this.#context.createGain();
      part.gain.value = share;
      tone.frequency.value = hertz * (index + 1);
      tone.connect(part).connect(loudness);
      tone.start(at);
      tone.stop(at + PULSE_S);
    });
  }
}
