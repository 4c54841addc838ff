import { at, Network, relu, type Vector } from '../../../exact/index.js';
import { type Disagreement, numberText, tooFar } from '../disagreement.js';
import { exactly, measuredPass, type Value } from '../measured-pass.js';
import { position, sizeOf } from '../masks.js';
import { itemsIn, shown } from '../numbers-returned.js';
import { type Precision, precisions, type PrecisionName } from '../precision.js';
import { Reference, type RunOptions } from '../reference.js';
import { type Rows, wrongEntry } from '../rows-returned.js';
import { affineMapOf, type ConvolutionCase, convolutionCases, resultSize } from './convolution-cases.js';

/** A convolution in plain numbers. */
export interface PlainConvolution {
  /** filters × channels × kernel × kernel. */
  readonly weights: number[][][][];
  /** One for each filter. */
  readonly bias: number[];
  /** By how many pixels a filter moves, in both directions. */
  readonly stride: number;
  /** How many rows and columns of zeros there are on each side of the image. */
  readonly padding: number;
}

/** channels × height × width. */
export type Image = number[][][];

/** An image as code returns it: arrays or typed arrays, for each channel and row; or all numbers in one, in that order. */
export type ReturnedImage = ArrayLike<ArrayLike<ArrayLike<number>>> | ArrayLike<number>;

/** A function that applies a convolution to an image. */
export type Convolution = (
  layer: PlainConvolution,
  image: Image,
) => ReturnedImage | PromiseLike<ReturnedImage>;

/** A function that makes the matrix of a convolution on images of this height and width. */
export type ConvolutionMatrixBuilder = (
  layer: PlainConvolution,
  size: [height: number, width: number],
) => Rows | PromiseLike<Rows>;

export interface ConvolutionOptions extends RunOptions {
  /** The arithmetic of the code; `float64` if not given. */
  readonly precision?: PrecisionName;
}

/**
 * A convolution of an image, filters × height × width, exact: output(f, i, j) = bias(f) + Σ weights(f, c, a, b)·image(c, stride·i + a −
 * padding, stride·j + b − padding), with zeros outside of the image. There are as many rows and columns as positions at which the
 * filter fits. The permitted error of a number with N summands is γ_{N+1}·(|W|·|x| + |b|), in any order, and nothing where every
 * partial sum is a number of the format.
 *
 * @example
 * ```ts
 * import { convolution, type Convolution } from 'basincheck/references';
 * const withoutBias: Convolution = () => [[[0]]];
 * (await convolution({ seed: 1 }).compare(withoutBias)).agrees; // → false
 * ```
 */
export function convolution(
  options: ConvolutionOptions = {},
): Reference<ConvolutionCase, [layer: PlainConvolution, image: Image], ReturnedImage> {
  const { precision: name = 'float64', ...runs } = options;
  const precision = precisions[name];
  return new Reference(
    {
      name: 'the convolution',
      cases: convolutionCases(name),
      argumentsOf: (given) => [plainConvolution(given), plainImage(given)],
      describe: (given) => ({
        layer: JSON.stringify(plainConvolution(given)),
        image: JSON.stringify(plainImage(given)),
      }),
      judge: (given, result) => wrongPixel(result, measured(given, precision), shapeOf(given), precision),
    },
    runs,
  );
}

/**
 * The matrix of a convolution, without its bias, on images in the order channel, row, column: filters·height′·width′ rows of
 * channels·height·width numbers, each a weight or 0. No error is permitted. Algorithm 1 of the memorization paper is the
 * case of 3×3 filters and padding 1, with a frame of zeros around each image besides.
 *
 * @example
 * ```ts
 * import { convolutionMatrix } from 'basincheck/references';
 * (await convolutionMatrix({ seed: 1 }).compare(() => [[1]])).agrees; // → false
 * ```
 */
export function convolutionMatrix(
  options: ConvolutionOptions = {},
): Reference<ConvolutionCase, [layer: PlainConvolution, size: [height: number, width: number]], Rows> {
  const { precision: name = 'float64', ...runs } = options;
  const precision = precisions[name];
  const heightAndWidth = ({ layout }: ConvolutionCase): [number, number] => [layout.height, layout.width];
  return new Reference(
    {
      name: 'the matrix of the convolution',
      cases: convolutionCases(name),
      argumentsOf: (given) => [plainConvolution(given), heightAndWidth(given)],
      describe: (given) => ({
        layer: JSON.stringify(plainConvolution(given)),
        size: JSON.stringify(heightAndWidth(given)),
      }),
      judge: (given, result) =>
        wrongEntry(
          result,
          affineMapOf(given).weights.map((row) => row.map(exactly)),
          { precision },
        ),
    },
    runs,
  );
}

/** The convolution as a layer of a network, which is measured like any other. */
function measured(given: ConvolutionCase, precision: Precision): readonly Value[] {
  const network = new Network(relu, [affineMapOf(given)]);
  const outputs = measuredPass(network, given.image.map(exactly), { precision, activationUnits: 0 })?.outputs;
  if (outputs === undefined) throw new RangeError('convolution: expected numbers that do not overflow');
  return outputs;
}

function shapeOf({ layout }: ConvolutionCase): readonly [number, number, number] {
  return [layout.filters, ...resultSize(layout)];
}

/** Compares an image with the exact one, pixel by pixel. */
function wrongPixel(
  result: unknown,
  expected: readonly Value[],
  shape: readonly [number, number, number],
  precision: Precision,
): Disagreement | undefined {
  const pixels = flattened(result, shape);
  if (pixels === undefined)
    return { where: 'the result', expected: `${shape.join('×')} numbers`, received: shown(result) };
  for (const [place, value] of expected.entries()) {
    const received = at(pixels, place);
    const difference = tooFar(received, value, { precision });
    if (difference === undefined) continue;
    const [channel, row, column] = position(shape, place);
    return {
      where: `channel ${channel}, row ${row}, column ${column}`,
      expected: numberText(value.mid),
      received: String(received),
      difference,
    };
  }
  return undefined;
}

/** All numbers of nested arrays of this shape, or of one array with as many numbers. */
function flattened(result: unknown, shape: readonly number[]): readonly number[] | undefined {
  const items = itemsIn(result) ?? [];
  if (items.length === sizeOf(shape) && items.every((item) => typeof item === 'number')) return items;
  const [size, ...inner] = shape;
  if (items.length !== size || inner.length === 0) return undefined;
  const parts = items.map((item) => flattened(item, inner));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function plainConvolution({ layout, weights, bias }: ConvolutionCase): PlainConvolution {
  const { channels, filters, kernel, stride, padding } = layout;
  const image = (f: number): Image => nested(weights, f * channels * kernel ** 2, [channels, kernel, kernel]);
  return {
    weights: Array.from({ length: filters }, (_, f) => image(f)),
    bias: bias.map((each) => each.toNumber()),
    stride,
    padding,
  };
}

function plainImage({ layout: { channels, height, width }, image }: ConvolutionCase): Image {
  return nested(image, 0, [channels, height, width]);
}

/** Numbers from a place on, as channels of rows. */
function nested(
  numbers: Vector,
  start: number,
  [channels, rows, columns]: readonly [number, number, number],
): Image {
  return Array.from({ length: channels }, (_, c) =>
    Array.from({ length: rows }, (__, i) =>
      Array.from({ length: columns }, (___, j) =>
        at(numbers, start + (c * rows + i) * columns + j).toNumber(),
      ),
    ),
  );
}
