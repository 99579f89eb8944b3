/** Forms in which keys and identities are written, and how the API is told which. */
export const FORMS = [
  { id: 'text', label: 'Text' },
  { id: 'hex', label: 'Hex' },
  { id: 'base64', label: 'Base64' },
  { id: 'pem', label: 'PEM' },
];

const PREFIX = /^(hex|base64|text):/;
const PEM = /^\s*-----BEGIN /;

/** hex:00ff is {form: 'hex', body: '00ff'}. */
export function parseOpaque(value = '') {
  if (PEM.test(value)) return { form: 'pem', body: value };
  const match = PREFIX.exec(value);
  return match ? { form: match[1], body: value.slice(match[0].length) } : { form: 'text', body: value };
}

/** The other way; blanks and colons between hex digits mean nothing. */
export function printOpaque({ form, body }) {
  if (!body) return '';
  if (form === 'hex') return 'hex:' + body.replace(/[\s:]/g, '');
  if (form === 'base64') return 'base64:' + body.replace(/\s/g, '');
  if (form === 'pem') return body;
  return PREFIX.test(body) || PEM.test(body) ? 'text:' + body : body;
}

/** How many bytes it is; null where that is for the server to say. */
export function sizeOf({ form, body }) {
  if (!body) return null;
  if (form === 'text') return new TextEncoder().encode(body).length;
  if (form === 'hex') {
    const digits = body.replace(/[\s:]/g, '');
    return /^([0-9a-f]{2})+$/i.test(digits) ? digits.length / 2 : null;
  }
  if (form === 'base64') {
    const letters = body.replace(/[\s=]/g, '');
    return /^[\w+/-]+$/.test(letters) ? Math.floor((letters.length * 3) / 4) : null;
  }
  return null;
}

/** Text that is probably meant as something else: keys that are pasted without saying that they are hex. */
export function probably({ form, body }) {
  const text = body.trim();
  if (form !== 'text') return null;
  if (PEM.test(text)) return 'pem';
  if (/^([0-9a-f]{2}[\s:]?){16,}$/i.test(text)) return 'hex';
  if (/^[\w+/]{22,}={1,2}$/.test(text)) return 'base64';
  return null;
}

export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes of a file: PEM as it is, anything else as hex. */
export function ofFile(bytes) {
  const text = new TextDecoder().decode(bytes);
  return PEM.test(text) ? { form: 'pem', body: text.trim() } : { form: 'hex', body: toHex(bytes) };
}

/** A key that nobody has guessed. */
export const randomKey = (length = 16) => 'hex:' + toHex(crypto.getRandomValues(new Uint8Array(length)));
