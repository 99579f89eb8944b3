// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
const form = document.getElementById('login');
const token = document.getElementById('token');
const problem = document.getElementById('problem');
const button = form.querySelector('button');

/** Where to go on: only to a place of this server, and not back here. */
function next() {
  try {
    const wanted = new URL(new URLSearchParams(location.search).get('then') ?? '/', location.origin);
    const good = wanted.origin === location.origin && !wanted.pathname.startsWith('/login');
    return good ? wanted.pathname + wanted.search + location.hash : '/';
  } catch {
    return '/';
  }
}

async function reason(response) {
  try {
    return (await response.json()).detail;
  } catch {
    return `The server answered ${response.status}.`;
  }
}

async function logIn() {
  const response = await fetch('/api/v1/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: token.value.trim() }),
  });
  if (response.ok) {
    location.replace(next());
    return;
  }
  problem.textContent = await reason(response);
  token.setAttribute('aria-invalid', 'true');
  token.select();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  token.removeAttribute('aria-invalid');
  button.disabled = true;
  try {
    await logIn();
  } catch {
    problem.textContent = 'The server does not answer.';
  } finally {
    button.disabled = false;
  }
});
