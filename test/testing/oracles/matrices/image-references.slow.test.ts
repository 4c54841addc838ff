/** References for convolutions, upsamplings and the infinite-width limit, compared with code that is written otherwise. */

import { describe, expect, test } from 'vitest';
import {
  convolutionMatrix as algorithm1,
  filterOperator,
  Rational,
  upsamplingMatrix as algorithm2,
} from '../../../../src/exact/index.js';
import { tangentKernel, WideLimit, wideActivations } from '../../../../src/sampling/index.js';
import {
  type Comparable,
  convolution,
  type Convolution,
  convolutionMatrix,
  type ConvolutionMatrixBuilder,
  type Image,
  limitJacobian,
  limitKernel,
  type PlainConvolution,
  upsamplingMatrix,
  type UpsamplingLayout,
} from '../../../../src/testing/oracles/index.js';

const seeds = [1, 2, 3];
/** The seeds from which a difference is found. */
async function found<T>(reference: (seed: number) => Comparable<T>, code: T): Promise<readonly number[]> {
  const all = await Promise.all(seeds.map(async (seed) => (await reference(seed).compare(code)).agrees));
  return seeds.filter((_, i) => all[i] === false);
}
async function messageOf<T>(reference: Comparable<T>, code: T): Promise<string> {
  const comparison = await reference.compare(code);
  return comparison.agrees ? '' : comparison.message;
}

interface Habits {
  readonly outside?: number;
  readonly round?: (x: number) => number;
  readonly isTurned?: boolean;
  readonly fits?: (places: number) => number;
}

/** A convolution by loops over the padded image, with habits of its own. */
function convolve({
  outside = 0,
  round = (x) => x,
  isTurned = false,
  fits = Math.floor,
}: Habits): Convolution {
  return ({ weights, bias, stride, padding }: PlainConvolution, image: Image) => {
    const frame = (row: readonly number[]) => [
      ...Array<number>(padding).fill(outside),
      ...row,
      ...Array<number>(padding).fill(outside),
    ];
    const padded = image.map((channel) => {
      const width = (channel[0]?.length ?? 0) + 2 * padding;
      const empty = Array.from({ length: padding }, () => Array<number>(width).fill(outside));
      return [...empty, ...channel.map(frame), ...empty];
    });
    const k = weights[0]?.[0]?.length ?? 0;
    const [height, width] = [padded[0]?.length ?? 0, padded[0]?.[0]?.length ?? 0];
    const [down, across] = [height, width].map((size) => fits((size - k) / stride) + 1) as [number, number];
    return weights.map((filter, f) =>
      Array.from({ length: down }, (_, i) =>
        Array.from({ length: across }, (__, j) => {
          let sum = bias[f] ?? NaN;
          for (const [c, plane] of filter.entries())
            for (let a = 0; a < k; a++)
              for (let b = 0; b < k; b++) {
                const weight = isTurned ? plane[k - 1 - a]?.[k - 1 - b] : plane[a]?.[b];
                sum = round(
                  sum + round((weight ?? NaN) * (padded[c]?.[stride * i + a]?.[stride * j + b] ?? 0)),
                );
              }
          return sum;
        }),
      ),
    );
  };
}

describe('convolutions', () => {
  test('by loops over the padded image agree, in both formats, nested or flat', async () => {
    expect(await found((seed) => convolution({ seed }), convolve({}))).toEqual([]);
    const single = (seed: number) => convolution({ seed, precision: 'float32' });
    expect(await found(single, convolve({ round: Math.fround }))).toEqual([]);
    const flat: Convolution = (layer, image) =>
      Float64Array.from((convolve({})(layer, image) as number[][][]).flat(2));
    expect(await found((seed) => convolution({ seed }), flat)).toEqual([]);
  });

  test('with filters turned around, other numbers outside, other sizes, or in float32 are found out', async () => {
    for (const habits of [{ isTurned: true }, { outside: 1 }, { fits: Math.ceil }, { round: Math.fround }])
      expect(await found((seed) => convolution({ seed }), convolve(habits)), JSON.stringify(habits)).toEqual(
        seeds,
      );
  });

  test('shrink to a filter and an image of few pixels', async () => {
    expect(await messageOf(convolution({ seed: 1 }), convolve({ outside: 1 }))).toContain(
      '"bias":[0],"stride":1,"padding":1}\n  image     [[[0]]]\n  wrong     channel 0, row 0, column ',
    );
    expect(await messageOf(convolution({ seed: 1 }), () => [])).toContain(
      '  layer     {"weights":[[[[0]]]],"bias":[0],"stride":1,"padding":0}\n  image     [[[0]]]\n' +
        '  wrong     the result\n  expected  1×1×1 numbers\n  received  []',
    );
  });

  test('have the matrix whose columns are the images of the unit images', async () => {
    const columns: ConvolutionMatrixBuilder = (layer, [height, width]) => {
      const channels = layer.weights[0]?.length ?? 0;
      const unbiased = { ...layer, bias: layer.bias.map(() => 0) };
      const units = Array.from({ length: channels * height * width }, (_, pixel) =>
        Array.from({ length: channels }, (__, c) =>
          Array.from({ length: height }, (___, i) =>
            Array.from({ length: width }, (____, j) => ((c * height + i) * width + j === pixel ? 1 : 0)),
          ),
        ),
      );
      const images = units.map((unit) => (convolve({})(unbiased, unit) as number[][][]).flat(2));
      return (images[0] ?? []).map((_, row) => images.map((image) => image[row] ?? NaN));
    };
    expect(await found((seed) => convolutionMatrix({ seed }), columns)).toEqual([]);
    expect(
      await found(
        (seed) => convolutionMatrix({ seed }),
        (layer, size) => columns({ ...layer, stride: 1 }, size),
      ),
    ).toEqual(seeds);
  });

  test('of 3×3 filters are those of the memorization paper inside of its frames', () => {
    const weights = Array.from({ length: 9 }, (_, k) => k + 1);
    const reference = convolutionMatrix();
    const layout = { channels: 1, filters: 1, height: 4, width: 4, kernel: 3, stride: 1, padding: 1 };
    const exact = weights.map((weight) => Rational.of(weight));
    const given = { layout, weights: exact, bias: [Rational.zero], image: exact.slice(0, 0) };
    const plain = (rows: readonly (readonly Rational[])[]) =>
      rows.map((row) => row.map((entry) => entry.toNumber()));
    expect(reference.judge(given, plain(filterOperator(exact, 4, 3)))).toBe(undefined);
    const inner = Array.from({ length: 36 }, (_, k) => k).filter(
      (k) => k > 6 && k < 29 && k % 6 > 0 && k % 6 < 5,
    );
    const framed = plain(algorithm1([exact], 4, 1));
    expect(
      reference.judge(
        given,
        inner.map((i) => inner.map((j) => framed[i]?.[j])),
      ),
    ).toBe(undefined);
  });
});

describe('upsamplings', () => {
  const nearest = ({ channels, height, width, scale }: UpsamplingLayout): number[][] =>
    Array.from({ length: channels * height * width * scale ** 2 }, (_, to) => {
      const [row, column] = [Math.floor(to / (width * scale)), to % (width * scale)];
      const from = Math.floor(row / scale) * width + Math.floor(column / scale);
      return Array.from({ length: channels * height * width }, (__, k) => (k === from ? 1 : 0));
    });

  test('by nearest neighbours agree, and rounding to the nearest index instead of down does not', async () => {
    expect(await found((seed) => upsamplingMatrix({ seed }), nearest)).toEqual([]);
    const rounded = (layout: UpsamplingLayout) => nearest({ ...layout, scale: 1 });
    expect(await found((seed) => upsamplingMatrix({ seed }), rounded)).toEqual(seeds);
  });

  test('are those of the memorization paper inside of its frames', () => {
    const layout = { channels: 1, height: 2, width: 2, scale: 2 };
    const framed = algorithm2(2, 1, 2).map((row) => row.map((entry) => entry.toNumber()));
    const inside = (size: number) =>
      Array.from({ length: size ** 2 }, (_, k) => k).filter(
        (k) => Math.floor(k / size) % (size - 1) !== 0 && (k % size) % (size - 1) !== 0,
      );
    const rows = inside(6).map((i) => inside(4).map((j) => framed[i]?.[j]));
    expect(upsamplingMatrix().judge(layout, rows)).toBe(undefined);
  });
});

describe('the infinite-width limit', () => {
  const { erf } = wideActivations;

  test('by this project’s own kernel agrees, and one that is off by 1e-9 does not', async () => {
    const kernel = (examples: number[][]) =>
      examples.map((x) => examples.map((y) => tangentKernel(erf, 2, x, y).value));
    expect(await found((seed) => limitKernel({ seed }), kernel)).toEqual([]);
    const shifted = (examples: number[][]) => kernel(examples).map((row) => row.map((entry) => entry + 1e-9));
    expect(await found((seed) => limitKernel({ seed }), shifted)).toEqual(seeds);
  });

  test('has this project’s own Jacobian, not its transpose, and not one that is off by 1e-7', async () => {
    const at = (examples: number[][], index: number): number[][] => {
      const result = WideLimit.of(examples, { activation: erf, depth: 2 });
      if ('singular' in result) throw new Error(result.singular.why);
      return result.limit.jacobian(examples[index] ?? []).map((row) => Array.from(row));
    };
    expect(await found((seed) => limitJacobian({ seed }), at)).toEqual([]);
    const transposed = (examples: number[][], index: number) => {
      const rows = at(examples, index);
      return rows.map((_, i) => rows.map((row) => row[i] ?? NaN));
    };
    expect(await found((seed) => limitJacobian({ seed }), transposed)).toEqual(seeds);
    const off = (examples: number[][], index: number) =>
      at(examples, index).map((row) => row.map((entry) => entry + 1e-7));
    expect(await found((seed) => limitJacobian({ seed }), off)).toEqual(seeds);
  });
});
