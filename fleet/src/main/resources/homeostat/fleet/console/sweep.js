// A wave swept across a canvas, as on a bedside monitor: new overwrites old behind an erase bar.
//
// - Scale: 25 mm/s across and 10 mm/mV up (half of it on a tile), at 96 px per inch, which is what
//   CSS calls an inch; a screen that was not measured may differ, and the page says so.
// - Time is the device's, never that of arrival. What is drawn trails the newest sample by a
//   buffer of half a block and 250 ms, so that uneven arrival does not make uneven motion; the
//   buffer is kept by running at most 4 % faster or slower.
// - Every column shows the first, lowest, highest and last of its samples, so a peak one sample wide
//   survives. Source: Jugel et al., "M4: a visualization-oriented time series data aggregation",
//   VLDB 2014.
// - Samples that are not neighbours are not joined: a gap stays a gap.

const PX_PER_MM = 96 / 25.4;
const BUFFER_MS = 250;
const KEEP_MS = 20000;
const SLEW_MAX = 0.04;
const ERASE_MM = 5;

export class Sweep {
  #canvas;
  #paper;
  #pen;
  #blocks = [];
  #port;
  #options;
  #playMs = null;
  #drawnMs = null;
  #frameAt = null;
  #frame = 0;
  #last = null;
  #blockMs = 200;

  /** `options`: `{colour, gain (mm/mV), speed (device s per s), grid}`. */
  constructor(canvas, paper, port, options) {
    this.#canvas = canvas;
    this.#paper = paper;
    this.#port = port;
    this.#options = options;
    this.#resize();
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(canvas);
    this.#frame = requestAnimationFrame((at) => this.#step(at));
  }

  #observer;

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
  }

  add(wave) {
    const newest = this.#blocks.at(-1);
    if (newest && wave.firstMs <= newest.firstMs) {
      if (newest.firstMs - wave.firstMs < KEEP_MS) return;
      this.#blocks = [];
      this.#playMs = null;
    }
    wave.endMs = wave.firstMs + wave.samples.length * wave.intervalMs;
    this.#blocks.push(wave);
    this.#blockMs = Math.max(200, wave.endMs - wave.firstMs, this.#blockMs * 0.9);
    while (this.#blocks[0].endMs < wave.endMs - KEEP_MS) this.#blocks.shift();
  }

  get #windowMs() {
    return (this.#canvas.clientWidth / PX_PER_MM / 25) * 1000;
  }

  #resize() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth, clientHeight } = this.#canvas;
    if (clientWidth === 0) return;
    for (const layer of [this.#canvas, this.#paper]) {
      if (!layer) continue;
      layer.width = Math.round(layer.clientWidth * ratio);
      layer.height = Math.round(clientHeight * ratio);
      layer.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    this.#pen = this.#canvas.getContext('2d');
    this.#drawnMs = this.#playMs === null ? null : this.#playMs - this.#windowMs * 0.97;
    this.#last = null;
    if (this.#paper) this.#drawPaper();
  }

  #drawPaper() {
    const pen = this.#paper.getContext('2d');
    const { clientWidth, clientHeight } = this.#paper;
    pen.clearRect(0, 0, clientWidth, clientHeight);
    const zero = this.#y(0);
    for (const [mm, shade] of [[1, 'rgba(120,160,180,.055)'], [5, 'rgba(120,160,180,.15)']]) {
      pen.beginPath();
      for (let x = 0; x < clientWidth; x += mm * PX_PER_MM) {
        pen.moveTo(Math.round(x) + 0.5, 0);
        pen.lineTo(Math.round(x) + 0.5, clientHeight);
      }
      const first = zero % (mm * PX_PER_MM);
      for (let y = first; y < clientHeight; y += mm * PX_PER_MM) {
        pen.moveTo(0, Math.round(y) + 0.5);
        pen.lineTo(clientWidth, Math.round(y) + 0.5);
      }
      pen.strokeStyle = shade;
      pen.lineWidth = 1;
      pen.stroke();
    }
    if (this.#port.unit === 'mV') this.#drawGainBar(pen, zero);
  }

  #drawGainBar(pen, zero) {
    const top = zero - this.#options.gain * PX_PER_MM;
    pen.strokeStyle = 'rgba(214,226,234,.75)';
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(4, zero);
    pen.lineTo(9, zero);
    pen.lineTo(9, top);
    pen.lineTo(15, top);
    pen.lineTo(15, zero);
    pen.lineTo(20, zero);
    pen.stroke();
  }

  #y(value) {
    const height = this.#canvas.clientHeight;
    if (this.#port.unit === 'mV') {
      return height * 0.64 - value * this.#options.gain * PX_PER_MM;
    }
    const { low, high } = this.#port;
    return height - ((value - low) / (high - low)) * height;
  }

  #step(at) {
    this.#frame = requestAnimationFrame((next) => this.#step(next));
    const elapsed = this.#frameAt === null ? 0 : Math.min(1000, at - this.#frameAt);
    this.#frameAt = at;
    const newest = this.#blocks.at(-1);
    if (!newest || !this.#pen) return;
    const buffer = this.#blockMs / 2 + BUFFER_MS * this.#options.speed;
    const target = newest.endMs - buffer;
    if (this.#playMs === null) this.#start(target);
    const behind = target - this.#playMs;
    // Far off: take up again where the data is. What comes late is waited for, not passed by.
    if (behind > 2000 * this.#options.speed) this.#start(target);
    const slew = Math.max(-SLEW_MAX, Math.min(SLEW_MAX, behind / 4000));
    this.#playMs = Math.min(newest.endMs,
      this.#playMs + elapsed * this.#options.speed * (1 + slew));
    this.#draw();
  }

  #start(target) {
    this.#playMs = target;
    this.#drawnMs = target - this.#windowMs * 0.97;
    this.#last = null;
    this.#pen.clearRect(0, 0, this.#canvas.clientWidth, this.#canvas.clientHeight);
  }

  #x(ms) {
    const window = this.#windowMs;
    return (((ms % window) + window) % window / window) * this.#canvas.clientWidth;
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const pen = this.#pen;
    const x0 = this.#x(this.#drawnMs);
    const advance = ((this.#playMs - this.#drawnMs) / this.#windowMs) * width;
    if (advance < 0.5) return;
    const erase = advance + ERASE_MM * PX_PER_MM;
    pen.clearRect(x0, 0, Math.min(erase, width - x0), height);
    if (x0 + erase > width) pen.clearRect(0, 0, x0 + erase - width, height);
    pen.strokeStyle = this.#options.colour;
    pen.lineWidth = this.#options.width ?? 1.6;
    pen.lineJoin = 'round';
    pen.beginPath();
    this.#trace(pen);
    pen.stroke();
    this.#drawnMs = this.#playMs;
  }

  // Appends the samples in (drawn, play] to the path, a column at a time.
  #trace(pen) {
    let column = null;
    let last = this.#last;
    if (last) pen.moveTo(this.#x(last.ms), this.#y(last.value));
    const flush = () => {
      if (column === null) return;
      const x = column.x;
      if (column.joined) pen.lineTo(x, this.#y(column.first));
      else pen.moveTo(x, this.#y(column.first) - 0.01);
      pen.lineTo(x, this.#y(column.low));
      pen.lineTo(x, this.#y(column.high));
      pen.lineTo(x, this.#y(column.last));
      column = null;
    };
    for (const block of this.#blocks) {
      if (block.endMs < this.#drawnMs) continue;
      const start = Math.max(0, Math.floor((this.#drawnMs - block.firstMs) / block.intervalMs));
      for (let i = start; i < block.samples.length; i++) {
        const ms = block.firstMs + i * block.intervalMs;
        if (ms <= this.#drawnMs) continue;
        if (ms > this.#playMs) break;
        const value = block.samples[i];
        if (Number.isNaN(value)) {
          flush();
          last = null;
          continue;
        }
        const x = this.#x(ms);
        const joined = last !== null && ms - last.ms < 1.6 * block.intervalMs
          && x >= this.#x(last.ms);
        if (column !== null && joined && Math.abs(x - column.x) < 0.5) {
          column.low = Math.min(column.low, value);
          column.high = Math.max(column.high, value);
          column.last = value;
        } else {
          flush();
          column = { x, joined, first: value, low: value, high: value, last: value };
        }
        last = { ms, value };
      }
    }
    flush();
    this.#last = last;
  }
}
