/** What the layers make of the plane, one after the other: lines of a grid, sampled and carried in floating point. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import type { Network } from '../../src/exact/index.js';
import { drawingOn, trace } from './canvas.js';
import { css, hueOf } from './colours.js';
import { LayerGraphs } from './layer-graphs.js';
import { inputAt, placeIn, type Slice } from './slice.js';
import { pixelOf, squareAround, type View } from './view.js';

const LINES = 13;
const POINTS = 193;

interface Stage {
  readonly title: string;
  readonly width: number;
  readonly image: (x: readonly number[]) => readonly number[];
}

/** The input, and after it each affine map and each φ. */
function stagesOf({ layers, activation, depth, inputDimension }: Network): readonly Stage[] {
  const space = `ℝ${['', '', '²', '³'][inputDimension] ?? ''}`;
  const floats = layers.map(({ weights, bias }) => ({
    weights: weights.map((row) => row.map((w) => w.toNumber())),
    bias: bias.map((b) => b.toNumber()),
  }));
  const stages: Stage[] = [{ title: space, width: inputDimension, image: (x) => x }];
  floats.forEach(({ weights, bias }, k) => {
    const affine = (x: readonly number[]) =>
      weights.map((row, i) => row.reduce((sum, w, j) => sum + w * (x[j] ?? NaN), bias[i] ?? NaN));
    const isLast = k + 1 === depth;
    stages.push({
      title: isLast ? `α${k + 1}: F(${space})` : `α${k + 1}`,
      width: bias.length,
      image: affine,
    });
    if (!isLast) {
      const image = (x: readonly number[]) => x.map((value) => activation.evaluate(value));
      stages.push({ title: `φ ∘ α${k + 1}`, width: bias.length, image });
    }
  });
  return stages;
}

/** As many small pictures as there are stages, in a list that says under each what it is. */
export function showLayers(
  list: HTMLElement,
  network: Network,
  { view, slice, start }: { readonly view: View; readonly slice: Slice; readonly start: PlanePoint },
): void {
  const stages = stagesOf(network);
  while (list.children.length > stages.length) list.lastElementChild?.remove();
  while (list.children.length < stages.length) {
    const item = document.createElement('li');
    item.append(document.createElement('canvas'), document.createElement('span'));
    list.append(item);
  }
  const isContinuous = network.activation.continuous;
  let carried = linesOf(view, slice);
  let point = inputAt(slice, start);
  stages.forEach(({ title, width, image }, s) => {
    carried = carried.map((line) => ({ ...line, points: line.points.map(image) }));
    point = image(point);
    const [canvas, caption] = list.children[s]?.children ?? [];
    if (!(canvas instanceof HTMLCanvasElement) || caption === undefined) return;
    canvas.setAttribute('role', 'img');
    if (slice.inputs === 1) {
      const graphs = new LayerGraphs(carried[0]?.points ?? []);
      const places = point.map((value) => graphs.place((start[0] - view.x) / view.radius, value));
      draw(canvas, graphs.lines, places, { x: 0, y: 0, radius: 1.08 }, isContinuous);
      caption.textContent = width === 1 ? title : `${title}, ${width} coordinates`;
      canvas.setAttribute('aria-label', `Sampled graphs over the window: ${caption.textContent}`);
      return;
    }
    const onPage = ([a = NaN, b = 0]: readonly number[]): PlanePoint => [a, b];
    const place = s === 0 ? (x: readonly number[]) => placeIn(slice, x) : onPage;
    const lines = carried.map(({ axis, points }) => ({ axis, points: points.map(place) }));
    draw(canvas, lines, [place(point)], s === 0 ? view : undefined, isContinuous);
    const some = s === 0 ? ', the plane shown' : `, two of ${width} coordinates`;
    caption.textContent = title + (width === 1 ? ', in ℝ' : width === 2 ? '' : some);
    canvas.setAttribute('aria-label', `Sampled lines of the window under ${caption.textContent}`);
  });
}

export interface Line {
  /** Decides the colour. */
  readonly axis: number;
  readonly points: readonly PlanePoint[];
}

/** Lines of the slice on which one of its two coordinates is constant; of the line, itself. */
function linesOf(
  { x, y, radius }: View,
  slice: Slice,
): readonly { readonly axis: number; readonly points: readonly (readonly number[])[] }[] {
  const share = (k: number, count: number) => radius * ((2 * k) / (count - 1) - 1);
  if (slice.inputs === 1)
    return [{ axis: 0, points: Array.from({ length: POINTS }, (_, t) => [x + share(t, POINTS)]) }];
  return [0, 1].flatMap((axis) =>
    Array.from({ length: LINES }, (_, k) => ({
      axis,
      points: Array.from({ length: POINTS }, (__, t) => {
        const [fixed, along] = [share(k, LINES), share(t, POINTS)];
        return inputAt(slice, axis === 0 ? [x + fixed, y + along] : [x + along, y + fixed]);
      }),
    })),
  );
}

function draw(
  canvas: HTMLCanvasElement,
  lines: readonly Line[],
  marked: readonly PlanePoint[],
  given: View | undefined,
  isContinuous: boolean,
): void {
  const { context, width, ink } = drawingOn(canvas);
  const places = lines.flatMap(({ points }) => points);
  const view =
    given ??
    squareAround(
      places.filter((place) => place.every(Number.isFinite)),
      1.08,
    );
  for (const { axis, points } of lines) {
    const pixels = points.map((place) => pixelOf(view, place, width));
    context.strokeStyle = context.fillStyle = css(hueOf(axis));
    context.lineWidth = 1;
    // Where φ jumps, a line between two points may be none of the image.
    if (isContinuous) trace(context, pixels);
    pixels.forEach(([a, b], k) => {
      if (!isContinuous || k % 16 === 0) context.fillRect(a - 1, b - 1, 2, 2);
    });
  }
  context.fillStyle = ink;
  for (const place of marked) {
    const [a, b] = pixelOf(view, place, width);
    context.fillRect(a - 3, b - 3, 6, 6);
  }
}
