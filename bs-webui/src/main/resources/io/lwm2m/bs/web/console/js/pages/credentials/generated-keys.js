import { html } from '../../lib.js';
import { Copyable } from '../../ui/copy.js';
import { Icon } from '../../ui/icon.js';

/** Keys that were made, shown this once. */
export function GeneratedKeys({ keys, onClose }) {
  if (!keys) return null;
  const { path: made, ...values } = keys;
  return html`<section class="panel warn generated" aria-label="New key" aria-live="polite">
    <header class="account-head"><${Icon} name="credentials" /><h2>A new key was made. It is shown only now.</h2>
      <button type="button" class="small" onClick=${onClose}>Done</button></header>
    <dl class="pairs">${Object.entries(values).map(([name, value]) => html`<div><dt>${name}</dt><dd><${Copyable} text=${value} what=${name} /></dd></div>`)}</dl>
  </section>`;
}
