import { html } from '../../lib.js';
import { Icon } from '../../ui/icon.js';

/** Which account it is, and what can be done with it as a whole. */
export function AccountHead({ account, id, index, list }) {
  const last = list.accounts.length - 1;
  const what = account.values.serverURI || `account ${index + 1}`;
  const tool = (icon, label, onClick, disabled = false) => html`<button type="button" class="quiet icon-only" disabled=${disabled}
    aria-label=${`${label}: ${what}`} title=${label} onClick=${onClick}><${Icon} name=${icon} size="17" /></button>`;
  return html`<header class="account-head">
    <span class="id" title="config id">${id}</span>
    <h2 class="uri">${account.values.serverURI || 'New server account'}</h2>
    <div class="tools">
      ${last > 0 && tool('up', 'Move up', () => list.move(index, -1), index === 0)}
      ${last > 0 && tool('lower', 'Move down', () => list.move(index, 1), index === last)}
      ${tool('duplicate', 'Duplicate', () => list.duplicate(index))}
      ${last > 0 && tool('trash', 'Remove', () => list.remove(index))}
    </div>
  </header>`;
}
