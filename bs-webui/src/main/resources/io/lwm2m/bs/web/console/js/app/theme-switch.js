import { html, useState } from '../lib.js';
import { Icon } from '../ui/icon.js';

const NEXT = { '': 'light', light: 'dark', dark: '' };
const ICON = { '': 'auto', light: 'sun', dark: 'moon' };
const WORD = { '': 'as the system', light: 'light', dark: 'dark' };

/** As the system says, light, dark: each press goes on. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(read());
  function press() {
    const next = NEXT[theme];
    write(next);
    setTheme(next);
    window.dispatchEvent(new Event('theme'));
  }
  const label = `Colours: ${WORD[theme]}. Press for ${WORD[NEXT[theme]]}`;
  return html`<button type="button" class="quiet icon-only theme-switch" onClick=${press} aria-label=${label} title=${label}>
    <${Icon} name=${ICON[theme]} />
  </button>`;
}

function read() {
  try {
    return localStorage.getItem('theme') || '';
  } catch {
    return '';
  }
}

function write(theme) {
  try {
    if (theme) localStorage.setItem('theme', theme);
    else localStorage.removeItem('theme');
  } catch {
    // not kept then
  }
}
