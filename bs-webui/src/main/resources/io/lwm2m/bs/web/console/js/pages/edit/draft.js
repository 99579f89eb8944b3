import { MASK } from '../../words/properties.js';

let keys = 0;

/** An account in the form: values as typed, and which secrets the server has for it. */
export function accountOf(values = {}, id = null) {
  const stored = Object.keys(values).filter((name) => values[name] === MASK);
  return { key: ++keys, id, values: { ...values }, stored };
}

/** The form of a client as the server has it. */
export function draftOf(configs) {
  return Object.entries(configs)
    .sort(([a], [b]) => a - b)
    .map(([id, values]) => accountOf(values, id));
}

/** The same account once more: without keys, which are not known here, and without what must be unique. */
export function duplicateOf(account) {
  const { shortServerId, ...values } = account.values;
  const open = Object.entries(values).filter(([, value]) => value !== MASK);
  return accountOf(Object.fromEntries(open));
}

/** For another client: neither keys nor what belongs to them. */
export function likeOf(configs) {
  return draftOf(configs).map(({ values }) => {
    const secret = Object.values(values).includes(MASK);
    const kept = Object.entries(values).filter(([name, value]) => value !== MASK && !(secret && name === 'pubKeyId'));
    return accountOf(Object.fromEntries(kept));
  });
}

/**
 * Config ids in the order of the form: those that the accounts had, and the lowest free ones for new accounts.
 * @returns {string[]} by position
 */
export function idsOf(accounts) {
  const ids = accounts.map(({ id }) => id).filter((id) => id !== null).map(Number);
  for (let free = 0; ids.length < accounts.length; free++) {
    if (!ids.includes(free)) ids.push(free);
  }
  return ids.sort((a, b) => a - b).map(String);
}

/** What is sent: what is not given is left out. */
export function bodyOf(accounts, properties) {
  const ids = idsOf(accounts);
  return Object.fromEntries(accounts.map((account, i) => [ids[i], valuesOf(account, properties)]));
}

function valuesOf({ values }, properties) {
  const given = {};
  for (const property of properties) {
    const value = values[property.name];
    if (value !== undefined && value !== '') given[property.name] = jsonOf(property, value);
  }
  return given;
}

/** A number when it is one, else what was typed, for the server to say what is wrong. */
function jsonOf({ type }, value) {
  if (typeof value !== 'string') return value;
  const text = type === 'Opaque' ? value : value.trim();
  return /Integer/.test(type) && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
