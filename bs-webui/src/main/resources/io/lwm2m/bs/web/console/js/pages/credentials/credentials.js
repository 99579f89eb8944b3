import { html } from '../../lib.js';
import { PageHead } from '../../ui/page.js';

/** How clients prove themselves to this server. */
export function Credentials() {
  return html`<${PageHead} title="Credentials" />`;
}
