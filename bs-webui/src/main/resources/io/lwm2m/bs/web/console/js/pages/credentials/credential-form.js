import { html, useState } from '../../lib.js';
import { path, put } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { forgetAnswers } from '../../api/resource.js';
import { Field } from '../../fields/field.js';
import { KeyField } from '../../fields/key-field.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { toast } from '../../ui/toast.js';
import { MASK } from '../../words/properties.js';
import { randomKey } from '../../words/opaque.js';

/** Gives a client a credential, or another one in place of what it has. */
export function CredentialForm({ name, mode, stored, onSaved, onCancel }) {
  const [values, setValues] = useState(() => start(name, mode, stored));
  const [chosen, setChosen] = useState(mode.oneOf ? (mode.fields.find((field) => stored?.[field.name]) || mode.fields[0]).name : '');
  const [fresh, setFresh] = useState({});
  const [state, setState] = useState({ violations: [] });
  const fields = mode.fields.filter((field) => !chosen || field.name === chosen);
  const set = (field, value) => (setValues((old) => ({ ...old, [field]: value })), setState({ violations: [] }));

  async function save(event) {
    event.preventDefault();
    setState({ violations: [], busy: true });
    try {
      const { body } = await put(path`/credentials/${name}/${mode.id}`, bodyOf(fields, values));
      forgetAnswers();
      onSaved(body);
      toast({ text: `${name} proves itself with: ${mode.label}.${cautions(body)}`, seconds: body.warnings ? 15 : 6 });
    } catch (failure) {
      const problem = asProblem(failure);
      const known = problem.violations.filter(({ path: at }) => fields.some((field) => field.name === at));
      setState({ violations: known, problem: known.length === problem.violations.length && known.length ? null : problem });
    }
  }
  function generate(field) {
    const key = randomKey(field === 'masterSalt' ? 8 : 16);
    setFresh({ ...fresh, [field]: key });
    set(field, key);
  }
  return html`<form class="credential-form" onSubmit=${save} noValidate>
    <h2>${mode.label}</h2><p class="muted">${mode.help}</p>
    ${chosen && html`<${Choice} ...${{ mode, chosen, setChosen }} />`}
    <div class="fields">${fields.map((field) => html`<${OneField} key=${field.name} ...${{ field, generate }}
      value=${values[field.name]} stored=${stored?.[field.name] === MASK} fresh=${Boolean(fresh[field.name]) && fresh[field.name] === values[field.name]}
      problems=${state.violations.filter(({ path: at }) => at === field.name).map(({ message }) => message)}
      onChange=${(value) => set(field.name, value)} />`)}</div>
    <${ProblemBox} problem=${state.problem} title="It was not saved" />
    <div class="form-actions"><button type="submit" aria-busy=${state.busy ? 'true' : null} disabled=${state.busy}>Save</button>
      <button type="button" class="secondary" onClick=${onCancel}>Cancel</button></div>
  </form>`;
}

function Choice({ mode, chosen, setChosen }) {
  return html`<fieldset class="segments"><legend class="sr-only">Recognised by</legend>
    ${mode.fields.map(({ name, label }) => html`<label><input type="radio" name="recognised" checked=${name === chosen} onChange=${() => setChosen(name)} /><span>${label}</span></label>`)}
  </fieldset>`;
}

function OneField({ field, value, stored, fresh, problems, onChange, generate }) {
  const { label, help, must, kind, short } = field;
  const common = { label, help, must, problems };
  if (kind === 'text') {
    return html`<${Field} ...${common}>${({ id, describedBy, invalid }) => html`
      <input id=${id} type="text" value=${value || ''} autocomplete="off" spellcheck=${false} aria-describedby=${describedBy} aria-invalid=${invalid}
        onInput=${(event) => onChange(event.target.value)} />`}<//>`;
  }
  const secret = kind === 'secret';
  return html`<${KeyField} ...${common} property=${{ secret }} ...${{ value, stored, onChange }} onLeave=${() => {}}
    extra=${{ wide: !secret && !short, fresh, onGenerate: secret ? () => generate(field.name) : null }} />`;
}

/** An identity that nobody has to think of is the client's name. */
function start(name, mode, stored) {
  const own = Object.fromEntries(mode.fields.filter(({ ofClient }) => ofClient).map((field) => [field.name, name]));
  const { subject, ...known } = stored || {};
  return { ...own, ...known };
}

const cautions = ({ warnings = [] }) => warnings.map(({ path: at, message }) => ` But mind: ${at} ${message}.`).join('');

function bodyOf(fields, values) {
  return Object.fromEntries(fields.map(({ name }) => [name, values[name]]).filter(([, value]) => value !== undefined && value !== ''));
}
