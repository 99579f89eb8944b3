import { span } from './time.js';

export const MASK = '********';

/** What the groups of properties are called, in the order in which they are shown. */
export const GROUPS = [
  { id: 'security', label: 'Security' },
  { id: 'server', label: 'Registration and notifications' },
  { id: 'certificate', label: 'Certificates' },
  { id: 'oscore', label: 'OSCORE' },
  { id: 'sms', label: 'SMS' },
  { id: 'acl', label: 'Access control' },
];

/** The label of a value where the table has one: 0 is PSK. */
export function labelOf(property, value) {
  const known = [...(property.values || []), ...(property.suggestions || [])].find((one) => String(one.value) === String(value));
  return known ? known.label : null;
}

/** Seconds in words, where the property has seconds and the number is long. */
export function secondsIn(property, value) {
  const seconds = Number(value);
  if (!/^Seconds/.test(property.help || '') || !Number.isInteger(seconds) || seconds < 120) return '';
  return span(seconds);
}

/** The security mode of an account, also when it is left to the server to see. */
export function modeOf(account) {
  if (account.securityMode !== undefined && account.securityMode !== '') return String(account.securityMode);
  return /^coaps:/i.test(account.serverURI || '') ? '0' : '3';
}

/** Does a property matter in a security mode? */
export function matters(property, mode) {
  return !property.modes || Boolean(property.modes[mode]);
}

/** The label of a property in a security mode: the public key or identity is a PSK identity in mode 0. */
export function titleOf(property, mode) {
  return property.modes?.[mode]?.label || property.label || property.name;
}

/** A value for people to read. */
export function shown(property, value) {
  if (value === MASK) return 'stored, never shown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => labelOf(property, one) || one).join(', ');
  if (value && typeof value === 'object') return Object.entries(value).map(([key, one]) => `${key}: ${one}`).join(', ');
  const label = labelOf(property, value);
  const extra = label || secondsIn(property, value);
  return extra ? `${value} (${extra})` : String(value);
}
