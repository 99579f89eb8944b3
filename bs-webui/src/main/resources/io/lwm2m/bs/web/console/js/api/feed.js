import { cell } from '../cell.js';
import { readEvents } from './sse.js';
import { loggedOut } from './me.js';

const SILENCE = 40_000; // the server says something every 15 s
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const HIDDEN = 10_000;

/** {state: 'connecting' | 'live' | 'lost' | 'paused', retryAt?: number, why?: string} */
const connection = cell({ state: 'connecting' });
const listeners = new Set();
let lastId = '';
let wait = FIRST_WAIT;
let current = null;
let timer = 0;
let hiding = 0;

/**
 * What the server tells while it happens. Comes back by itself with what was missed; tells `reset` when that is no longer
 * known and everything that is shown must be read again, `open` when the stream is there.
 */
export const feed = {
  connection,

  start() {
    open();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', retryNow);
    window.addEventListener('offline', () => current?.abort());
    window.addEventListener('pagehide', () => current?.abort());
  },

  /** @returns {() => void} which ends it */
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  retryNow,
};

function retryNow() {
  if (connection.get().state !== 'lost') return;
  wait = FIRST_WAIT;
  open();
}

// a browser has six connections to a server: tabs that nobody looks at give theirs back
function onVisibility() {
  clearTimeout(hiding);
  if (document.hidden) {
    hiding = setTimeout(pause, HIDDEN);
  } else if (connection.get().state === 'paused') {
    open();
  } else {
    retryNow();
  }
}

function pause() {
  clearTimeout(timer);
  current?.abort();
  connection.set({ state: 'paused' });
}

async function open() {
  clearTimeout(timer);
  current?.abort();
  const controller = new AbortController();
  current = controller;
  try {
    const response = await fetch('/api/v1/events', {
      headers: lastId ? { 'Last-Event-ID': lastId } : {},
      signal: controller.signal,
    });
    if (response.status === 401) return loggedOut();
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    await follow(response, controller);
    throw new Error('the server ended the connection');
  } catch (failure) {
    if (current === controller && connection.get().state !== 'paused') lost(failure);
  }
}

async function follow(response, controller) {
  wait = FIRST_WAIT;
  connection.set({ state: 'live' });
  tell({ name: 'open', data: {} });
  let silence = 0;
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => controller.abort(), SILENCE);
  };
  alive();
  try {
    await readEvents(response, receive, alive);
  } finally {
    clearTimeout(silence);
  }
}

function receive(event) {
  if (event.id) lastId = event.id;
  if (event.name) tell(event);
}

function tell(event) {
  listeners.forEach((listener) => listener(event));
}

function lost(failure) {
  const delay = wait * (0.8 + Math.random() * 0.4);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  connection.set({ state: 'lost', retryAt: Date.now() + delay, why: failure.message });
  timer = setTimeout(open, delay);
}
