import { h } from '../lib.js';
import { SHAPES } from './shapes.js';

/** A small picture beside words; never the only thing that says something. */
export function Icon({ name, size = 18 }) {
  const svg = {
    class: `icon icon-${name}`,
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  };
  return h('svg', svg, SHAPES[name].map(([tag, attributes]) => h(tag, attributes)));
}
