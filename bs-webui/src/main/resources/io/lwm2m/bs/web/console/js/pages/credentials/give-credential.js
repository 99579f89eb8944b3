import { html, useState } from '../../lib.js';
import { path } from '../../api/http.js';
import { go } from '../../app/router.js';
import { Dialog } from '../../ui/dialog.js';

/** Asks for whom; the rest is at the client. */
export function GiveCredential() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  function on(event) {
    event.preventDefault();
    setOpen(false);
    go(path`/clients/${name.trim()}/credential`);
  }
  return html`<button type="button" onClick=${() => setOpen(true)}>Add a credential</button>
    ${open && html`<${Dialog} title="For which client?" onClose=${() => setOpen(false)} actions=${html`
      <button type="button" class="secondary" onClick=${() => setOpen(false)}>Cancel</button>
      <button type="submit" form="give-credential">Go on</button>`}>
      <form id="give-credential" onSubmit=${on}>
        <label>Client name <input required autofocus value=${name} autocomplete="off" spellcheck=${false} onInput=${(event) => setName(event.target.value)} /></label>
      </form><//>`}`;
}
