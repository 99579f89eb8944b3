/**
 * How clients can prove themselves, and what must be known of them for it.
 * Kinds of fields: text, bytes (a public key, a certificate), secret.
 */
export const MODES = [
  {
    id: 'psk',
    label: 'Pre-shared key',
    help: 'The device asks over coaps with an identity and a secret key that both sides know.',
    fields: [
      { name: 'identity', label: 'PSK identity', kind: 'text', must: true, ofClient: true, help: 'What the device calls itself in the handshake' },
      { name: 'key', label: 'Key', kind: 'secret', must: true, help: 'At most 64 bytes; 16 or more advised' },
    ],
  },
  {
    id: 'rpk',
    label: 'Raw public key',
    help: 'The device asks over coaps and proves that it has the private key to this public key.',
    fields: [{ name: 'publicKey', label: 'Public key of the device', kind: 'bytes', must: true, help: 'SubjectPublicKeyInfo, as PEM or DER' }],
  },
  {
    id: 'x509',
    label: 'Certificate',
    help: 'The device asks over coaps with a certificate: one of an authority that this server trusts, or a certain one.',
    oneOf: true,
    fields: [
      { name: 'commonName', label: 'Common name', kind: 'text', help: 'CN of the subject of a certificate of a trusted authority' },
      { name: 'alternativeName', label: 'Alternative name', kind: 'text', help: 'A DNS name or URI among the alternative names of such a certificate' },
      { name: 'certificate', label: 'This certificate', kind: 'bytes', help: 'PEM or DER; its fingerprint is kept' },
      { name: 'fingerprint', label: 'Fingerprint', kind: 'text', help: 'SHA-256 of a certain certificate: 64 hex digits' },
    ],
  },
  {
    id: 'oscore',
    label: 'OSCORE',
    help: 'The device asks over plain coap, and each message is protected by itself.',
    fields: [
      { name: 'senderId', label: 'Sender ID of the device', kind: 'bytes', must: true, short: true, help: 'At most 7 bytes' },
      { name: 'recipientId', label: 'Recipient ID of the device', kind: 'bytes', must: true, short: true, help: 'At most 7 bytes' },
      { name: 'masterSecret', label: 'Master secret', kind: 'secret', must: true, help: '16 to 64 bytes' },
      { name: 'masterSalt', label: 'Master salt', kind: 'secret', help: 'At most 64 bytes; none when it is left out' },
    ],
  },
];

export const modeOf = (id) => MODES.find((mode) => mode.id === id) || { id, label: id, fields: [] };

/** What may be shown of a credential: the identity, the fingerprint; never a key. */
export function shownBy(id, credential) {
  return modeOf(id)
    .fields.filter(({ name }) => credential[name] !== undefined)
    .map((field) => ({ ...field, value: credential[field.name] }));
}

/** One line about a credential. */
export function inShort(id, credential) {
  const open = shownBy(id, credential).find(({ kind }) => kind !== 'secret');
  return open ? String(open.value) : credential.subject || '';
}
