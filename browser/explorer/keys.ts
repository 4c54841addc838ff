/** The picture by keyboard: what its pointers do, and back to the whole. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import type { Hands } from './pointers.js';

export interface Keys extends Hands {
  readonly start: () => PlanePoint;
  readonly fit: () => void;
}

/** What the arrows move by, as a share of half the side: the window, and with shift the point. */
const [PANNED, POINTED] = [1 / 5, 1 / 25];

const ARROWS: Readonly<Record<string, PlanePoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function listenToKeys(canvas: HTMLCanvasElement, { view, start, pan, zoom, point, fit }: Keys): void {
  canvas.addEventListener('keydown', (event) => {
    // With these, keys are the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const { x, y, radius } = view();
    if (arrow && event.shiftKey) {
      const [a, b] = start();
      point([a + arrow[0] * radius * POINTED, b + arrow[1] * radius * POINTED]);
    } else if (arrow) pan({ x: x + arrow[0] * radius * PANNED, y: y + arrow[1] * radius * PANNED, radius });
    else if (event.key === '+' || event.key === '=') zoom(0.5);
    else if (event.key === '-') zoom(2);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  });
}
