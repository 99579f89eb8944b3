import { html } from '../../lib.js';
import { CopyButton } from '../../ui/copy.js';
import { Time } from '../../ui/time.js';
import { bytes } from '../../words/numbers.js';
import { milliseconds } from '../../words/time.js';

/** Who, from where, when. */
export function Facts({ session }) {
  const sent = session.exchanges.reduce((sum, exchange) => sum + exchange.bytes, 0);
  return html`<aside class="panel facts" aria-label="Facts">
    <dl>
      <div><dt>From</dt><dd><code>${session.peer}</code></dd></div>
      <div><dt>Over</dt><dd>${session.transport}</dd></div>
      <div><dt>Began</dt><dd><${Time} at=${session.start} /></dd></div>
      ${!session.live && html`<div><dt>Took</dt><dd>${milliseconds(session.milliseconds)}</dd></div>`}
      <div><dt>Exchanges</dt><dd>${session.exchanges.length}</dd></div>
      <div><dt>Sent</dt><dd>${bytes(sent)} of payload</dd></div>
      ${session.server && html`<div><dt>Server</dt><dd>${session.server}</dd></div>`}
      <div><dt>Session id</dt><dd class="copyable"><code>${session.id}</code><${CopyButton} text=${session.id} what="the session id" /></dd></div>
    </dl>
  </aside>`;
}
