import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModel } from '../../../src/sources/models/index.js';
import { complaints, modelOf } from './fixtures.js';
import { attribute, integer, integers, message, model, node, tensor, text } from './protobuf-writer.js';

const folder = new URL('images/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, folder));

interface Values {
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
}
const expected = JSON.parse(bytesOf('expected.json').toString()) as Record<string, Values>;

/** What float32 may be off by here: sums of at most some hundred products of order one. */
const ROUNDING = 1e-4;

describe('networks of images as PyTorch exports them', () => {
  test('every file has values to compare with', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
    expect(files.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(Object.entries(expected).filter(([file]) => file !== 'large.onnx'))(
    '%s computes what PyTorch computes, to rounding',
    (file, { inputs, outputs }) => {
      const read = modelOf(bytesOf(file), file);
      if (!('network' in read)) throw new Error(JSON.stringify(read));
      inputs.forEach((x, k) => {
        const y = read.network.evaluate([...x]);
        expect(y).toHaveLength(outputs[k]?.length ?? NaN);
        y.forEach((value, i) => {
          expect(Math.abs(value - (outputs[k]?.[i] ?? NaN))).toBeLessThan(ROUNDING);
        });
      });
    },
  );
});

interface Geometry {
  readonly channels: number;
  readonly filters: number;
  readonly lengths: readonly [number, number];
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
}

const two = (arbitrary: fc.Arbitrary<number>) => fc.tuple(arbitrary, arbitrary);
const geometries: fc.Arbitrary<Geometry> = fc.record({
  channels: fc.integer({ min: 1, max: 2 }),
  filters: fc.integer({ min: 1, max: 3 }),
  lengths: two(fc.integer({ min: 3, max: 6 })),
  kernel: two(fc.integer({ min: 1, max: 3 })),
  strides: two(fc.integer({ min: 1, max: 3 })),
  dilations: two(fc.constant(1)),
  pads: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
});

function listed(name: string, values: readonly number[]) {
  return message(5, text(1, name), ...values.map((value) => integer(8, value)), integer(20, 7));
}

function read(operator: string, g: Geometry, shape: readonly number[], weights: readonly number[]) {
  const attributes = [listed('strides', g.strides), listed('pads', g.pads), listed('dilations', g.dilations)];
  const result = readModel(
    model(
      shape,
      node(operator, ['x', 'W'], 'y', ...attributes),
      tensor('W', [g.filters, g.channels, ...g.kernel], weights),
    ),
    'onnx',
  );
  if (!('network' in result)) throw new Error(complaints(result).join());
  return result.network;
}

/** The convolution by its definition, with loops. */
function direct(g: Geometry, weights: readonly number[], x: readonly number[]): number[] {
  const [[H, W], [kh, kw], [sh, sw], [top, left, bottom, right]] = [g.lengths, g.kernel, g.strides, g.pads];
  const rows = Math.floor((H + top + bottom - kh) / sh) + 1;
  const columns = Math.floor((W + left + right - kw) / sw) + 1;
  const y: number[] = [];
  for (let m = 0; m < g.filters; m++)
    for (let r = 0; r < rows; r++)
      for (let s = 0; s < columns; s++) {
        let sum = 0;
        for (let c = 0; c < g.channels; c++)
          for (let a = 0; a < kh; a++)
            for (let b = 0; b < kw; b++) {
              const [i, j] = [r * sh + a - top, s * sw + b - left];
              if (i < 0 || j < 0 || i >= H || j >= W) continue;
              sum +=
                (weights[((m * g.channels + c) * kh + a) * kw + b] ?? NaN) * (x[(c * H + i) * W + j] ?? NaN);
            }
        y.push(sum);
      }
  return y;
}

/** Whole numbers that come out of a seed, so that all sums are exact. */
function whole(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, i) => ((seed + 7 * i * i + 3 * i) % 11) - 5);
}

describe('the matrices of convolutions', () => {
  test('Conv is the convolution by its definition', () => {
    fc.assert(
      fc.property(geometries, fc.nat(100), (g, seed) => {
        const weights = whole(g.filters * g.channels * g.kernel[0] * g.kernel[1], seed);
        const x = whole(g.channels * g.lengths[0] * g.lengths[1], seed + 1);
        const network = read('Conv', g, [1, g.channels, ...g.lengths], weights);
        expect(network.evaluate(x).map((value) => value + 0)).toEqual(
          direct(g, weights, x).map((value) => value + 0),
        );
      }),
    );
  });

  test('ConvTranspose is the transpose of the Conv that undoes its shape', () => {
    fc.assert(
      fc.property(geometries, fc.nat(100), (g, seed) => {
        const weights = whole(g.filters * g.channels * g.kernel[0] * g.kernel[1], seed);
        const forward = read('Conv', g, [1, g.channels, ...g.lengths], weights);
        const after = [0, 1].map(
          (i) =>
            Math.floor(
              ((g.lengths[i] ?? 0) + (g.pads[i] ?? 0) + (g.pads[i + 2] ?? 0) - (g.kernel[i] ?? 0)) /
                (g.strides[i] ?? 1),
            ) + 1,
        );
        // What the stride leaves over at the end is not reached from the result.
        const isWhole = [0, 1].every(
          (i) =>
            ((after[i] ?? 0) - 1) * (g.strides[i] ?? 1) + (g.kernel[i] ?? 0) ===
            (g.lengths[i] ?? 0) + (g.pads[i] ?? 0) + (g.pads[i + 2] ?? 0),
        );
        fc.pre(isWhole);
        const back = read('ConvTranspose', g, [1, g.filters, ...after], weights);
        const [W, V] = [forward.layers[0]?.weights ?? [], back.layers[0]?.weights ?? []];
        expect(V.map((row) => row.map(String))).toEqual(
          (W[0] ?? []).map((_, j) => W.map((row) => String(row[j]))),
        );
      }),
    );
  });
});

describe('what cannot be read of images', () => {
  const image = [1, 1, 4, 4];
  const filters = tensor('W', [1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const said = (axes: readonly number[], ...parts: Parameters<typeof model>[1][]) =>
    complaints(readModel(model(axes, ...parts), 'onnx'));

  test('a kernel that does not fit, filters for other channels and groups that do not divide are named', () => {
    expect(said([1, 1, 2, 4], node('Conv', ['x', 'W'], 'y'), filters)).toEqual([
      'node "y" (Conv): expected a kernel that fits into the image with its padding, got 3 with dilation 1 on an axis of length 2',
    ]);
    expect(said([1, 2, 4, 4], node('Conv', ['x', 'W'], 'y'), filters)).toEqual([
      'tensor "W": expected filters for 2 channels in 1 groups, got shape 1×1×3×3',
    ]);
    const group = attribute('group', integer(3, 2));
    expect(said([1, 1, 4, 4], node('Conv', ['x', 'W'], 'y', group), filters)).toEqual([
      'node "y" (Conv), group: expected a number of groups that divides 1 channels and 1 filters, got 2',
    ]);
  });

  test('images whose size is left open, and points that are no images, are named', () => {
    const expectedImages =
      'node "y" (Conv): expected images as N×C×H×W, with C, H and W fixed (no dynamic axes but the batch)';
    expect(said([1, 1, -1, 4], node('Conv', ['x', 'W'], 'y'), filters)).toEqual([
      `${expectedImages}, got shape 1×1×?×4`,
    ]);
    expect(said([1, 16], node('Conv', ['x', 'W'], 'y'), filters)).toEqual([
      `${expectedImages}, got shape 1×16`,
    ]);
  });

  test('another way to resize than from the nearest pixel is named', () => {
    const linear = attribute('mode', text(4, 'linear'));
    const sizes = integers('sizes', 1, 1, 8, 8);
    expect(said(image, node('Resize', ['x', '', '', 'sizes'], 'y', linear), sizes)).toEqual([
      'node "y" (Resize), mode: expected "nearest", got "linear"',
    ]);
    expect(said(image, node('Resize', ['x', '', '', 'sizes'], 'y'), integers('sizes', 2, 1, 8, 8))).toEqual([
      'node "y" (Resize): expected as many images after it as before, got the factor 2',
    ]);
  });

  test('MaxPool is no affine map, and is refused by name', () => {
    expect(said(image, node('MaxPool', ['x'], 'y'))).toEqual([
      'node "y" (MaxPool): expected an operator that docs/models.md lists, got "MaxPool"',
    ]);
  });
});
