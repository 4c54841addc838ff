/**
 * A verdict is about the map, not about how its network is written down: it does not depend on the numbering of hidden
 * neurons, on the unit in which a hidden neuron is measured, or on the coordinates of the input. So two files that differ
 * in these only get one verdict, whichever it is. `BASINCHECK_RUNS` sets how many pairs are compared.
 */

import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { runs } from '../../seed.js';
import { determinant, item, knownFraction, textOf, type Matrix, type Vector } from '../campaign/linear.js';
import { certificates } from './certificates.js';
import { copyOf, isBasinFile, type CertificateFile, type PieceFile } from './file.js';
import {
  conjugate,
  isPositivelyHomogeneous,
  permuteUnits,
  rescaleUnits,
  scaleUnit,
} from './transformations.js';

const small = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 8 }))
  .map(([n, d]) => new Fraction(n, d));
const positive = small.filter((x) => x.n > 0n).map((x) => x.abs());
const vector = (n: number): fc.Arbitrary<Vector> => fc.array(small, { minLength: n, maxLength: n });
const invertible = (n: number): fc.Arbitrary<Matrix> =>
  fc.array(vector(n), { minLength: n, maxLength: n }).filter((matrix) => determinant(matrix).n !== 0n);
const dimensionOf = (file: CertificateFile): number => file.network.layers[0]?.weights[0]?.length ?? 0;

/** Files whose proof needs bands or cases are asked more often: where nothing bends or jumps, little can go wrong. */
const jumping = certificates.filter(({ file }) => file.dropped.includes('continuous'));
const original = fc.constantFrom(...certificates, ...jumping, ...jumping).map(({ file }) => file);

/** A file that is not far from a valid one, so that it is often, but not always, still valid. */
const disturbed: fc.Arbitrary<CertificateFile> = fc
  .tuple(
    original,
    fc.nat(),
    fc.nat(),
    fc.nat(),
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: 1, max: 4096 }),
  )
  .map(([file, which, i, k, n, d]) => {
    const result = copyOf(file);
    const change = (texts: string[], at: number): void => {
      const place = at % texts.length;
      texts[place] = textOf(knownFraction(item(texts, place)).add(new Fraction(n, d)));
    };
    const layer = item(result.network.layers, i % result.network.layers.length);
    if (which % 3 === 0) change(layer.bias, k);
    if (which % 3 === 1) change(item(layer.weights, k % layer.weights.length), i);
    if (which % 3 === 2 && isBasinFile(result))
      for (const point of result.witness.points) change(point.at, k);
    return result;
  });
const anyFile = fc.oneof({ weight: 1, arbitrary: original }, { weight: 2, arbitrary: disturbed });

const verdictOn = (file: CertificateFile): string => verify(JSON.stringify(file)).verdict;
const seen = { verified: 0, rejected: 0, unjudged: 0 };

function expectOneVerdict(file: CertificateFile, other: CertificateFile): void {
  const verdict = verify(JSON.stringify(file)).verdict;
  seen[verdict] += 1;
  expect(verdictOn(other)).toBe(verdict);
}

describe('a verdict does not change', () => {
  test('when hidden neurons are numbered in another order', () => {
    const permuted = anyFile.chain((file) => {
      const widths = file.network.layers.slice(0, -1).map(({ bias }) => bias.length);
      const orders = fc.tuple(
        ...widths.map((width) =>
          fc.shuffledSubarray([...Array(width).keys()], { minLength: width, maxLength: width }),
        ),
      );
      return fc.tuple(fc.constant(file), orders);
    });
    fc.assert(
      fc.property(permuted, ([file, orders]) => {
        expectOneVerdict(file, permuteUnits(file, orders));
      }),
      { numRuns: runs(120) },
    );
  });

  test('when a hidden neuron is measured in another unit, where φ is positively homogeneous', () => {
    const homogeneous = anyFile.filter(isPositivelyHomogeneous);
    fc.assert(
      fc.property(homogeneous, fc.nat(), fc.nat(), positive, (file, k, i, factor) => {
        const { layers } = file.network;
        const layer = k % (layers.length - 1);
        const unit = i % item(layers, layer).bias.length;
        expectOneVerdict(file, scaleUnit(file, layer, unit, factor));
      }),
      { numRuns: runs(150) },
    );
  });

  test('when all hidden neurons are measured in another unit, before φ and after it', () => {
    const piecewise = anyFile.filter(({ network }) => 'pieces' in network.activation);
    fc.assert(
      fc.property(piecewise, positive, (file, factor) => {
        expectOneVerdict(file, rescaleUnits(file, factor));
      }),
      { numRuns: runs(150) },
    );
  });

  test('in other affine coordinates of the input', () => {
    const moved = anyFile.chain((file) => {
      const n = dimensionOf(file);
      return fc.tuple(fc.constant(file), invertible(n), vector(n));
    });
    fc.assert(
      fc.property(moved, ([file, A, c]) => {
        expectOneVerdict(file, conjugate(file, A, c));
      }),
      { numRuns: runs(200) },
    );
  });

  test('whether it is that the file is verified or that it is rejected: both have been seen', () => {
    expect(seen.verified).toBeGreaterThan(50);
    expect(seen.rejected).toBeGreaterThan(50);
    expect(seen.unjudged).toBe(0);
  });
});

test('a piece is measured in another unit as its slope stays and its ends and values are scaled', () => {
  const bend: PieceFile[] = [
    { until: '1', slope: '1/2', intercept: '0' },
    { slope: '2', intercept: '-3/2' },
  ];
  const [first] = certificates.filter(({ file }) => 'pieces' in file.network.activation);
  if (first === undefined) throw new Error('expected a certificate with pieces');
  const file = copyOf(first.file);
  file.network.activation = { pieces: bend };
  expect(rescaleUnits(file, new Fraction(2)).network.activation).toEqual({
    pieces: [
      { until: '2', slope: '1/2', intercept: '0' },
      { slope: '2', intercept: '-3' },
    ],
  });
});
