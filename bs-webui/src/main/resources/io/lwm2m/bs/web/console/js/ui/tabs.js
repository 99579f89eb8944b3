import { html } from '../lib.js';

/** Parts of a page, each with an address of its own; the first has that of the page. */
export function Tabs({ label, base, current, tabs }) {
  return html`<nav class="tabs" aria-label=${label}><ul>
    ${tabs.map(({ id, label: text }, i) => html`<li>
      <a href=${i ? `${base}/${id}` : base} aria-current=${id === current ? 'page' : null}>${text}</a></li>`)}
  </ul></nav>`;
}
