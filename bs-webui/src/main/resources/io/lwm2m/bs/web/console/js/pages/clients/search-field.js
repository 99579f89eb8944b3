import { html, useEffect, useRef, useState } from '../../lib.js';
import { setQuery } from '../../app/router.js';
import { Icon } from '../../ui/icon.js';

const PAUSE = 120;

/** Searches while one types. */
export function SearchField({ value, placeholder = 'Name or server address' }) {
  const [text, setText] = useState(value);
  const timer = useRef(0);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function change(next) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setQuery({ search: next.trim(), after: '' }, { replace: Boolean(value) }), PAUSE);
  }
  return html`<label class="search"><${Icon} name="search" /><span class="sr-only">Search clients</span>
    <input type="search" placeholder=${placeholder} autocomplete="off" spellcheck=${false} value=${text}
      onInput=${(event) => change(event.target.value)} /></label>`;
}
