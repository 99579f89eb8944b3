import { html } from '../../lib.js';
import { Copyable, CopyButton } from '../../ui/copy.js';
import { Time } from '../../ui/time.js';

/** How devices know this server: its public key and certificate; none when it serves plain coap only. */
export function Identity({ server, brief = false }) {
  const { identity } = server;
  if (!identity) return null;
  return html`
    ${identity.publicKey && html`<div><dt>Server public key</dt>
      <dd><${KeyText} text=${identity.publicKey} what="the server's public key" /></dd></div>`}
    ${identity.certificate && html`<div><dt>Server certificate</dt>
      <dd><${KeyText} text=${identity.certificate} what="the server's certificate" />
      ${!brief && identity.fingerprint && html`<small class="hint">SHA-256 <code>${identity.fingerprint}</code></small>`}
      ${identity.notAfter && html`<small class="hint">valid until <${Time} at=${identity.notAfter} /></small>`}</dd></div>`}
  `;
}

/** The beginning of something long, made to be copied as a whole. */
function KeyText({ text, what }) {
  if (text.length <= 40) return html`<${Copyable} text=${text} what=${what} />`;
  return html`<span class="copyable"><code class="clip" title=${text}>${text.replace(/\s+/g, ' ').slice(0, 44)}…</code><${CopyButton} text=${text} what=${what} /></span>`;
}
