// The libraries, in one place: Preact and its hooks come as classic scripts before this module.
import htm from '../lib/htm.js';

const { h, render, Fragment } = globalThis.preact;
const { useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useId } = globalThis.preactHooks;

/** Markup in template literals: html`<p class="x">${text}</p>`. Text is always text, never markup. */
const html = htm.bind(h);

export { h, html, render, Fragment, useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useId };
