import { html, useEffect, useState } from '../lib.js';
import { useCell } from '../cell.js';
import { feed } from '../api/feed.js';
import { Icon } from '../ui/icon.js';

const WORDS = { live: 'Live', connecting: 'Connecting', paused: 'Paused', lost: 'Offline' };

/** A small light in the navigation. */
export function Connection() {
  const { state } = useCell(feed.connection);
  return html`<div class="connection" data-state=${state} title="Events from the server">
    <span class="light" aria-hidden="true"></span>${WORDS[state]}
  </div>`;
}

/** Says above each page that what it shows is old, until the connection is back. */
export function ConnectionNotice() {
  const { state, retryAt } = useCell(feed.connection);
  const lost = useLasting(state === 'lost' || state === 'connecting', 700);
  return html`<div role="status">
    ${lost && html`
      <div class="notice lost">
        <${Icon} name="offline" />
        <p><b>The connection to the server is lost.</b> What you see may be old. <${Countdown} until=${retryAt} /></p>
        <button type="button" class="secondary small" onClick=${feed.retryNow}>Try now</button>
      </div>
    `}
  </div>`;
}

/** True only when it has been so for a while: a hiccup worries nobody. */
function useLasting(now, milliseconds) {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(timer);
  }, [now]);
  return lasting;
}

function Countdown({ until }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((until - Date.now()) / 1000);
  return html`<span aria-hidden="true">${seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying…'}</span>`;
}
