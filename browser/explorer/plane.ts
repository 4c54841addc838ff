/** The picture of the plane: the sampled basins, and over them axes, periodic points and an orbit. */

import { ticks } from '../../src/present/pictures/scale.js';
import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import { FINEST } from './basin-stream.js';
import { contextOf, disc, drawingOn, trace } from './canvas.js';
import { colourOf } from './colours.js';
import type { Band, Orbits } from './sampling.js';
import { pixelOf, type View } from './view.js';

export interface Over {
  readonly view: View;
  readonly orbits: Orbits | undefined;
  /** The orbit of the chosen point, from it on. */
  readonly orbit: readonly PlanePoint[];
}

export function prepareBasins(canvas: HTMLCanvasElement): void {
  canvas.width = FINEST;
  canvas.height = FINEST;
}

/** Each point as a square of its own. */
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
      const [red, green, blue] = colourOf(labels[k] ?? 0, steps[k] ?? 0, isDark);
      image.data[at] = red;
      image.data[at + 1] = green;
      image.data[at + 2] = blue;
      image.data[at + 3] = 255;
    }
  }
  contextOf(canvas).putImageData(image, 0, from * size);
}

export function drawOver(canvas: HTMLCanvasElement, { view, orbits, orbit }: Over): void {
  const { context, width, ink, paper } = drawingOn(canvas);
  const placed = (place: PlanePoint) => pixelOf(view, place, width);
  context.font = '12px system-ui, sans-serif';
  context.lineWidth = 1;
  const number = (text: string, x: number, y: number) => {
    context.lineWidth = 3;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
  const { x, y, radius } = view;
  for (const value of ticks({ lo: x - radius, hi: x + radius })) {
    const [at] = placed([value, y]);
    context.strokeStyle = ink;
    context.lineWidth = 1;
    trace(context, [
      [at, width],
      [at, width - 5],
    ]);
    if (at > 14 && at < width - 14) {
      context.textAlign = 'center';
      number(String(value), at, width - 9);
    }
  }
  for (const value of ticks({ lo: y - radius, hi: y + radius })) {
    const [, at] = placed([x, value]);
    context.strokeStyle = ink;
    context.lineWidth = 1;
    trace(context, [
      [0, at],
      [5, at],
    ]);
    if (at > 14 && at < width - 26) {
      context.textAlign = 'left';
      number(String(value), 9, at + 4);
    }
  }
  context.strokeStyle = ink;
  context.lineWidth = 1.25;
  trace(context, orbit.map(placed));
  orbit.slice(1).forEach((place) => {
    disc(context, placed(place), 2.5, ink, paper);
  });
  for (const { points } of orbits?.others ?? [])
    for (const place of points) disc(context, placed(place), 4, paper, ink);
  for (const { points } of orbits?.attractors ?? [])
    for (const place of points) disc(context, placed(place), 5, ink, paper);
  const [start] = orbit;
  if (start === undefined) return;
  const [a, b] = placed(start);
  context.strokeStyle = paper;
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
