/** The picture: the sampled basins, and over them axes, periodic points and an orbit; with one input also the graph of F. */

import type { Network } from '../../src/exact/index.js';
import { ticks } from '../../src/present/pictures/scale.js';
import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import { FINEST } from './basin-stream.js';
import { contextOf, disc, type Drawing, drawingOn, trace } from './canvas.js';
import { colourOf } from './colours.js';
import { cobweb, diagonal, graphOf } from './line.js';
import type { Band, Orbits } from './sampling.js';
import { axisNames, isOn, placeIn, type Slice } from './slice.js';
import { pixelOf, type View } from './view.js';

export interface Over {
  readonly network: Network;
  readonly view: View;
  readonly slice: Slice;
  readonly orbits: Orbits | undefined;
  /** The orbit of the chosen point, from it on. */
  readonly orbit: readonly (readonly number[])[];
}

export function prepareBasins(canvas: HTMLCanvasElement): void {
  canvas.width = FINEST;
  canvas.height = FINEST;
}

/** Each point as a square of its own; with one input as a column. */
export function paintBand(
  canvas: HTMLCanvasElement,
  { request, labels, steps }: Band,
  isDark: boolean,
): void {
  const { resolution, from, to } = request;
  const size = FINEST / resolution;
  const image = new ImageData(FINEST, (to - from) * size);
  for (let y = 0, at = 0; y < image.height; y++) {
    for (let x = 0; x < FINEST; x++, at += 4) {
      const k = Math.floor(y / size) * resolution + Math.floor(x / size);
      const [red, green, blue] = colourOf(
        labels[k % labels.length] ?? 0,
        steps[k % labels.length] ?? 0,
        isDark,
      );
      image.data[at] = red;
      image.data[at + 1] = green;
      image.data[at + 2] = blue;
      image.data[at + 3] = 255;
    }
  }
  contextOf(canvas).putImageData(image, 0, from * size);
}

export function drawOver(canvas: HTMLCanvasElement, over: Over): void {
  const { network, view, slice, orbits, orbit } = over;
  const drawing = drawingOn(canvas);
  const { context, width, ink, paper, quiet } = drawing;
  const placed = (place: PlanePoint) => pixelOf(view, place, width);
  drawAxes(drawing, view, axisNames(slice));
  context.strokeStyle = ink;
  if (slice.inputs === 1) {
    context.strokeStyle = quiet;
    context.lineWidth = 1;
    trace(context, diagonal(view).map(placed));
    context.strokeStyle = ink;
    context.lineWidth = 2;
    for (const piece of graphOf(network, view)) trace(context, piece.map(placed));
  }
  const path = slice.inputs === 1 ? cobweb(orbit) : orbit.map((x) => placeIn(slice, x));
  context.lineWidth = 1.25;
  trace(context, path.map(placed));
  /** What lies outside the slice is pale. */
  const dot = (x: readonly number[], radius: number, fill: string, rim: string) => {
    context.globalAlpha = isOn(slice, x, view.radius / 200) ? 1 : 0.4;
    disc(context, placed(placeIn(slice, x)), radius, fill, rim);
    context.globalAlpha = 1;
  };
  for (const x of orbit.slice(1)) dot(x, 2.5, ink, paper);
  for (const { points } of orbits?.others ?? []) for (const x of points) dot(x, 4, paper, ink);
  for (const { points } of orbits?.attractors ?? []) for (const x of points) dot(x, 5, ink, paper);
  const [start] = orbit;
  if (start) drawCross(drawing, placed(placeIn(slice, start)));
}

/** Ticks along the left and the lower side, and what the axes are called. */
function drawAxes(
  { context, width, ink, paper }: Drawing,
  view: View,
  [across, up]: readonly [string, string],
): void {
  const { x, y, radius } = view;
  const write = (text: string, left: number, base: number) => {
    context.lineWidth = 3;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    context.strokeText(text, left, base);
    context.fillText(text, left, base);
  };
  const tick = (from: PlanePoint, to: PlanePoint) => {
    context.strokeStyle = ink;
    context.lineWidth = 1;
    trace(context, [from, to]);
  };
  context.font = '12px system-ui, sans-serif';
  context.textAlign = 'center';
  for (const value of ticks({ lo: x - radius, hi: x + radius })) {
    const [at] = pixelOf(view, [value, y], width);
    tick([at, width], [at, width - 5]);
    if (at > 14 && at < width - 36) write(String(value), at, width - 9);
  }
  context.textAlign = 'left';
  for (const value of ticks({ lo: y - radius, hi: y + radius })) {
    const [, at] = pixelOf(view, [x, value], width);
    tick([0, at], [5, at]);
    if (at > 30 && at < width - 26) write(String(value), 9, at + 4);
  }
  context.font = 'italic 14px system-ui, sans-serif';
  write(up, 9, 18);
  context.textAlign = 'right';
  write(across, width - 9, width - 9);
}

/** Where the orbit starts. */
function drawCross({ context, ink, paper }: Drawing, [a, b]: PlanePoint): void {
  context.lineWidth = 5;
  for (const colour of [paper, ink]) {
    context.strokeStyle = colour;
    trace(context, [
      [a - 8, b],
      [a + 8, b],
    ]);
    trace(context, [
      [a, b - 8],
      [a, b + 8],
    ]);
    context.lineWidth = 2;
  }
}
