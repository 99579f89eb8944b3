import { html } from '../../lib.js';
import { Plan } from '../../ui/plan.js';
import { Icon } from '../../ui/icon.js';

/** What the device would be sent, as it is typed. */
export function Preview({ check, warnings }) {
  const { plan, stale, checking } = check;
  return html`<aside class="preview" aria-label="What the device will be sent">
    <section class="panel" aria-busy=${checking ? 'true' : null}>
      <h2>What the device will be sent</h2>
      ${warnings.map(({ message }) => html`<p class="hint with-icon warn-text"><${Icon} name="warning" size="16" /><span>${message}</span></p>`)}
      ${plan ? html`<div data-stale=${stale ? 'true' : null}>
          ${stale && html`<p class="hint">As of the last time that everything was in order.</p>`}<${Plan} plan=${plan} /></div>`
        : html`<p class="muted">Shown as soon as the form is complete.</p>`}
    </section>
  </aside>`;
}
