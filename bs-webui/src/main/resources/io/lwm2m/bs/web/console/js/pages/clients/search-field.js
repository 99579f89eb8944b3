import { html, useEffect, useRef, useState } from '../../lib.js';
import { setQuery } from '../../app/router.js';
import { Icon } from '../../ui/icon.js';

const PAUSE = 150;

/** Searches while one types: at once after a pause, then not for each letter. */
export function SearchField({ value, placeholder = 'Name or server address' }) {
  const [text, setText] = useState(value);
  const last = useRef(0);
  const timer = useRef(0);
  const asked = useRef(value);
  useEffect(() => value !== asked.current && setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function change(next) {
    setText(next);
    clearTimeout(timer.current);
    const wait = Math.max(0, last.current + PAUSE - Date.now());
    last.current = Date.now();
    timer.current = setTimeout(() => {
      // what was typed meanwhile is not to be lost when the address changes
      asked.current = next.trim();
      setQuery({ search: asked.current, after: '' }, { replace: Boolean(value) });
    }, wait);
  }
  return html`<label class="search"><${Icon} name="search" /><span class="sr-only">Search clients</span>
    <input type="search" placeholder=${placeholder} autocomplete="off" spellcheck=${false} value=${text}
      onInput=${(event) => change(event.target.value)} /></label>`;
}
