// How numbers, units and times are written, and which colour a quantity has.

/** Decimals that a port's declared range calls for. */
export function decimals(port) {
  const span = Math.abs(port.high - port.low);
  return span >= 200 ? 0 : span >= 20 ? 1 : 2;
}

export function number(value, port) {
  if (value === null || value === undefined) return '–';
  const text = value.toFixed(decimals(port));
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** A unit as printed beside a number. */
export function unit(symbol) {
  return symbol === '1/min' ? '/min' : symbol === '1' ? '' : symbol;
}

/** What the height of a wave means: millimetres for a voltage, the ends of its range for others. */
export function scale(port, mmPerMv) {
  return port.unit === 'mV' ? `${mmPerMv} mm/mV` : `${port.low} to ${port.high} ${unit(port.unit)}`;
}

/** A length of time in the two largest units that matter. */
export function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 60) return min < 10 && s % 60 ? `${min} min ${s % 60} s` : `${min} min`;
  const h = Math.floor(min / 60);
  if (h < 48) return min % 60 ? `${h} h ${min % 60} min` : `${h} h`;
  return `${Math.floor(h / 24)} d ${h % 24} h`;
}

/** Minutes and seconds that are left. */
export function countdown(ms) {
  const s = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

const two = (value) => String(value).padStart(2, '0');

/** Day of the week and of the month. */
export const day = (date) =>
  date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric' });

export function clock(date, seconds = true) {
  const head = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return seconds ? `${head}:${two(date.getSeconds())}` : head;
}

/** Device time since the device started, as day and time of day. */
export function deviceTime(ms) {
  if (ms < 0) return '';
  const min = Math.floor(ms / 60000);
  const day = Math.floor(min / 1440);
  return `${day > 0 ? `d${day + 1} ` : ''}${two(Math.floor(min / 60) % 24)}:${two(min % 60)}`;
}

export function sentence(name) {
  return name ? name[0].toUpperCase() + name.slice(1) : '';
}

// One colour per quantity, the same on tiles, waves and trends. None of them is an alarm's filled
// red, yellow or cyan, and an alarm always says in words and signs what it is.
const HUES = [
  [/glucose/i, 'glucose'],
  [/insulin|bolus|basal/i, 'insulin'],
  [/heart|pulse|ecg|lead|\brr\b/i, 'cardiac'],
  [/oxygen|spo2|saturation/i, 'oxygen'],
  [/pressure/i, 'pressure'],
  [/flow|breath|resp|tidal/i, 'flow'],
];
const HUES_BY_UNIT = {
  'mg/dL': 'glucose', 'mmol/L': 'glucose', 'U/h': 'insulin', U: 'insulin', mV: 'cardiac',
  '1/min': 'cardiac', mmHg: 'pressure', 'L/min': 'flow',
};

export function hue(port) {
  if (HUES_BY_UNIT[port.unit]) return HUES_BY_UNIT[port.unit];
  const found = HUES.find(([pattern]) => pattern.test(port.name));
  return found ? found[1] : 'plain';
}

/** A port as people read it: orders are in base units, and of oxygen one reads per cent. */
export function shown(port) {
  if (port.unit !== '1' || hue(port) !== 'oxygen') return port;
  const percent = (value) => (typeof value === 'number' ? value * 100 : value);
  return { ...port, unit: '%', low: percent(port.low), high: percent(port.high),
    value: percent(port.value), amount: percent(port.amount), values: port.values?.map(percent) };
}

/** The colour as the style sheet defines it. */
export function colour(port) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--q-${hue(port)}`).trim();
}

// The band that glucose is wanted in, 70 to 180 mg/dL. Source: Battelino et al., "Clinical targets
// for continuous glucose monitoring data interpretation", Diabetes Care 42 (2019).
export function band(port) {
  if (hue(port) !== 'glucose') return null;
  return port.unit === 'mmol/L' ? [3.9, 10] : port.unit === 'mg/dL' ? [70, 180] : null;
}
