import { html, useEffect, useState } from '../lib.js';
import { Icon } from './icon.js';

/** Puts a text into the clipboard, also on pages without https, where browsers have no clipboard API. */
export async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'off-screen';
  (document.querySelector('dialog[open]') || document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) throw new Error('the browser did not copy');
}

export function CopyButton({ text, what, label = '' }) {
  const [state, setState] = useState('');
  useEffect(() => {
    const timer = state && setTimeout(() => setState(''), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const press = () => copyText(text).then(() => setState('copied'), () => setState('failed'));
  const said = { copied: 'Copied', failed: 'Not copied: select the text and copy it yourself' }[state];
  return html`<button type="button" class=${`quiet copy ${label ? 'small' : 'icon-only'}`} onClick=${press}
    aria-label=${`Copy ${what}`} title=${said || `Copy ${what}`}>
    <${Icon} name=${state === 'copied' ? 'check' : 'copy'} size="16" />${label && (state === 'copied' ? 'Copied' : label)}
    <span class="sr-only" role="status">${said || ''}</span>
  </button>`;
}

/** A text that is made to be copied. */
export function Copyable({ text, what }) {
  return html`<span class="copyable"><code>${text}</code><${CopyButton} text=${text} what=${what} /></span>`;
}

/** A command line, or some. */
export function Command({ text, what = 'the command' }) {
  return html`<div class="command"><pre tabindex="0"><code>${text}</code></pre><${CopyButton} text=${text} what=${what} /></div>`;
}
