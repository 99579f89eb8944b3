import { html, useEffect, useRef, useState } from '../../lib.js';
import { outcomeOf } from '../../words/session.js';
import { milliseconds } from '../../words/time.js';
import { fit, lines } from './fit.js';
import { stepsOf } from './steps.js';

const HEAD = 44;
const STEP = 82;
const LINE = 16;
const TAIL = 40;
const WIDEST = 640;

/** A sequence diagram: the device at the left, this server at the right, time downwards. It grows while the session runs. */
export function Timeline({ session }) {
  const [frame, width] = useWidth();
  const lane = { left: 30, right: width - 30 };
  const placed = place(stepsOf(session), lane);
  const height = placed.end + TAIL;
  return html`<div class="timeline" ref=${frame}>
    ${width > 0 && html`
      <svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${inWords(session, placed.steps)}>
        <${Lanes} lane=${lane} height=${height} live=${session.live} />
        ${placed.steps.map((step, i) => html`<${Step} key=${i} step=${step} lane=${lane} />`)}
        <${End} session=${session} lane=${lane} y=${height - TAIL / 2} />
      </svg>`}
  </div>`;
}

function useWidth() {
  const frame = useRef(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.min(Math.floor(entry.contentRect.width), WIDEST)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return [frame, width];
}

/** Steps one below the other; what a device says needs lines of its own. */
function place(steps, lane) {
  const room = lane.right - lane.left - 16;
  let y = HEAD;
  const placed = steps.map((step) => {
    const said = lines(step.said && `“${step.said}”`, room, 6.6);
    const here = { ...step, y, room, said };
    y += STEP + said.length * LINE;
    return here;
  });
  return { steps: placed, end: y };
}

function Lanes({ lane, height, live }) {
  return html`
    <text class="lane-name" x="0" y="16">Device</text>
    <text class="lane-name end" x=${lane.right + 30} y="16">Bootstrap server</text>
    ${[lane.left, lane.right].map((x) => html`
      <line class=${live ? 'lane live' : 'lane'} x1=${x} x2=${x} y1="26" y2=${height - TAIL + 4} />`)}
  `;
}

/** Request and answer, each an arrow with its words above. */
function Step({ step, lane }) {
  const { y, room, said } = step;
  const middle = (lane.left + lane.right) / 2;
  const [from, to] = step.fromDevice ? [lane.left, lane.right] : [lane.right, lane.left];
  const back = y + 62 + said.length * LINE;
  return html`<g class="step" data-mood=${step.mood}>
    <text class="ask" x=${middle} y=${y + 14}>${fit(step.ask, room, 7.6)}</text>
    <${Arrow} from=${from} to=${to} y=${y + 21} kind="request" />
    <text class="detail" x=${middle} y=${y + 36}>${fit(step.detail, room, 6.2)}</text>
    <text class="answer" x=${middle} y=${y + 55}>${fit([step.answer, step.time].filter(Boolean).join(' · '), room, 7)}</text>
    ${said.map((line, i) => html`<text class="answer said" x=${middle} y=${y + 55 + (i + 1) * LINE}>${line}</text>`)}
    ${step.mood === 'waiting'
      ? html`<circle class="pulse" cx=${lane.left} cy=${back} r="5" />`
      : html`<${Arrow} from=${to} to=${from} y=${back} kind="response" />`}
  </g>`;
}

function Arrow({ from, to, y, kind }) {
  const back = from < to ? -1 : 1;
  return html`<g class=${`arrow ${kind}`}>
    <line x1=${from - back * 4} x2=${to + back * 7} y1=${y} y2=${y} />
    <path d=${`M${to + back * 3} ${y}l${back * 8} -4.5v9z`} />
  </g>`;
}

function End({ session, lane, y }) {
  const middle = (lane.left + lane.right) / 2;
  const words = { bootstrapped: `Bootstrapped in ${milliseconds(session.milliseconds || 0)}`, failed: 'Failed here', refused: 'Refused' };
  const outcome = outcomeOf(session);
  if (outcome === 'running') return null;
  return html`<text class="end-word" data-outcome=${outcome} x=${middle} y=${y}>${words[outcome]}</text>`;
}

function inWords(session, steps) {
  const parts = steps.map(({ ask, answer }) => `${ask}: ${answer}`);
  return `Sequence of ${steps.length} exchanges with the device. ${parts.join('. ')}. ${outcomeOf(session)}.`;
}
