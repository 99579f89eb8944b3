import { html } from '../lib.js';
import { Icon } from './icon.js';

const ICON = { bootstrapped: 'good', failed: 'bad', refused: 'refused', running: 'running' };
const WORD = { bootstrapped: 'Bootstrapped', failed: 'Failed', refused: 'Refused', running: 'Running' };

/** How a session ended: a colour, a picture and a word, for one alone does not reach everybody. */
export function Outcome({ of }) {
  return html`<span class="outcome" data-outcome=${of}><${Icon} name=${ICON[of] || 'info'} size="16" />${WORD[of] || of}</span>`;
}
