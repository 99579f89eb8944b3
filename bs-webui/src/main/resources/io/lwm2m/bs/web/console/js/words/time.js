const LOCALE = 'en-GB';
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const hour = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const whole = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'long' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The browser's time zone, for saying which times are meant. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** 11:03:16 today, 21 Nov, 11:03:16 before, with the year when it is another one. */
export function shortTime(time, now = Date.now()) {
  const date = new Date(time);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return clock.format(date);
  const days = date.getFullYear() === today.getFullYear() ? day : dayOfYear;
  return `${days.format(date)}, ${clock.format(date)}`;
}

/** 11:03 */
export const hourMinute = (time) => hour.format(new Date(time));

/** Everything, zone and all. */
export const fullTime = (time) => whole.format(new Date(time));

/** 5 min ago. */
export function ago(time, now = Date.now()) {
  const age = now - new Date(time).getTime();
  if (age < 10_000) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / 1000)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  const days = Math.floor(age / DAY);
  return days < 45 ? `${days} ${days === 1 ? 'day' : 'days'} ago` : dayOfYear.format(new Date(time));
}

/** A length of time in words: 2 days 3 h, 45 s. */
export function span(seconds) {
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.floor(seconds % 60), 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit === 'day' && count > 1 ? 'days' : unit}`)
    .join(' ');
}

/** 12 ms, 1.4 s, 2 min 3 s. */
export function milliseconds(ms) {
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return span(ms / 1000);
}
