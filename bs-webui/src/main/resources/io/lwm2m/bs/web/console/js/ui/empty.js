import { html } from '../lib.js';
import { Icon } from './icon.js';

/** Nothing is there: why, and what to do. */
export function Empty({ icon, title, children }) {
  return html`<div class="empty"><${Icon} name=${icon} size="32" /><p class="empty-title">${title}</p>${children}</div>`;
}
