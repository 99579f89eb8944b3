import { html, useEffect, useRef, useState } from '../../lib.js';
import { path } from '../../api/http.js';
import { forgetAnswers } from '../../api/resource.js';
import { go, guardLeaving } from '../../app/router.js';
import { Icon } from '../../ui/icon.js';
import { PageHead } from '../../ui/page.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { toast } from '../../ui/toast.js';
import { counted } from '../../words/numbers.js';
import { AccountFields } from './account-fields.js';
import { bodyOf, idsOf } from './draft.js';
import { byPlace, useCheck } from './check.js';
import { Conflict } from './conflict.js';
import { NameField } from './name-field.js';
import { Preview } from './preview.js';
import { useAccounts } from './use-accounts.js';
import { save } from './save.js';

/** The form of a client: its accounts, checked while one types, and what the device would be sent. */
export function EditForm({ name, properties, start, restart }) {
  const [client, setClient] = useState(start.client);
  const list = useAccounts(start.accounts);
  const [touched, setTouched] = useState(new Set());
  const [saving, setSaving] = useState({});
  const form = useRef(null);
  const body = bodyOf(list.accounts, properties);
  const check = useCheck(client.trim(), body);
  const places = byPlace(saving.violations || check.violations);
  const cautions = byPlace(check.warnings);
  const dirty = list.changed || client !== start.client || Boolean(start.like);
  useLeaving(dirty && !saving.done);
  useEffect(() => setSaving((old) => (old.violations ? {} : old)), [JSON.stringify(body), client]);

  async function submit(etag) {
    setTouched(null);
    setSaving({ busy: true });
    const result = await save({ name, client: client.trim(), body, etag });
    if (!result.saved) {
      setSaving(result);
      requestAnimationFrame(() => form.current?.querySelector('[aria-invalid=true]')?.focus());
      return;
    }
    setSaving({ done: true });
    guardLeaving(null);
    forgetAnswers();
    go(path`/clients/${client.trim()}`);
    toast({ text: name ? `${name} is saved.` : `${client.trim()} is added.` });
  }
  const ids = idsOf(list.accounts);
  return html`
    <${PageHead} title=${name ? `Edit ${name}` : 'Add a client'} back=${name ? { href: path`/clients/${name}`, label: name } : { href: '/clients', label: 'Clients' }} />
    <div class="edit-columns">
      <form class="edit" ref=${form} noValidate onSubmit=${(event) => (event.preventDefault(), submit(start.etag))}>
        ${!name && html`<${NameField} value=${client} onChange=${setClient} places=${places} taken=${saving.taken} asked=${touched === null} />`}
        <${ProblemBox} problem=${saving.problem} title="It was not saved" />
        <${General} places=${places} />
        ${list.accounts.map((account, i) => html`<${AccountFields} key=${account.key}
          ...${{ account, id: ids[i], index: i, list, properties, places, cautions, touched }}
          onTouch=${(field) => setTouched((old) => old && new Set(old).add(field))} />`)}
        <button type="button" class="secondary add-account" onClick=${() => list.add()}><${Icon} name="plus" size="16" />Add a server account</button>
        <${SaveBar} ...${{ check, saving, name, dirty }} />
      </form>
      <${Preview} check=${check} warnings=${cautions.get('') || []} />
    </div>
    ${saving.conflict && html`<${Conflict} ...${{ name, properties, mine: body, conflict: saving.conflict, restart }}
      onClose=${() => setSaving({})} onKeepMine=${submit} />`}
  `;
}

/** What belongs to no account of its own, and to accounts as a whole. */
function General({ places }) {
  const all = places.get('') || [];
  if (!all.length) return null;
  return html`<div class="panel bad problem" role="alert"><${Icon} name="error" /><ul>${all.map((one) => html`<li>${one.message}</li>`)}</ul></div>`;
}

function SaveBar({ check, saving, name, dirty }) {
  const ready = check.violations?.length === 0 && !check.problem;
  return html`<div class="save-bar">
    <p role="status" class=${ready && dirty ? 'ok' : 'muted'}>${ready && dirty && html`<${Icon} name="good" size="16" />`}${told(check, dirty)}</p>
    <a role="button" class="secondary" href=${name ? path`/clients/${name}` : '/clients'}>Cancel</a>
    <button type="submit" aria-busy=${saving.busy ? 'true' : null} disabled=${saving.busy}>${name ? 'Save' : 'Add client'}</button>
  </div>`;
}

function told({ violations, problem }, dirty) {
  if (problem) return `Not checked: ${problem.message}`;
  if (!violations) return 'Checking…';
  if (violations.length) return `${counted(violations.length, 'thing')} to complete or correct`;
  return dirty ? 'Ready to save' : 'Nothing changed yet';
}

function useLeaving(dirty) {
  useEffect(() => {
    guardLeaving(dirty ? () => confirm('Leave without saving?') : null);
    return () => guardLeaving(null);
  }, [dirty]);
}
