import { html, useState } from '../lib.js';
import { hourMinute } from '../words/time.js';
import { counted } from '../words/numbers.js';

const KINDS = ['bootstrapped', 'failed', 'refused'];
const WIDTH = 600;
const HEIGHT = 120;
const GAP = 1.5;

/** Sessions over time as stacked bars; the sentence above it says the same in words. */
export function SessionsChart({ summary }) {
  const [pointed, setPointed] = useState(null);
  const { buckets } = summary;
  const most = Math.max(4, ...buckets.map(total));
  const step = WIDTH / buckets.length;
  return html`<div class="chart">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label=${inWords(summary)}>
      ${[0.5, 1].map((part) => html`<line class="rule" x1="0" x2=${WIDTH} y1=${HEIGHT * (1 - part) + 0.5} y2=${HEIGHT * (1 - part) + 0.5} />`)}
      <line class="ground" x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5} />
      ${buckets.map((bucket, i) => html`
        <g onMouseEnter=${() => setPointed(i)} onMouseLeave=${() => setPointed(null)}>
          <rect class="touch" x=${i * step} y="0" width=${step} height=${HEIGHT} />
          <${Bar} bucket=${bucket} x=${i * step + GAP / 2} width=${step - GAP} most=${most} />
        </g>`)}
    </svg>
    <div class="axis" aria-hidden="true">
      <span>${hourMinute(summary.from)}</span>
      <span class="pointed">${pointed === null ? '' : told(buckets[pointed])}</span>
      <span>${hourMinute(summary.to)}</span>
    </div>
  </div>`;
}

function Bar({ bucket, x, width, most }) {
  let y = HEIGHT;
  return KINDS.filter((kind) => bucket[kind] > 0).map((kind) => {
    const height = Math.max((bucket[kind] / most) * (HEIGHT - 4), 2);
    y -= height;
    return html`<rect class=${`bar ${kind}`} x=${x} y=${y} width=${width} height=${height} />`;
  });
}

const total = (bucket) => KINDS.reduce((sum, kind) => sum + bucket[kind], 0);

const parts = (one) => KINDS.filter((kind) => one[kind] > 0).map((kind) => `${one[kind]} ${kind}`);

const told = (bucket) => `${hourMinute(bucket.start)}: ${parts(bucket).join(', ') || 'none'}`;

function inWords(summary) {
  return `Sessions from ${hourMinute(summary.from)} to ${hourMinute(summary.to)}: ${counted(total(summary), 'session')}` +
    (total(summary) ? `, ${parts(summary).join(', ')}` : '');
}
