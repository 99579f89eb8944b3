import { html } from '../lib.js';
import { useCell } from '../cell.js';
import { Icon } from '../ui/icon.js';
import { logOut, me } from '../api/me.js';
import { Connection } from './connection.js';
import { ThemeSwitch } from './theme-switch.js';
import { openPalette } from './palette.js';
import { NAVIGATION } from './places.js';

/** At the left; on phones the places are at the bottom and the rest on top. */
export function Navigation({ place }) {
  return html`
    <header class="top">
      <a class="brand" href="/"><img src=${new URL('../../icon.svg', import.meta.url)} alt="" width="28" height="28" />
        <span>LwM2M <b>bootstrap</b></span></a>
      <button type="button" class="jump" onClick=${openPalette} aria-label="Go to a client or page">
        <${Icon} name="search" /><span class="jump-text">Go to…</span><kbd>${KEY} K</kbd>
      </button>
      <nav aria-label="Places"><ul>${NAVIGATION.map((one) => html`<${Entry} ...${one} current=${place} />`)}</ul></nav>
      <div class="foot">
        <${Connection} />
        <${Person} />
        <${ThemeSwitch} />
      </div>
    </header>
  `;
}

const KEY = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

function Entry({ place, icon, label, current }) {
  const here = place === current;
  return html`<li>
    <a href=${'/' + place} aria-current=${here ? 'page' : null}><${Icon} name=${icon} /><span>${label}</span></a>
  </li>`;
}

function Person() {
  const { name, role, authentication } = useCell(me);
  if (authentication === 'none') return null;
  return html`<div class="person">
    <${Icon} name="person" /><span class="who" title=${`Role: ${role}`}>${name || role}</span>
    <button type="button" class="quiet icon-only" onClick=${logOut} aria-label="Log out" title="Log out">
      <${Icon} name="leave" />
    </button>
  </div>`;
}
