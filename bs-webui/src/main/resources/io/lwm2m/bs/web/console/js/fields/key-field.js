import { html } from '../lib.js';
import { MASK } from '../words/properties.js';
import { Icon } from '../ui/icon.js';
import { Field } from './field.js';
import { OpaqueInput } from './opaque-input.js';

/** Keys, certificates and identities. A stored secret is not shown; it stays, or is replaced. */
export function KeyField({ property, value = '', stored, onChange, onLeave, label, help, note, must, problems, cautions, extra = {} }) {
  const field = { label, help, note, must, problems, cautions };
  if (value === MASK) {
    return html`<${Field} ...${field} group=${true}>${() => html`
      <div class="stored"><${Icon} name="lock" size="16" /><span>Stored. It is never shown.</span>
        <button type="button" class="secondary small" onClick=${() => onChange('')}>Replace</button>
      </div>`}<//>`;
  }
  return html`<${Field} ...${field} wide=${extra.wide}>${(ids) => html`
    <${OpaqueInput} ...${ids} ...${{ value, onChange, onLeave, must, secret: property.secret, ...extra }} />
    ${stored && html`<button type="button" class="link" onClick=${() => onChange(MASK)}>Keep the stored one</button>`}
  `}<//>`;
}
