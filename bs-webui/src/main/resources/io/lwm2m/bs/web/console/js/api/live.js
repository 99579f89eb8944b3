import { cell } from '../cell.js';
import { useEffect, useRef } from '../lib.js';
import { feed } from './feed.js';
import { get } from './http.js';

export const MOST_FINISHED = 100;
const MOST_RUNNING = 200;
const CALM = 100; // ms between two looks at what has changed

const running = new Map();
let finished = [];
let total = 0;

/** Sessions in progress, and the newest of those that ended while this page was open, of how many; newest first. */
export const live = cell({ running: [], finished: [], total: 0 });

let waiting = 0;
function changed() {
  if (waiting) return;
  waiting = setTimeout(() => {
    waiting = 0;
    live.set({ running: [...running.values()].reverse(), finished, total });
  }, CALM);
}

const on = {
  open: readRunning,
  reset() {
    running.clear();
    readRunning();
  },
  'session-started': (data) => known(data),
  'session-request'(data) {
    update(data, { waiting: { ...data.request, since: data.at } });
  },
  'session-progress'(data) {
    const session = known(data);
    const exchanges = session.exchanges.slice();
    exchanges[data.number ?? exchanges.length] = data.exchange;
    update(data, { exchanges, waiting: undefined });
  },
  'session-finished'(data) {
    running.delete(data.id);
    total++;
    finished = [data, ...finished.filter((one) => one.id !== data.id)].slice(0, MOST_FINISHED);
  },
};

function known(data) {
  const there = running.get(data.session);
  if (there) return there;
  const { session: id, client, peer, transport, server, start } = data;
  const made = { id, client, peer, transport, server, start: start || new Date().toISOString(), live: true, exchanges: [] };
  running.set(id, made);
  if (running.size > MOST_RUNNING) running.delete(running.keys().next().value);
  return made;
}

function update(data, change) {
  running.set(data.session, { ...known(data), ...change });
}

async function readRunning() {
  const before = [...running.keys()];
  try {
    const { body } = await get('/sessions/live');
    merge(before, body.sessions);
    changed();
  } catch {
    // the stream tells what begins from now on
  }
}

/** Events may have come while the answer was under way: they know better. */
function merge(before, sessions) {
  const ended = new Set(finished.map((one) => one.id));
  const there = new Set(sessions.map((one) => one.id));
  before.filter((id) => !there.has(id)).forEach((id) => running.delete(id));
  for (const session of sessions.slice().reverse()) {
    const known = running.get(session.id);
    const newer = known && known.exchanges.length > session.exchanges.length;
    if (!newer && !ended.has(session.id)) running.set(session.id, session);
  }
}

feed.listen(({ name, data }) => {
  if (on[name]) {
    on[name](data);
    changed();
  }
});

/** Calls back on some events, for as long as the component is shown. */
export function useEvents(names, callback) {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => feed.listen((event) => names.includes(event.name) && latest.current(event)), [names.join()]);
}
