import { html, useEffect, useState } from '../lib.js';
import { ago, fullTime, shortTime } from '../words/time.js';

/** A point in time in the browser's zone; all of it when pointed at. */
export function Time({ at }) {
  return html`<time datetime=${at} title=${fullTime(at)}>${shortTime(at)}</time>`;
}

/** How long ago; goes on by itself. */
export function Ago({ at }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), now - new Date(at) < 60_000 ? 5_000 : 30_000);
    return () => clearInterval(timer);
  }, [at]);
  return html`<time datetime=${at} title=${fullTime(at)}>${ago(at, Math.max(now, Date.now()))}</time>`;
}
