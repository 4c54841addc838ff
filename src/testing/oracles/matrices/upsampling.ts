import type fc from 'fast-check';
import { Rational } from '../../../exact/index.js';
import { Descending } from '../../../search/generators/index.js';
import { exactly } from '../measured-pass.js';
import { position, sizeOf } from '../masks.js';
import { precisions } from '../precision.js';
import { Reference, type RunOptions } from '../reference.js';
import { type Rows, wrongEntry } from '../rows-returned.js';

/** An upsampling by a whole factor of images with so many channels, rows and columns. */
export interface UpsamplingLayout {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly scale: number;
}

/** A function that makes the matrix of a nearest-neighbour upsampling. */
export type UpsamplingMatrixBuilder = (layout: UpsamplingLayout) => Rows | PromiseLike<Rows>;

/**
 * The matrix of the nearest-neighbour upsampling by a whole factor, on images in the order channel, row, column:
 * channels·height·width·scale² rows of channels·height·width numbers, each 0 or 1. No error is permitted. Algorithm 2 of the
 * memorization paper is this one with a frame of zeros around each image besides.
 *
 * @example
 * ```ts
 * import { upsamplingMatrix } from 'basincheck/references';
 * const reference = upsamplingMatrix({ seed: 1 });
 * (await reference.compare(() => [[1]])).agrees; // → false
 * ```
 */
export function upsamplingMatrix(
  options: RunOptions = {},
): Reference<UpsamplingLayout, [layout: UpsamplingLayout], Rows> {
  return new Reference(
    {
      name: 'the matrix of the upsampling',
      cases: layouts,
      argumentsOf: (layout) => [{ ...layout }],
      describe: (layout) => ({ layout: JSON.stringify(layout) }),
      judge: (layout, result) =>
        wrongEntry(
          result,
          entries(layout).map((row) => row.map(exactly)),
          { precision: precisions.float64 },
        ),
    },
    options,
  );
}

function entries({ channels, height, width, scale }: UpsamplingLayout): readonly (readonly Rational[])[] {
  const [small, large] = [
    [channels, height, width],
    [channels, height * scale, width * scale],
  ] as const;
  return Array.from({ length: sizeOf(large) }, (_, to) =>
    Array.from({ length: sizeOf(small) }, (__, from) => {
      const [channel, row = 0, column = 0] = position(large, to);
      const source = [channel, Math.floor(row / scale), Math.floor(column / scale)];
      return position(small, from).every((index, axis) => index === source[axis])
        ? Rational.one
        : Rational.zero;
    }),
  );
}

const NAMES = ['channels', 'height', 'width', 'scale'] as const;
const LARGEST_SIZE = 3;

const layouts = new Descending<UpsamplingLayout>({
  name: 'upsampling',
  draw: (random: fc.Random) => {
    const size = () => random.nextInt(1, LARGEST_SIZE);
    return { channels: size(), height: size(), width: size(), scale: size() };
  },
  accepts: (value): value is UpsamplingLayout =>
    typeof value === 'object' && NAMES.every((name) => (value as UpsamplingLayout)[name] >= 1),
  complexity: (layout) => NAMES.map((name) => layout[name]),
  *moves(layout) {
    for (const name of NAMES) yield { ...layout, [name]: layout[name] - 1 };
  },
});
