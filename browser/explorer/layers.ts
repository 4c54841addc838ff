/** What the layers make of the plane, one after the other: lines of a grid, sampled and carried in floating point. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import type { Network } from '../../src/exact/index.js';
import { drawingOn, trace } from './canvas.js';
import { css, hueOf } from './colours.js';
import { pixelOf, squareAround, type View } from './view.js';

const LINES = 13;
const POINTS = 193;

interface Stage {
  readonly title: string;
  readonly width: number;
  readonly image: (x: readonly number[]) => readonly number[];
}

/** The input, and after it each affine map and each φ. */
function stagesOf({ layers, activation, depth }: Network): readonly Stage[] {
  const floats = layers.map(({ weights, bias }) => ({
    weights: weights.map((row) => row.map((w) => w.toNumber())),
    bias: bias.map((b) => b.toNumber()),
  }));
  const stages: Stage[] = [{ title: 'ℝ²', width: 2, image: (x) => x }];
  floats.forEach(({ weights, bias }, k) => {
    const affine = (x: readonly number[]) =>
      weights.map((row, i) => row.reduce((sum, w, j) => sum + w * (x[j] ?? NaN), bias[i] ?? NaN));
    const isLast = k + 1 === depth;
    stages.push({ title: isLast ? `α${k + 1}: F(ℝ²)` : `α${k + 1}`, width: bias.length, image: affine });
    if (!isLast) {
      const image = (x: readonly number[]) => x.map((value) => activation.evaluate(value));
      stages.push({ title: `φ ∘ α${k + 1}`, width: bias.length, image });
    }
  });
  return stages;
}

/** As many small pictures as there are stages, in a list that says under each what it is. */
export function showLayers(list: HTMLElement, network: Network, view: View, start: PlanePoint): void {
  const stages = stagesOf(network);
  while (list.children.length > stages.length) list.lastElementChild?.remove();
  while (list.children.length < stages.length) {
    const item = document.createElement('li');
    item.append(document.createElement('canvas'), document.createElement('span'));
    list.append(item);
  }
  let carried = linesOf(view);
  let point: readonly number[] = start;
  stages.forEach(({ title, width, image }, s) => {
    carried = carried.map((line) => ({ ...line, points: line.points.map(image) }));
    point = image(point);
    const [canvas, caption] = list.children[s]?.children ?? [];
    if (!(canvas instanceof HTMLCanvasElement) || caption === undefined) return;
    const text =
      width === 2 ? title : width === 1 ? `${title}, in ℝ` : `${title}, two of ${width} coordinates`;
    caption.textContent = text;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `Sampled lines of the window under ${text}`);
    draw(canvas, carried, point, s === 0 ? view : undefined, network.activation.continuous);
  });
}

interface Line {
  readonly axis: number;
  readonly points: readonly (readonly number[])[];
}

/** Lines on which one of the coordinates is constant. */
function linesOf({ x, y, radius }: View): readonly Line[] {
  const share = (k: number, count: number) => radius * ((2 * k) / (count - 1) - 1);
  return [0, 1].flatMap((axis) =>
    Array.from({ length: LINES }, (_, k) => ({
      axis,
      points: Array.from({ length: POINTS }, (__, t) => {
        const [fixed, along] = [share(k, LINES), share(t, POINTS)];
        return axis === 0 ? [x + fixed, y + along] : [x + along, y + fixed];
      }),
    })),
  );
}

function draw(
  canvas: HTMLCanvasElement,
  lines: readonly Line[],
  point: readonly number[],
  given: View | undefined,
  isContinuous: boolean,
): void {
  const { context, width, ink } = drawingOn(canvas);
  const onPage = ([a = NaN, b = 0]: readonly number[]): PlanePoint => [a, b];
  const places = lines.flatMap(({ points }) => points.map(onPage));
  const view =
    given ??
    squareAround(
      places.filter((place) => place.every(Number.isFinite)),
      1.08,
    );
  const placed = (x: readonly number[]) => pixelOf(view, onPage(x), width);
  for (const { axis, points } of lines) {
    const pixels = points.map(placed);
    context.strokeStyle = context.fillStyle = css(hueOf(axis));
    context.lineWidth = 1;
    // Where φ jumps, a line between two points may be none of the image.
    if (isContinuous) trace(context, pixels);
    pixels.forEach(([a, b], k) => {
      if (!isContinuous || k % 16 === 0) context.fillRect(a - 1, b - 1, 2, 2);
    });
  }
  const [a, b] = placed(point);
  context.fillStyle = ink;
  context.fillRect(a - 3, b - 3, 6, 6);
}
