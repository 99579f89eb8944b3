import { path, query } from '../api/http.js';

export const edit = ({ client }) => ({ to: path`/clients/${client}/edit`, label: 'Edit the client' });
const credential = ({ client }) => (client ? { to: path`/clients/${client}/credential`, label: 'Its credential' } : {});

/** Causes as the server records them, and what they mean for somebody who wants the device to get in. */
export const CAUSES = [
  [/no configuration for this client/, (session) => ({
    what: `This server knows no client “${session.client}”, so it had nothing to send.`,
    tries: [
      { text: 'If the device is yours, add it under exactly this name; capitals and spaces count.',
        to: '/add' + query({ name: session.client }), label: 'Add this client' },
      { text: 'If it is configured under another name, correct the endpoint name on the device.' },
    ],
  })],
  [/keys, which are not sent over plain/, (session) => ({
    what: 'What is configured for this client contains keys, and the device asked over plain CoAP, where anybody on the way could read them. So nothing was sent.',
    tries: [
      { text: 'Give the client a credential and have the device ask over coaps.', ...credential(session) },
      { text: 'In a laboratory: start the server with --allow-plaintext-secrets.' },
    ],
  })],
  [/has a credential and must use it/, (session) => ({
    what: 'This client has a credential here, but the device came over plain CoAP without it.',
    tries: [
      { text: 'Point the device to the coaps address of this server, with its key.', to: '/server', label: 'Addresses' },
      { text: 'Or remove the credential, if the device is meant to come without.', ...credential(session) },
    ],
  })],
  [/does not own this client name|belongs to no client|belongs to several/, (session) => ({
    what: 'The device proved an identity that does not belong to this client name.',
    tries: [
      { text: 'Compare the endpoint name on the device with the client that its key was given to.', ...credential(session) },
      { text: 'See which client has which identity.', to: '/credentials', label: 'Credentials' },
    ],
  })],
  [/DTLS handshake failed: wrong key/, (session) => ({
    what: 'The device knows its PSK identity, but its key is another one than the key that is stored here.',
    tries: [
      { text: 'Give the device the right key, or replace the one that is stored.', ...credential(session) },
      { text: 'A common mistake: one side takes the key as hex, the other as text.' },
    ],
  })],
  [/DTLS handshake failed: no credential has/, () => ({
    what: 'The device came with an identity or key that no client here has.',
    tries: [
      { text: 'Compare it with what is stored; the record below has what the device said.', to: '/credentials', label: 'Credentials' },
    ],
  })],
  [/DTLS handshake failed: .*certificate/, () => ({
    what: 'The certificate of the device was not accepted.',
    tries: [
      { text: 'Check that it is valid now, meant for clients, and issued by an authority that this server trusts (serve --trust), or known by its fingerprint.', to: '/credentials', label: 'Credentials' },
    ],
  })],
  [/DTLS handshake failed: the client ended it/, () => ({
    what: 'The device ended the handshake itself: it does not trust this server, or has nothing in common with it.',
    tries: [
      { text: 'Give the device the public key or certificate of this server.', to: '/server', label: 'Server' },
      { text: 'Check that the device has one of the usual cipher suites, such as TLS_PSK_WITH_AES_128_CCM_8.' },
    ],
  })],
  [/DTLS handshake failed/, () => ({
    what: 'The secure connection could not be made, so the device never came so far as to ask.',
    tries: [{ text: 'Check keys and clocks on both sides, and that UDP packets of this size get through.' }],
  })],
  [/no credential with the OSCORE id/, () => ({
    what: 'The device sent an OSCORE message with an id that no client here has.',
    tries: [{ text: 'Compare the sender ID of the device with what is stored; mind that hex and text differ.', to: '/credentials', label: 'Credentials' }],
  })],
  [/OSCORE number was used before/, () => ({
    what: 'The OSCORE message of the device had been seen before: somebody repeats messages, or the device began to count anew.',
    tries: [{ text: 'Have the device keep its sequence number over restarts, or give it a new master secret.' }],
  })],
  [/OSCORE/, (session) => ({
    what: 'The OSCORE message of the device cannot be read with what is stored here.',
    tries: [{ text: 'Compare master secret, master salt and both ids: each must be the same on both sides.', ...credential(session) }],
  })],
  [/no client name|client name must|two client names/, () => ({
    what: 'The request did not say properly which device asks: the parameter ep is missing or malformed.',
    tries: [{ text: 'Set the endpoint name on the device: 1 to 255 bytes of UTF-8, without control characters.' }],
  })],
  [/preferred content format/, () => ({
    what: 'The device asked for a content format (pct) in which this server cannot write.',
    tries: [{ text: 'Use 11542 (TLV), 112 (SenML CBOR) or 110 (SenML JSON), or leave pct away.' }],
  })],
  [/not confirmable/, () => ({
    what: 'The device sent its request as a non-confirmable message; a bootstrap request must be confirmable.',
    tries: [{ text: 'Have the client send POST /bs as CON.' }],
  })],
  [/newer bootstrap request/, (session) => ({
    what: 'The device asked again before this session was over, so this one gave way to the newer one.',
    tries: [
      { text: 'Look at the newer session of this client.', to: path`/clients/${session.client}/sessions`, label: 'Its sessions' },
      { text: 'When this repeats: the device may give up too early, or two devices may have the same name.' },
    ],
  })],
  [/server was stopped/, () => ({
    what: 'The server was stopped while this session ran.',
    tries: [{ text: 'Nothing to repair: the device asks again by itself.' }],
  })],
  [/could not be read|error in the server/, () => ({
    what: 'The server had a problem of its own, for instance with its database.',
    tries: [
      { text: 'Look at the log of the server at this time.' },
      { text: 'See whether its store works.', to: '/server', label: 'Server' },
    ],
  })],
  [/connection to the client is gone/, () => ({
    what: 'The secure connection to the device ended before the session did.',
    tries: [{ text: 'Check whether the device restarted or changed its address during the bootstrap.' }],
  })],
];
