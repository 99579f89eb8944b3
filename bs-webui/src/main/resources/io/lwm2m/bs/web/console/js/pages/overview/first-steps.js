import { html, useEffect, useState } from '../../lib.js';
import { useCell } from '../../cell.js';
import { live } from '../../api/live.js';
import { get } from '../../api/http.js';
import { may } from '../../api/me.js';
import { Icon } from '../../ui/icon.js';
import { AddFirst } from './add-first.js';
import { StartDevice } from './start-device.js';
import { Arrival } from './arrival.js';

const DISMISSED = 'first-steps';
const FEW = 3;

/** Whether the guide is shown: nothing was ever bootstrapped here, and hardly anything is configured. */
export function useFirstSteps(server) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  useEffect(() => {
    if (!server || open || server.clients > FEW || sessionStorage.getItem(DISMISSED) || !may('edit')) return;
    isFresh(server).then((found) => found && (setName(found.client || ''), setOpen(true)), () => {});
  }, [server]);
  function dismiss() {
    sessionStorage.setItem(DISMISSED, 'true');
    setOpen(false);
  }
  return { shown: open, name, setName, dismiss };
}

async function isFresh(server) {
  const { body } = await get('/sessions?outcome=bootstrapped&limit=1');
  if (body.sessions.length) return null;
  if (!server.clients) return { client: '' };
  const clients = (await get('/configs?limit=1')).body;
  return { client: Object.keys(clients)[0] };
}

/** From nothing to a bootstrapped device in three steps. */
export function FirstSteps({ server, guide }) {
  const { running, finished } = useCell(live);
  const ofClient = (session) => session.client === guide.name;
  const done = guide.name && finished.find((session) => ofClient(session) && session.outcome === 'bootstrapped');
  const session = guide.name && (done || running.find(ofClient) || finished.find(ofClient));
  return html`<section class="panel first-steps" aria-labelledby="first-steps">
    <div class="panel-head">
      <div><h2 id="first-steps">${done ? 'Your first device is bootstrapped' : 'Bootstrap your first device'}</h2>
        <p class="muted">${done ? 'That is all there is to it.' : 'Three steps, about a minute.'}</p></div>
      <button type="button" class=${done ? 'small' : 'quiet small'} onClick=${guide.dismiss}>${done ? 'Close the guide' : 'Skip'}</button>
    </div>
    <ol class="guide">
      <${Step} number="1" title="Add a client" done=${Boolean(guide.name)} current=${!guide.name}>
        <${AddFirst} name=${guide.name} onAdded=${guide.setName} /><//>
      <${Step} number="2" title="Start the device" done=${Boolean(session)} current=${Boolean(guide.name) && !session}>
        <${StartDevice} name=${guide.name} server=${server} /><//>
      <${Step} number="3" title="See it arrive" done=${Boolean(done)} current=${Boolean(session) && !done}>
        <${Arrival} name=${guide.name} session=${session} /><//>
    </ol>
  </section>`;
}

function Step({ number, title, done, current, children }) {
  const state = done ? 'done' : current ? 'current' : 'later';
  return html`<li data-state=${state} aria-current=${current ? 'step' : null}>
    <span class="number" aria-hidden="true">${done ? html`<${Icon} name="check" />` : number}</span>
    <div class="step-body"><h3>${title}${done && html`<span class="sr-only"> (done)</span>`}</h3>${children}</div>
  </li>`;
}
