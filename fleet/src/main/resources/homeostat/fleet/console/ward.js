// The ward: a tile for each bed.

import * as alarms from './alarms.js';
import { el, fill, mark, text } from './dom.js';
import { colour, hue, number, scale, sentence, shown, span, unit } from './format.js';
import { Sweep } from './sweep.js';
import { spark } from './trend.js';

const TILE_GAIN_MM_PER_MV = 5;
const BESIDE_MAX = 4;

export class Ward {
  node = el('div', { class: 'ward' });
  #tiles = new Map();
  #link;
  #empty = el('div', { class: 'empty' }, el('h1', {}, 'No beds yet'),
    el('p', {}, 'A bed appears as soon as its device says who it is.'));

  constructor(link) {
    this.#link = link;
    document.title = 'Homeostat – ward';
    this.node.append(this.#empty);
    for (const bed of link.beds.values()) this.bed(bed);
    link.watch('*');
  }

  bed(bed) {
    let tile = this.#tiles.get(bed.bed);
    if (tile && tile.schema !== bed.schema) {
      tile.remove();
      tile = null;
    }
    if (!tile) {
      tile = new Tile(bed, this.#link);
      this.#tiles.set(bed.bed, tile);
      this.#place();
    }
    tile.show(bed);
  }

  wave(wave) {
    this.#tiles.get(wave.bed)?.wave(wave);
  }

  tick() {
    for (const tile of this.#tiles.values()) tile.tick();
  }

  stop() {
    for (const tile of this.#tiles.values()) tile.remove();
  }

  #place() {
    const names = [...this.#tiles.keys()].sort((one, other) =>
      one.localeCompare(other, 'en', { numeric: true }));
    this.node.replaceChildren(...names.map((name) => this.#tiles.get(name).node));
  }
}

class Tile {
  #bed;
  #link;
  #sweep = null;
  #strip = el('div', { class: 'strips' });
  #first;
  #beside;
  #age = el('span', { class: 'age' });
  #mode = el('span', { class: 'mode' });
  #spark = null;
  #sparkKey = '';
  #caption = el('span', { class: 'caption' });

  constructor(bed, link) {
    this.#bed = bed;
    this.#link = link;
    this.schema = bed.schema;
    this.#first = reading(true);
    this.#beside = el('div', { class: 'beside' });
    const canvas = el('canvas', { class: 'curve', 'aria-hidden': 'true' });
    this.node = el('a', { class: 'tile card', href: `#/bed/${encodeURIComponent(bed.bed)}`,
      'data-bed': bed.bed },
      el('div', { class: 'who' }, el('b', { class: 'name' }, bed.bed),
        el('span', { class: 'patient' }, bed.patient), this.#age),
      this.#strip,
      el('div', { class: 'numbers' }, this.#first.node, this.#beside),
      canvas,
      el('div', { class: 'below' }, this.#mode, this.#caption));
    if (bed.waves.length > 0) {
      const port = bed.waves[0];
      requestAnimationFrame(() => {
        this.#sweep = new Sweep(canvas, null, port,
          { colour: colour(port), gain: TILE_GAIN_MM_PER_MV, speed: bed.speed, width: 1.5 });
      });
      text(this.#caption, `${port.name} · 25 mm/s · ${scale(port, TILE_GAIN_MM_PER_MV)}`);
    } else {
      this.#spark = canvas;
    }
  }

  show(bed) {
    this.#bed = bed;
    fill(this.#strip, alarms.stripKey(bed), () => alarms.strip(bed));
    const [first, ...others] = bed.numerics;
    if (first) setReading(this.#first, first);
    const shown = [...others, ...bed.orders].slice(0, BESIDE_MAX);
    fill(this.#beside, JSON.stringify(shown.map((one) => one.name)), () => {
      this.#small = shown.map(() => reading(false));
      return this.#small.map((one) => one.node);
    });
    shown.forEach((one, index) => setReading(this.#small[index], one));
    const regime = bed.modes[0]?.regime ?? '';
    fill(this.#mode, `${bed.mode} ${regime} ${bed.title}`, () => [
      el('span', { class: `regime ${regime}` }, bed.mode ?? 'no mode'),
      el('span', { class: 'dim' }, ` ${bed.title}`)]);
    this.#drawSpark();
    this.tick();
  }

  #small = [];

  wave(wave) {
    if (this.#bed.waves[0]?.index === wave.output) this.#sweep?.add(wave);
  }

  tick() {
    const stale = this.#link.isStale(this.#bed);
    const age = this.#link.ageMs(this.#bed);
    mark(this.node, 'stale', stale);
    mark(this.node, 'ended', this.#bed.state === 'ended');
    const speed = this.#bed.speed === 1 ? '' : ` · ${this.#bed.speed}×`;
    text(this.#age, this.#bed.state === 'ended' ? `ended ${span(age)} ago`
      : stale ? `no data for ${span(age)}` : `live${speed}`);
    if (this.#spark && this.#spark.width === 300) this.#drawSpark(true);
  }

  #drawSpark(again = false) {
    const trend = this.#bed.spark;
    if (!this.#spark || !trend?.values) return;
    const key = JSON.stringify(trend.values);
    if (key === this.#sparkKey && !again) return;
    this.#sparkKey = key;
    const port = this.#bed.numerics.find((one) => one.name === trend.name);
    if (port) spark(this.#spark, trend.values, port);
    text(this.#caption, `${trend.name}, last ${span(trend.spanMs)}`);
  }

  remove() {
    this.#sweep?.stop();
    this.node.remove();
  }
}

/** A number with its name and unit; the large one is the tile's first. */
export function reading(large) {
  const name = el('span', { class: 'name' });
  const value = el('b', { class: 'num' }, '–');
  const mark = el('span', { class: 'unit' });
  const note = el('span', { class: 'note' });
  const node = el('div', { class: large ? 'reading large' : 'reading' },
    el('span', { class: 'label' }, name, mark), value, note);
  return { node, name, value, mark, note };
}

export function setReading(one, raw) {
  const port = shown(raw);
  text(one.name, sentence(port.name));
  text(one.mark, unit(port.unit));
  text(one.value, number(port.value ?? port.amount ?? null, port));
  const quality = port.quality && port.quality !== 'good' ? port.quality : '';
  text(one.note, quality);
  const name = one.node.className.replace(/ q-\w+| bad/g, '');
  const wanted = `${name} q-${hue(port)}${quality ? ' bad' : ''}`;
  if (one.node.className !== wanted) one.node.className = wanted;
}
