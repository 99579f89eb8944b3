// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
// node coap-node.js FOLDER NAME HOST PORT: a coap-node client, installed below FOLDER, that bootstraps once for each
// line on its standard input. Prints one line of JSON for each: {"status": ..., "security": {...}, "server": {...}}.
'use strict';

const { createRequire } = require('module');
const path = require('path');

const [folder, name, host, port] = process.argv.slice(2);
const load = createRequire(path.join(folder, 'index.js'));
const CoapNode = load('coap-node');
const SmartObject = load('smartobject');

process.noDeprecation = true;
process.on('uncaughtException', error => {
  say({ status: 'crashed', error: String(error && error.message) });
  process.exit(1);
});

const node = new CoapNode(name, new SmartObject());
node.registerConfigured = () => {}; // it would go on to register with the servers it was told
node.on('bootstrapped', () => say({
  status: 'bootstrapped',
  security: node.so.dumpSync('lwm2mSecurity') || {},
  server: node.so.dumpSync('lwm2mServer') || {}
}));

require('readline').createInterface({ input: process.stdin })
  .on('line', bootstrap)
  .on('close', () => process.exit(0));

function bootstrap() {
  node.bootstrap(host, Number(port), (error, message) => {
    if (error || message.status !== '2.04') {
      say({ status: error ? String(error.message) : message.status });
    }
  });
}

function say(line) {
  process.stdout.write(JSON.stringify(line) + '\n');
}
