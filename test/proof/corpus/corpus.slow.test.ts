import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { verify, type Verification } from '../../../src/proof/index.js';
import { runs } from '../../seed.js';
import { determinant, type Matrix, type Vector } from '../campaign/linear.js';
import { certificates, type Certificate } from './certificates.js';
import { copyOf, contractions, isBasinFile, type CertificateFile } from './file.js';
import {
  conjugate,
  cutAxis,
  isPositivelyHomogeneous,
  rescaleDirection,
  scaleUnit,
  swapUnits,
} from './transformations.js';

const verdictOn = (file: CertificateFile): Verification => verify(JSON.stringify(file));

/** The verdict, with the problems found, so that a failure says what they are. */
const expectVerified = (file: CertificateFile, { name }: Certificate): void => {
  const found = verdictOn(file);
  expect({ name, verdict: found.verdict, problems: 'problems' in found ? found.problems : [] }).toEqual({
    name,
    verdict: 'verified',
    problems: [],
  });
};

/** Theorem and dropped hypothesis of every cell of the necessity matrix. */
const CELLS = [
  '2.1 rank',
  '2.1 width',
  '2.1 continuous',
  '2.1 monotone',
  '2.2 width',
  '2.2 continuous',
  '2.2 monotone',
  '2.3 surjective',
  '2.3 monotone',
  '2.3 square',
  '2.3 full-rank',
  '3.1 width',
  '3.1 continuous',
  '3.1 monotone',
];

describe('the corpus', () => {
  test.each(certificates)('$name is accepted', (certificate) => {
    expectVerified(certificate.file, certificate);
  });

  test('has a file for every hypothesis that can be dropped alone', () => {
    const found = new Set(certificates.map(({ file }) => `${file.theorem} ${file.dropped.join(' ')}`));
    expect(CELLS.filter((cell) => !found.has(cell))).toEqual([]);
  });

  test('has a file for every smooth activation', () => {
    const names = certificates.map(({ file: { network } }) =>
      'name' in network.activation ? network.activation.name : 'piecewise linear',
    );
    expect(new Set(names)).toEqual(
      new Set(['piecewise linear', 'tanh', 'sigmoid', 'softplus', 'elu', 'gelu', 'gelu-tanh', 'silu']),
    );
  });
});

describe('a valid certificate stays valid', () => {
  const certificate = fc.constantFrom(...certificates);
  const rational = fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 6 }))
    .map(([n, d]) => new Fraction(n, d));
  const vector = (n: number): fc.Arbitrary<Vector> => fc.array(rational, { minLength: n, maxLength: n });
  const invertible = (n: number): fc.Arbitrary<Matrix> =>
    fc.array(vector(n), { minLength: n, maxLength: n }).filter((matrix) => determinant(matrix).n !== 0n);
  const dimension = ({ file }: Certificate): number => file.network.layers[0]?.weights[0]?.length ?? 0;
  const withMap = certificate.chain((each) =>
    fc.tuple(fc.constant(each), invertible(dimension(each)), vector(dimension(each))),
  );

  test('in any other affine coordinates', () => {
    fc.assert(
      fc.property(withMap, ([each, A, c]) => {
        expectVerified(conjugate(each.file, A, c), each);
      }),
      { numRuns: runs(200) },
    );
  });

  test('when two hidden units change places', () => {
    const choice = fc.tuple(fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(certificate, choice, (each, [k, i, j]) => {
        const { layers } = each.file.network;
        const layer = k % (layers.length - 1);
        const width = layers[layer]?.bias.length ?? 1;
        expectVerified(swapUnits(each.file, layer, i % width, j % width), each);
      }),
    );
  });

  test('when a hidden unit is scaled, if φ is positively homogeneous', () => {
    const homogeneous = certificates.filter(({ file }) => isPositivelyHomogeneous(file));
    const positive = rational.filter((x) => x.s > 0n && x.n > 0n);
    fc.assert(
      fc.property(fc.constantFrom(...homogeneous), fc.nat(), fc.nat(), positive, (each, k, i, factor) => {
        const { layers } = each.file.network;
        const layer = k % (layers.length - 1);
        const width = layers[layer]?.bias.length ?? 1;
        expectVerified(scaleUnit(each.file, layer, i % width, factor), each);
      }),
    );
  });

  test('when a direction of a region gets another length and orientation', () => {
    const nonZero = rational.filter((x) => x.n !== 0n);
    fc.assert(
      fc.property(certificate, fc.nat(), fc.nat(), nonZero, (each, which, i, factor) => {
        const file = copyOf(each.file);
        if (!isBasinFile(file)) return;
        const regions = [...file.avoiding, ...contractions(file).map((attractor) => attractor.region)];
        const region = regions[which % regions.length];
        if (region === undefined || region.directions.length === 0) return;
        Object.assign(region, rescaleDirection(region, i % region.directions.length, factor));
        expectVerified(file, each);
      }),
    );
  });

  // Elsewhere a cut can cost the proof: over an infinite range the hull of φ is exact, while over a finite one a
  // band may give away more. That is so where φ is smooth, and where ReLU bends within a cell of the three ridges.
  test('when the cells of its grid or domain are cut in two, if no band is needed', () => {
    const exact = certificates.filter(
      ({ name, file }) => 'pieces' in file.network.activation && name !== '2.1-without-width-three-ridges',
    );
    fc.assert(
      fc.property(fc.constantFrom(...exact), fc.nat(), rational, (each, axis, value) => {
        const cut = cutAxis(each.file, axis % dimension(each), value);
        if (cut !== undefined) expectVerified(cut, each);
      }),
      { numRuns: runs(200) },
    );
  });
});
