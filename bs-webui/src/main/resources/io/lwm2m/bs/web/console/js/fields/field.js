import { html, useId } from '../lib.js';
import { Icon } from '../ui/icon.js';

/**
 * A field with its label, its help and what the server says about it.
 * @param {{label: string, help?: string, note?: string, must?: boolean, problems?: string[], cautions?: string[], wide?: boolean,
 *   group?: boolean, children: (ids: {id: string, describedBy: string|null, invalid: string|null}) => any}} props
 *   `group` for what has more than one control
 */
export function Field({ label, help, note, must = false, problems = [], cautions = [], wide = false, group = false, children }) {
  const id = useId();
  const [helpId, problemId, labelId] = [id + '-help', id + '-problem', id + '-label'];
  const invalid = problems.length > 0;
  const describedBy = [invalid && problemId, cautions.length > 0 && id + '-caution', help && helpId].filter(Boolean).join(' ') || null;
  const caption = html`<span class="label-text">${label}</span>${must && html`<span class="must">required</span>`}`;
  return html`<${group ? 'fieldset' : 'div'} class=${wide ? 'field wide' : 'field'} data-invalid=${invalid ? 'true' : null}
    aria-labelledby=${group ? labelId : null} aria-describedby=${group ? describedBy : null}>
    <div class="label">${group ? html`<span id=${labelId}>${caption}</span>` : html`<label for=${id} id=${labelId}>${caption}</label>`}
      ${note && html`<span class="note" title=${`Since LwM2M ${note}: sent only when given, older devices refuse it`}>${note}<span class="sr-only"> or later</span></span>`}</div>
    ${children({ id, describedBy, invalid: invalid ? 'true' : null })}
    ${invalid && html`<p class="problem-text" id=${problemId}><${Icon} name="error" size="15" /><span>${problems.join('; ')}</span></p>`}
    ${cautions.length > 0 && html`<p class="caution-text" id=${id + '-caution'}><${Icon} name="warning" size="15" /><span>${cautions.join('; ')}</span></p>`}
    ${help && html`<p class="help" id=${helpId}>${help}</p>`}
  <//>`;
}
