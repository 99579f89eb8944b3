import { html, render } from './lib.js';
import { App } from './app/app.js';
import { feed } from './api/feed.js';
import { loadMe } from './api/me.js';

const place = document.getElementById('console');
loadMe().then(() => {
  feed.start();
  render(html`<${App} />`, place);
});
