const HOUR = 3_600_000;

/** Lengths of time that people ask for. */
export const RANGES = [
  { value: '', label: 'Any time' },
  { value: 'hour', label: 'Last hour', length: HOUR },
  { value: 'day', label: 'Last 24 hours', length: 24 * HOUR },
  { value: 'week', label: 'Last 7 days', length: 7 * 24 * HOUR },
  { value: 'own', label: 'From … until …' },
];

/** The times of a filter in ISO 8601; to the minute, so that the same question stays the same. */
export function rangeOf({ range, from, until }, now = Date.now()) {
  if (range === 'own') return { from: iso(from), until: iso(until) };
  const { length } = RANGES.find((one) => one.value === range) || {};
  if (!length) return {};
  return { from: new Date(Math.floor((now - length) / 60_000) * 60_000).toISOString() };
}

function iso(local) {
  const time = local ? new Date(local) : NaN;
  return Number.isNaN(Number(time)) ? '' : time.toISOString();
}
