/** Convolutions and images for them, exact; they shrink to one channel, one pixel and one weight. */

import type fc from 'fast-check';
import { at, type Layer, Rational, type Vector } from '../../../exact/index.js';
import { complexity, Descending, vector, vectorMoves } from '../../../search/generators/index.js';
import { position } from '../masks.js';
import type { PrecisionName } from '../precision.js';

/** How a convolution is laid out. */
export interface Layout {
  /** Channels of the image, and of the result. */
  readonly channels: number;
  readonly filters: number;
  readonly height: number;
  readonly width: number;
  /** Filters are kernel×kernel. */
  readonly kernel: number;
  readonly stride: number;
  /** Rows and columns of zeros on each side. */
  readonly padding: number;
}

export interface ConvolutionCase {
  readonly layout: Layout;
  /** filters × channels × kernel × kernel numbers, the last index first. */
  readonly weights: Vector;
  /** One for each filter. */
  readonly bias: Vector;
  /** channels × height × width numbers. */
  readonly image: Vector;
}

const LONG_BITS: Readonly<Record<PrecisionName, number>> = { float32: 20, float64: 49 };

const NAMES = ['channels', 'filters', 'height', 'width', 'kernel', 'stride', 'padding'] as const;

export function convolutionCases(precision: PrecisionName): Descending<ConvolutionCase> {
  return new Descending({
    name: 'convolution',
    draw: (random, simple) => draw(random, simple, precision),
    accepts: (value): value is ConvolutionCase => isCase(value),
    complexity: ({ layout, weights, bias, image }) => [
      ...NAMES.map((name) => layout[name]),
      ...complexity.ofVector([...weights, ...bias, ...image]),
    ],
    moves,
  });
}

/** Height and width of the result: positions of the filter that fit into the padded image. */
export function resultSize({ height, width, kernel, stride, padding }: Layout): readonly [number, number] {
  const fit = (size: number) => Math.floor((size + 2 * padding - kernel) / stride) + 1;
  return [fit(height), fit(width)];
}

/**
 * The convolution as an affine map of images in the order channel, row, column to results in the same order. As in all
 * packages of the field the filter is not turned around: output(f, i, j) = bias(f) + Σ weights(f, c, a, b)·image(c, stride·i + a −
 * padding, stride·j + b − padding).
 */
export function affineMapOf({ layout, weights, bias }: Omit<ConvolutionCase, 'image'>): Layer {
  const { channels, filters, height, width, kernel, stride, padding } = layout;
  const [down, across] = resultSize(layout);
  const rows: Rational[][] = [];
  for (let f = 0; f < filters; f++) {
    for (let i = 0; i < down; i++) {
      for (let j = 0; j < across; j++) {
        const row = Array.from({ length: channels * height * width }, () => Rational.zero);
        for (let c = 0; c < channels; c++) {
          for (let a = 0; a < kernel; a++) {
            for (let b = 0; b < kernel; b++) {
              const [y, x] = [stride * i + a - padding, stride * j + b - padding];
              if (y < 0 || y >= height || x < 0 || x >= width) continue;
              row[(c * height + y) * width + x] = at(weights, ((f * channels + c) * kernel + a) * kernel + b);
            }
          }
        }
        rows.push(row);
      }
    }
  }
  return { weights: rows, bias: bias.flatMap((each) => Array<Rational>(down * across).fill(each)) };
}

function draw(random: fc.Random, simple: boolean, precision: PrecisionName): ConvolutionCase | undefined {
  const layout = {
    channels: random.nextInt(1, 3),
    filters: random.nextInt(1, 3),
    height: random.nextInt(1, 5),
    width: random.nextInt(1, 5),
    kernel: random.nextInt(1, 3),
    stride: random.nextInt(1, 3),
    padding: random.nextInt(0, 2),
  };
  const bits = random.nextInt(0, 1) === 1 ? LONG_BITS[precision] : 2;
  const numbers = (length: number) => vector(length, { magnitude: 4, bits }).descent.draw(random, simple);
  const [weights, bias, image] = [
    numbers(weightCount(layout)),
    numbers(layout.filters),
    numbers(pixelCount(layout)),
  ];
  return weights && bias && image && { layout, weights, bias, image };
}

function weightCount({ filters, channels, kernel }: Layout): number {
  return filters * channels * kernel ** 2;
}

function pixelCount({ channels, height, width }: Layout): number {
  return channels * height * width;
}

/** No size is 0, the filter fits into the padded image, and it meets a pixel of the image wherever it is. */
function isCase(value: unknown): value is ConvolutionCase {
  if (typeof value !== 'object' || value === null || !('layout' in value)) return false;
  const { layout, weights, bias, image } = value as ConvolutionCase;
  const { channels, filters, height, width, kernel, stride, padding } = layout;
  const sizes = [channels, filters, height, width, kernel, stride];
  return (
    sizes.every((size) => size >= 1) &&
    padding >= 0 &&
    padding < kernel &&
    resultSize(layout).every((size) => size >= 1) &&
    weights.length === weightCount(layout) &&
    bias.length === filters &&
    image.length === pixelCount(layout)
  );
}

function* moves(given: ConvolutionCase): Generator<ConvolutionCase, void> {
  const { layout, weights, bias, image } = given;
  for (const name of NAMES) {
    const smaller = { ...layout, [name]: layout[name] - 1 };
    for (const dropped of [0, layout[name] - 1]) {
      yield resized(given, smaller, name, dropped);
      // A filter of one pixel has no padding.
      if (name === 'kernel') yield resized(given, { ...smaller, padding: layout.padding - 1 }, name, dropped);
    }
  }
  for (const move of vectorMoves(weights)) yield { layout, weights: move, bias, image };
  for (const move of vectorMoves(bias)) yield { layout, weights, bias: move, image };
  for (const move of vectorMoves(image)) yield { layout, weights, bias, image: move };
}

/** Without the numbers at one place along what has become smaller by one. */
function resized(
  given: ConvolutionCase,
  layout: Layout,
  name: keyof Layout,
  dropped: number,
): ConvolutionCase {
  const { layout: before, weights, bias, image } = given;
  const { channels, filters, height, width, kernel } = before;
  const keep = (numbers: Vector, shape: readonly number[], axes: readonly number[]): Vector =>
    numbers.filter((_, place) => axes.every((axis) => position(shape, place)[axis] !== dropped));
  const ofFilters = { filters: [0], channels: [1], kernel: [2, 3] } as Partial<
    Record<keyof Layout, number[]>
  >;
  const ofImage = { channels: [0], height: [1], width: [2] } as Partial<Record<keyof Layout, number[]>>;
  return {
    layout,
    weights: keep(weights, [filters, channels, kernel, kernel], ofFilters[name] ?? []),
    bias: name === 'filters' ? bias.toSpliced(dropped, 1) : bias,
    image: keep(image, [channels, height, width], ofImage[name] ?? []),
  };
}
