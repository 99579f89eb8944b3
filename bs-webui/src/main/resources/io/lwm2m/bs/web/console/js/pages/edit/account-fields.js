import { html, useEffect, useRef, useState } from '../../lib.js';
import { PropertyField } from '../../fields/property-field.js';
import { Icon } from '../../ui/icon.js';
import { GROUPS, matters, modeOf } from '../../words/properties.js';
import { randomKey } from '../../words/opaque.js';
import { AccountHead } from './account-head.js';

const PSK = '0';

/** One server account: what most need first, the rest folded. */
export function AccountFields({ account, id, index, list, properties, places, cautions, touched, onTouch }) {
  const { key, values } = account;
  const mode = modeOf(values);
  const [fresh, setFresh] = useState('');
  const box = useRef(null);
  useEffect(() => {
    // a new account, added by hand, wants to be filled in
    if (account.id === null && index > 0) box.current.querySelector('input')?.focus();
  }, []);
  const visible = (property) => matters(property, mode) || (values[property.name] ?? '') !== '';
  const field = (property) => {
    const name = property.name;
    const problems = problemsAt(places.get(`${id}/${name}`), touched === null || touched.has(`${key}/${name}`), values[name]);
    const generates = property.secret && name === 'secretKey' && mode === PSK;
    const generate = () => {
      const made = randomKey();
      setFresh(made);
      list.set(key, name, made);
    };
    const extra = { wide: mode !== PSK, fresh: fresh !== '' && fresh === values[name], onGenerate: generates ? generate : null };
    return html`<${PropertyField} key=${name} ...${{ property, mode, problems, extra }} cautions=${(cautions.get(`${id}/${name}`) || []).map(({ message }) => message)} value=${values[name]}
      stored=${account.stored.includes(name)} onChange=${(value) => list.set(key, name, value)} onLeave=${() => onTouch(`${key}/${name}`)} />`;
  };
  const basic = properties.filter((property) => property.basic && visible(property));
  const rest = properties.filter((property) => !property.basic && visible(property));
  const [whole, warned] = [places, cautions].map((found) => (found.get(id) || []).map(({ message }) => message).join('; '));
  return html`<fieldset class="panel account-fields" ref=${box}>
    <legend class="sr-only">Account ${index + 1}</legend>
    <${AccountHead} ...${{ account, id, index, list }} />
    ${whole && html`<p class="problem-text"><${Icon} name="error" size="15" /><span>${whole}</span></p>`}
    ${warned && html`<p class="caution-text"><${Icon} name="warning" size="15" /><span>${warned}</span></p>`}
    <div class="fields">${basic.map(field)}</div>
    <${More} ...${{ rest, values, field, wrong: (name) => places.has(`${id}/${name}`) }} />
  </fieldset>`;
}

/** What is missing is told when the field was left or saving was tried; what is wrong at once. */
function problemsAt(found = [], touched, value) {
  const empty = value === undefined || value === '';
  return found.filter(() => touched || !empty).map(({ message }) => message);
}

/** Settings that few need, by group; open where something is given or wrong. */
function More({ rest, values, field, wrong }) {
  const isGiven = ({ name }) => (values[name] ?? '') !== '';
  const given = rest.filter(isGiven).length;
  const groups = GROUPS.map((group) => ({ ...group, properties: rest.filter((property) => property.group === group.id) }));
  return html`<${Folded} class="more" title="More settings" given=${given} open=${given > 0}>
    ${groups.filter(({ properties }) => properties.length).map(({ id, label, properties }) => html`
      <${Folded} key=${id} class="group" title=${label} given=${properties.filter(isGiven).length}
        open=${properties.some((property) => isGiven(property) || wrong(property.name))}>
        <div class="fields">${properties.map(field)}</div><//>`)}
  <//>`;
}

/** What is inside is made when it is first opened: a client may have a hundred accounts. */
function Folded({ class: name, title, given, open: first, children }) {
  const [open, setOpen] = useState(first);
  useEffect(() => first && setOpen(true), [first]);
  return html`<details class=${name} open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary>${title}${given > 0 && html` <span class="muted">${given} given</span>`}</summary>
    ${open && children}
  </details>`;
}
