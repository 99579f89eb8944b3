import { html, useEffect, useLayoutEffect, useRef, useState } from '../lib.js';
import { cell, useCell } from '../cell.js';
import { get, path, query } from '../api/http.js';
import { Icon } from '../ui/icon.js';
import { NAVIGATION } from './places.js';
import { go } from './router.js';

const shown = cell(false);
export const openPalette = () => shown.set(true);

addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    shown.set(!shown.get());
  }
});

/** Ctrl+K: to any client by the beginning of its name, and to any place, without the mouse. */
export function Palette() {
  return useCell(shown) ? html`<${Open} />` : null;
}

function Open() {
  const dialog = useRef(null);
  const [text, setText] = useState('');
  const [clients, setClients] = useState([]);
  const [chosen, setChosen] = useState(0);
  useLayoutEffect(() => dialog.current.showModal(), []);
  useEffect(() => search(text, setClients), [text]);
  useEffect(() => setChosen(0), [text, clients]);
  const entries = [...pages(text), ...clients];
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((chosen + step + entries.length) % Math.max(entries.length, 1));
    } else if (event.key === 'Enter' && entries[chosen]) {
      event.preventDefault();
      choose(entries[chosen]);
    }
  }
  const close = () => shown.set(false);
  const choose = (entry) => (close(), go(entry.to));
  return html`
    <dialog class="palette" ref=${dialog} aria-label="Go to" onClose=${close}
      onClick=${(event) => event.target === dialog.current && close()}>
      <div class="palette-box">
        <label class="palette-field"><${Icon} name="search" />
          <input type="text" role="combobox" aria-label="Client name or page" aria-expanded="true" aria-controls="palette-list"
            aria-activedescendant=${entries[chosen] ? `palette-${chosen}` : null} autocomplete="off" spellcheck=${false}
            placeholder="Client name or page" value=${text} onInput=${(event) => setText(event.target.value)} onKeyDown=${onKey} />
        </label>
        <ul id="palette-list" role="listbox" aria-label="Results">
          ${entries.map((entry, i) => html`
            <li id=${`palette-${i}`} role="option" aria-selected=${i === chosen} onClick=${() => choose(entry)}>
              <${Icon} name=${entry.icon} /><span class="clip">${entry.label}</span><small>${entry.kind}</small>
            </li>`)}
        </ul>
        ${!entries.length && html`<p class="hint pad">No client begins with “${text}”. Names are compared exactly.</p>`}
      </div>
    </dialog>
  `;
}

const PAGES = [
  ...NAVIGATION.map(({ place, icon, label }) => ({ to: '/' + place, icon, label, kind: 'page' })),
  { to: '/add', icon: 'plus', label: 'Add a client', kind: 'action' },
];

function pages(text) {
  return PAGES.filter((page) => page.label.toLowerCase().includes(text.toLowerCase()));
}

function search(text, show) {
  const controller = new AbortController();
  if (!text) {
    show([]);
    return undefined;
  }
  const timer = setTimeout(async () => {
    try {
      const { body } = await get('/clients' + query({ prefix: text, limit: 8 }), { signal: controller.signal });
      show(body.clients.map(({ client }) => ({ to: path`/clients/${client}`, icon: 'device', label: client, kind: 'client' })));
    } catch {
      show([]);
    }
  }, 80);
  return () => (clearTimeout(timer), controller.abort());
}
