import { html, useRef, useState } from '../lib.js';
import { CopyButton } from '../ui/copy.js';
import { Icon } from '../ui/icon.js';
import { bytes } from '../words/numbers.js';
import { FORMS, ofFile, parseOpaque, printOpaque, probably, sizeOf } from '../words/opaque.js';

const LARGEST = 64 * 1024;

/**
 * Bytes that people have in several forms: typed, pasted, dropped as a file, or made here.
 * @param {{value: string, onChange: Function, secret: boolean, onGenerate?: () => void}} props value in a form of the API
 */
export function OpaqueInput({ id, describedBy, invalid, value, onChange, onLeave, must, secret, onGenerate, fresh }) {
  const [form, setForm] = useState(parseOpaque(value).form);
  const [shown, setShown] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [over, setOver] = useState(false);
  const chooser = useRef(null);
  const parsed = parseOpaque(value);
  const state = value ? { form: parsed.form === 'text' ? form : parsed.form, body: bodyOf(value, form) } : { form, body: '' };
  const concealed = secret && !shown && !fresh;

  function write(next) {
    setTrouble('');
    const found = parseOpaque(next.body);
    const chosen = next.form === 'text' && found.form !== 'text' ? found : next;
    setForm(chosen.form);
    onChange(printOpaque(chosen));
  }
  async function take(file) {
    setOver(false);
    if (!file) return;
    if (file.size > LARGEST) return setTrouble(`${file.name} has ${bytes(file.size)}; a key or certificate has less than ${bytes(LARGEST)}`);
    write(ofFile(new Uint8Array(await file.arrayBuffer())));
  }
  const guess = probably(state);
  const input = {
    id, value: state.body, 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': must ? 'true' : null,
    autocomplete: 'off', spellcheck: false, class: concealed ? 'concealed' : '', onBlur: onLeave,
    onInput: (event) => write({ form: state.form, body: event.target.value }),
  };
  return html`<div class="opaque" data-over=${over ? 'true' : null}
    onDragOver=${(event) => (event.preventDefault(), setOver(true))} onDragLeave=${() => setOver(false)}
    onDrop=${(event) => (event.preventDefault(), take(event.dataTransfer.files[0]))}>
    <div class="opaque-line">
      ${state.form === 'pem' ? html`<textarea rows="4" ...${input}></textarea>` : html`<input type="text" ...${input} />`}
      ${secret && state.body && html`<button type="button" class="quiet small" aria-pressed=${shown || fresh ? 'true' : 'false'} onClick=${() => setShown(!shown)}>
        ${shown ? 'Hide' : 'Show'}</button>`}
      ${secret && state.body && html`<${CopyButton} text=${state.body} what="the key" />`}
    </div>
    <div class="opaque-tools">
      <select aria-label="Form" value=${state.form} onChange=${(event) => write({ form: event.target.value, body: state.body })}>
        ${FORMS.map((one) => html`<option value=${one.id}>${one.label}</option>`)}</select>
      <button type="button" class="quiet small" onClick=${() => chooser.current.click()}><${Icon} name="upload" size="15" />File</button>
      <input ref=${chooser} type="file" hidden tabindex="-1" onChange=${(event) => take(event.target.files[0])} />
      ${onGenerate && html`<button type="button" class="quiet small" onClick=${onGenerate}><${Icon} name="dice" size="15" />Generate</button>`}
      <span class="size">${sizeOf(state) === null ? '' : bytes(sizeOf(state))}</span>
    </div>
    ${guess && html`<p class="guess">This looks like ${FORMS.find((one) => one.id === guess).label}.
      <button type="button" class="link" onClick=${() => write({ form: guess, body: state.body.trim() })}>Read it so</button></p>`}
    ${fresh && value && html`<p class="guess">A new key. Copy it for the other side now: it is not shown again after saving.</p>`}
    ${trouble && html`<p class="problem-text">${trouble}</p>`}
  </div>`;
}

/** What stands in the field: the value without the prefix of its form. */
function bodyOf(value, form) {
  const parsed = parseOpaque(value);
  return parsed.form === 'text' && form !== 'text' ? value : parsed.body;
}
