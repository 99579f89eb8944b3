import { html, useState } from '../../lib.js';
import { path, post } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { go } from '../../app/router.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { toast } from '../../ui/toast.js';

/** The same accounts for another client. Keys stay behind: they are one device's; the form asks for those that are missing. */
export function CopyClient({ name, onClose }) {
  const [to, setTo] = useState('');
  const [state, setState] = useState({});
  async function carryOut(event) {
    event.preventDefault();
    setState({ busy: true });
    try {
      await post(path`/clients/${name}/copy`, { to: to.trim() });
      onClose();
      go(path`/clients/${to.trim()}`);
      toast({ text: `${to.trim()} has the accounts of ${name}.` });
    } catch (failure) {
      const problem = asProblem(failure);
      if (problem.status === 400 && problem.violations.some(({ code }) => code === 'missing')) {
        onClose();
        go('/add?' + new URLSearchParams({ name: to.trim(), like: name }));
      } else {
        setState({ problem });
      }
    }
  }
  return html`<${Dialog} title=${`Copy ${name}`} onClose=${onClose} actions=${html`
    <button type="button" class="secondary" onClick=${onClose}>Cancel</button>
    <button type="submit" form="copy-client" aria-busy=${state.busy ? 'true' : null}>Copy</button>`}>
    <form id="copy-client" onSubmit=${carryOut}>
      <label>Name of the new client
        <input required autofocus value=${to} autocomplete="off" spellcheck=${false} onInput=${(event) => setTo(event.target.value)} /></label>
      <p class="hint">Keys are not copied: each device has its own. Where one is needed you are asked for it.</p>
    </form>
    <${ProblemBox} problem=${state.problem} title="It was not copied" />
  <//>`;
}
