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
    live.set({ running: [...running.values()].reverse().map(known), finished, total });
  }, CALM);
}

const on = {
  open: readRunning,
  reset() {
    running.clear();
    readRunning();
  },
  'session-started': (data) => begun(data),
  'session-request'(data) {
    update(data, { waiting: { ...data.request, since: data.at } });
  },
  'session-progress'(data) {
    const session = begun(data);
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

/** Who opens the page in the middle of a session hears of later exchanges before the earlier ones are read. */
const known = (session) => ({ ...session, exchanges: session.exchanges.filter(Boolean) });

function begun(data) {
  const there = running.get(data.session);
  if (there) return there;
  const { session: id, client, peer, transport, server, start } = data;
  const made = { id, client, peer, transport, server, start: start || new Date().toISOString(), live: true, exchanges: [] };
  running.set(id, made);
  if (running.size > MOST_RUNNING) running.delete(running.keys().next().value);
  return made;
}

function update(data, change) {
  running.set(data.session, { ...begun(data), ...change });
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

/** Events may have come while the answer was under way: what they told is newer. */
function merge(before, sessions) {
  const ended = new Set(finished.map((one) => one.id));
  const there = new Set(sessions.map((one) => one.id));
  before.filter((id) => !there.has(id)).forEach((id) => running.delete(id));
  for (const session of sessions.slice().reverse()) {
    if (!ended.has(session.id)) running.set(session.id, combined(running.get(session.id), session));
  }
}

function combined(told, read) {
  if (!told) return read;
  const [newer, older] = [told.exchanges, read.exchanges];
  const exchanges = Array.from({ length: Math.max(newer.length, older.length) }, (_, i) => newer[i] ?? older[i]);
  const waiting = newer.length >= older.length ? told.waiting : undefined;
  return { ...told, ...read, exchanges, waiting: waiting ?? (older.length === exchanges.length ? read.waiting : undefined) };
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
