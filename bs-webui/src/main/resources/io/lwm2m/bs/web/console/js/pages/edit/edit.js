import { html, useEffect, useState } from '../../lib.js';
import { get, path } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { useSchema } from '../../api/schema.js';
import { useHere } from '../../app/router.js';
import { Loading } from '../../ui/loading.js';
import { PageHead } from '../../ui/page.js';
import { ProblemBox } from '../../ui/problem-box.js';
import { accountOf, draftOf, likeOf } from './draft.js';
import { EditForm } from './form.js';

/** Adds a client, or changes one. */
export function EditPage({ name }) {
  const { properties, problem } = useSchema();
  const [start, setStart] = useState(null);
  const { query } = useHere();
  useEffect(() => {
    begin(name, query).then(setStart, (failure) => setStart({ problem: asProblem(failure) }));
  }, [name]);
  const wrong = problem || start?.problem;
  if (!wrong && properties && start) {
    return html`<${EditForm} key=${start.turn} ...${{ name, properties, start, restart: (next) => setStart({ ...next, turn: (start.turn || 0) + 1 }) }} />`;
  }
  return html`
    <${PageHead} title=${name ? `Edit ${name}` : 'Add a client'} />
    ${wrong ? html`<${ProblemBox} problem=${wrong} title="The form cannot be shown" />` : html`<${Loading} lines=${6} />`}
  `;
}

/** What the form begins with: the client as it is, another one's accounts, or one empty account. */
async function begin(name, query) {
  if (name) {
    const { body, etag } = await get(path`/configs/${name}`);
    return { accounts: draftOf(body), etag, client: name };
  }
  const [client, like] = [query.get('name') || '', query.get('like')];
  if (!like) return { accounts: [accountOf()], etag: null, client };
  const { body } = await get(path`/configs/${like}`);
  return { accounts: likeOf(body), etag: null, client, like };
}
