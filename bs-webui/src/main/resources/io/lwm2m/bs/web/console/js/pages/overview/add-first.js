import { html, useState } from '../../lib.js';
import { path, post } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { ProblemBox } from '../../ui/problem-box.js';

/** The least that a client needs: its name and one server. */
export function AddFirst({ name, onAdded }) {
  const [client, setClient] = useState('node1');
  const [serverURI, setServerURI] = useState('coap://127.0.0.1:5683');
  const [state, setState] = useState({});
  if (name) return html`<p>Client <a href=${path`/clients/${name}`}><b>${name}</b></a> is configured.</p>`;
  async function add(event) {
    event.preventDefault();
    setState({ busy: true });
    try {
      await post(path`/configs/${client.trim()}`, { serverURI: serverURI.trim() });
      onAdded(client.trim());
    } catch (failure) {
      setState({ problem: asProblem(failure) });
    }
  }
  return html`<form class="add-first" onSubmit=${add}>
    <label>Endpoint name of the device
      <input required value=${client} autocomplete="off" spellcheck=${false} onInput=${(event) => setClient(event.target.value)} /></label>
    <label>LwM2M server it is to register with
      <input required value=${serverURI} inputmode="url" autocomplete="off" spellcheck=${false} onInput=${(event) => setServerURI(event.target.value)} /></label>
    <button type="submit" aria-busy=${state.busy ? 'true' : null}>Add</button>
    <${ProblemBox} problem=${state.problem} />
    <p class="hint">The server need not run yet. <a href="/add">All settings</a></p>
  </form>`;
}
