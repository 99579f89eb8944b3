import { html } from '../lib.js';
import { useTitle } from '../app/title.js';

const LONG = 48;

/** The head of a page: where one is, and what can be done here. */
export function PageHead({ title, back, actions, children }) {
  useTitle(title);
  return html`<div class="page-head">
    <div class="page-title">
      ${back && html`<a class="back" href=${back.href}>${back.label}</a>`}
      <h1 class=${title.length > LONG ? 'long' : null}>${title}</h1>
      ${children}
    </div>
    ${actions && html`<div class="actions">${actions}</div>`}
  </div>`;
}
