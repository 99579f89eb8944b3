import { html } from '../lib.js';
import { useTitle } from '../app/title.js';

/** A path that is none. */
export function Nowhere() {
  useTitle('No such page');
  return html`
    <section class="empty">
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or of another version.</p>
      <p><a href="/" role="button">To the overview</a></p>
    </section>
  `;
}
