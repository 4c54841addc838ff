/** The picture by mouse, pen and fingers: the wheel and two fingers zoom, dragging moves the window, a click chooses a point. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import { placeOf, type View } from './view.js';

export interface Hands {
  readonly view: () => View;
  readonly pan: (to: View) => void;
  /** Around a place of the picture; around its middle if not given. */
  readonly zoom: (factor: number, around?: PlanePoint) => void;
  /** Chooses a point. */
  readonly point: (place: PlanePoint) => void;
}

/** How far a pointer may stray, in pixels, and it is still a click. */
const STILL = 4;
/** How much a pixel of the wheel zooms. */
const PER_PIXEL = 0.0015;
/** A line of the wheel, where it counts lines, in pixels. */
const LINE = 16;

export function listenToPointers(canvas: HTMLCanvasElement, { view, pan, zoom, point }: Hands): void {
  /** Where each pointer that is down is, in pixels of the canvas. */
  const down = new Map<number, PlanePoint>();
  let hasMoved = false;
  /** The window that is dragged, and where it was taken hold of. */
  let held: { readonly view: View; readonly at: PlanePoint } | undefined;
  const placeAt = (pixel: PlanePoint) => placeOf(view(), pixel, canvas.clientWidth);

  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
      zoom(Math.exp(PER_PIXEL * pixels), placeAt([event.offsetX, event.offsetY]));
    },
    { passive: false },
  );
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) hasMoved = false;
    const at: PlanePoint = [event.offsetX, event.offsetY];
    held = { view: view(), at };
    down.set(event.pointerId, at);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now: PlanePoint = [event.offsetX, event.offsetY];
    if (!hasMoved && distance(before, now) < STILL) return;
    hasMoved = true;
    const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    down.set(event.pointerId, now);
    if (other) zoom(distance(before, other) / distance(now, other), placeAt(other));
    // One finger scrolls the page, as everywhere else on it.
    else if (held && event.pointerType !== 'touch') pan(moved(held.view, held.at, now, canvas.clientWidth));
  });
  canvas.addEventListener('pointerup', (event) => {
    if (down.delete(event.pointerId) && !hasMoved) point(placeAt([event.offsetX, event.offsetY]));
  });
  canvas.addEventListener('pointercancel', ({ pointerId }) => {
    down.delete(pointerId);
    hasMoved = true;
  });
}

/** The window in which what was under one pixel is under the other. */
function moved(view: View, from: PlanePoint, to: PlanePoint, pixels: number): View {
  const [a, b] = [placeOf(view, from, pixels), placeOf(view, to, pixels)];
  return { ...view, x: view.x + a[0] - b[0], y: view.y + a[1] - b[1] };
}

function distance([a, b]: PlanePoint, [x, y]: PlanePoint): number {
  return Math.hypot(a - x, b - y);
}
