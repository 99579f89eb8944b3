import { html } from '../lib.js';
import { useTitle } from '../app/title.js';

/** The head of a page: where one is, and what can be done here. */
export function PageHead({ title, back, actions, children }) {
  useTitle(title);
  return html`<div class="page-head">
    <div class="page-title">
      ${back && html`<a class="back" href=${back.href}>${back.label}</a>`}
      <h1>${title}</h1>
      ${children}
    </div>
    ${actions && html`<div class="actions">${actions}</div>`}
  </div>`;
}
