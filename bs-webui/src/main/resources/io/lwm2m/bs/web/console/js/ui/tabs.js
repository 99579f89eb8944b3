import { html, useEffect, useRef } from '../lib.js';

/** Parts of a page, each with an address of its own; the first has that of the page. */
export function Tabs({ label, base, current, tabs }) {
  const list = useRef(null);
  useEffect(() => {
    // on telephones not all have room
    const [here, frame] = [list.current.querySelector('[aria-current]'), list.current.parentElement];
    frame.scrollLeft = Math.max(0, here.offsetLeft + here.offsetWidth - frame.clientWidth + 24);
  }, [current]);
  return html`<nav class="tabs" aria-label=${label}><ul ref=${list}>
    ${tabs.map(({ id, label: text }, i) => html`<li>
      <a href=${i ? `${base}/${id}` : base} aria-current=${id === current ? 'page' : null}>${text}</a></li>`)}
  </ul></nav>`;
}
