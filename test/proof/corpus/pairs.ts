/**
 * Pairs of files that are about one map, written down in two ways: with other numbers of hidden neurons, with another unit in
 * which hidden neurons are measured, or in other coordinates of the input. A verdict has to be the same for both.
 */

import fc from 'fast-check';
import Fraction from 'fraction.js';
import { determinant, item, knownFraction, textOf, type Matrix, type Vector } from '../campaign/linear.js';
import { certificates } from './certificates.js';
import { copyOf, isBasinFile, type CertificateFile } from './file.js';
import {
  conjugate,
  isPositivelyHomogeneous,
  permuteUnits,
  rescaleUnits,
  scaleUnit,
} from './transformations.js';

export type Pair = readonly [file: CertificateFile, other: CertificateFile];

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

/** An order of the hidden neurons of each layer. */
const ordersOf = ({ network }: CertificateFile): fc.Arbitrary<number[][]> =>
  fc.tuple(
    ...network.layers.slice(0, -1).map(({ bias: { length } }) => {
      return fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length });
    }),
  );

/** By what is different in the two files. */
export const pairs: Readonly<Record<string, fc.Arbitrary<Pair>>> = {
  'the order of hidden neurons, in all layers': anyFile.chain((file) =>
    ordersOf(file).map((orders): Pair => [file, permuteUnits(file, orders)]),
  ),
  'the unit of a hidden neuron, where φ is positively homogeneous': fc
    .tuple(anyFile.filter(isPositivelyHomogeneous), fc.nat(), fc.nat(), positive)
    .map(([file, k, i, factor]): Pair => {
      const { layers } = file.network;
      const layer = k % (layers.length - 1);
      const unit = i % item(layers, layer).bias.length;
      return [file, scaleUnit(file, layer, unit, factor)];
    }),
  'the unit of all hidden neurons, before φ and after it': fc
    .tuple(
      anyFile.filter(({ network }) => 'pieces' in network.activation),
      positive,
    )
    .map(([file, factor]): Pair => [file, rescaleUnits(file, factor)]),
  'the affine coordinates of the input': anyFile.chain((file) => {
    const n = dimensionOf(file);
    return fc.tuple(invertible(n), vector(n)).map(([A, c]): Pair => [file, conjugate(file, A, c)]);
  }),
};
