import { html } from '../lib.js';
import { secondsIn, titleOf } from '../words/properties.js';
import { AccessField } from './access-field.js';
import { ChoiceField } from './choice-field.js';
import { KeyField } from './key-field.js';
import { ListField } from './list-field.js';
import { TextField } from './text-field.js';

const YES_NO = [{ value: true, label: 'Yes' }, { value: false, label: 'No' }];

/**
 * The field of a property of the table.
 * @param {{property: object, mode: string, value: any, problems: string[], onChange: (value: any) => void,
 *   onLeave: () => void, stored: boolean, extra?: object}} props
 */
export function PropertyField({ property, mode, ...rest }) {
  const props = {
    label: titleOf(property, mode),
    help: property.help,
    note: property.since === '1.0' ? '' : property.since,
    must: property.mandatory || property.modes?.[mode]?.need === 'required',
    property,
    ...rest,
  };
  if (property.type === 'Boolean') return html`<${ChoiceField} ...${props} values=${YES_NO} />`;
  if (property.values) return html`<${ChoiceField} ...${props} values=${property.values} automatic=${automatic(property, mode)} />`;
  if (property.type === 'Opaque') return html`<${KeyField} ...${props} />`;
  if (property.type.endsWith('list')) return html`<${ListField} ...${props} />`;
  if (property.type === 'Access rights') return html`<${AccessField} ...${props} />`;
  return html`<${TextField} ...${props} spoken=${secondsIn(property, rest.value || property.default)} />`;
}

/** The security mode need not be chosen where address and keys say it. */
function automatic({ name, values }, mode) {
  return name === 'securityMode' && `Automatic (${values.find((one) => String(one.value) === mode)?.label || mode})`;
}
