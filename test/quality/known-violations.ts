/**
 * Networks whose basins are known to violate the conclusion of a theorem, by proof: the paper's examples, in other
 * dimensions, in other coordinates, with a layer split in two and with other weights. F stays the same up to the
 * coordinates, so that the violation stays too.
 */

import fc from 'fast-check';
import { matrixOfRank, vector } from '../../src/search/generators/index.js';
import {
  at,
  type Layer,
  type Matrix,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../src/exact/index.js';
import { basinExampleOfPaper, type ExampleName } from '../paper/examples.js';
import type { BasinQuestion } from '../../src/statements/index.js';

const { zero, one, half } = Rational;

/** A violation of the conclusion that the question asks about, in the basin of the attractor. */
export interface Violation {
  readonly question: BasinQuestion;
  readonly network: Network;
  readonly attractor: Vector;
}

export interface Example extends Violation {
  readonly name: string;
  readonly dimension: 1 | 2 | 3;
  readonly identity: Identity;
}

/** x = Σ weight·φ(scale·x + shift) + constant: for all x, or where |x| ≤ 1. */
interface Identity {
  readonly terms: readonly {
    readonly weight: Rational;
    readonly scale: Rational;
    readonly shift: Rational;
  }[];
  readonly constant: Rational;
  readonly everywhere: boolean;
}

const r = (text: `${number}` | `${number}/${number}`) => Rational.from(text);
const term = (weight: Rational, scale: Rational, shift: Rational = zero) => ({ weight, scale, shift });
const four5 = r('4/5');

const identities = {
  '2.1': {
    terms: [term(r('1/4'), r('2')), term(r('1/4'), r('2'), r('-1')), term(r('-1/2'), one)],
    constant: half,
    everywhere: true,
  },
  '2.2': {
    terms: [term(four5, one), term(four5.negated(), one.negated())],
    constant: zero,
    everywhere: true,
  },
  '2.3': { terms: [term(one, one)], constant: zero, everywhere: false },
} satisfies Record<string, Identity>;

/** The network and the attractor of a file of the catalogue. */
function catalogued(name: ExampleName): { network: Network; attractor: Vector } {
  const { network, attractor } = basinExampleOfPaper(name);
  return { network, attractor: attractor.point };
}

/** φ∘φ in every coordinate, for the φ of Example 2.1, whose basin is a cube. */
function cube(dimension: 1 | 2 | 3): Example {
  const { network, attractor } = catalogued('2.1-without-rank');
  const layer = { weights: matrix.identity(dimension), bias: matrix.zeros(dimension) };
  return {
    name: 'Example 2.1',
    dimension,
    question: 'bounded basin component',
    network: new Network(network.activation, [layer, layer]),
    attractor: Array.from({ length: dimension }, () => at(attractor, 0)),
    identity: identities['2.1'],
  };
}

/**
 * x ↦ f(|x|₁)·e₁ for the f of Example 2.2: the bounded interval of the complement becomes a bounded shell. In one
 * dimension, f itself.
 */
function shell(dimension: 1 | 2 | 3): Example {
  const { network, attractor } = catalogued('2.2-without-width');
  const example = { name: 'Example 2.2', dimension, question: 'bounded complement component' } as const;
  if (dimension === 1) return { ...example, network, attractor, identity: identities['2.2'] };
  const units = matrix.identity(dimension);
  // With slope 1/4, |x| = 4/3·(φ(x) + φ(−x)).
  const norm = [Array.from({ length: 2 * dimension }, () => r('4/3'))];
  const [first, second] = [at(network.layers, 0), at(network.layers, 1)];
  const column = units.map((_, i) => [i === 0 ? one : zero]);
  return {
    ...example,
    network: new Network(network.activation, [
      {
        weights: [...units, ...units.map((row) => row.map((x) => x.negated()))],
        bias: matrix.zeros(2 * dimension),
      },
      { weights: matrix.multiply(first.weights, norm), bias: first.bias },
      {
        weights: matrix.multiply(column, second.weights),
        bias: units.map((_, i) => (i === 0 ? at(second.bias, 0) : zero)),
      },
    ]),
    attractor: units.map((_, i) => (i === 0 ? at(attractor, 0) : zero)),
    identity: identities['2.2'],
  };
}

/** The example times a contraction of ℝᵏ: what parted its basin is now a wall or a slab. */
function parted(name: string, file: ExampleName, identity: Identity, dimension: 1 | 2 | 3): Example {
  const { network, attractor } = catalogued(file);
  const extra = dimension - network.inputDimension;
  const shrinking = (a: Matrix): Matrix => {
    const [rows, columns] = [a.length, at(a, 0).length];
    return Array.from({ length: rows + extra }, (_, i) =>
      Array.from({ length: columns + extra }, (_, j) => {
        if (i < rows && j < columns) return at(at(a, i), j);
        return i - rows === j - columns ? r('3/4') : zero;
      }),
    );
  };
  const layers = network.layers.map(({ weights, bias }) => ({
    weights: shrinking(weights),
    bias: [...bias, ...matrix.zeros(extra)],
  }));
  return {
    name,
    dimension,
    question: 'disconnected basin',
    network: new Network(network.activation, layers),
    attractor: [...attractor, ...matrix.zeros(extra)],
    identity,
  };
}

export const examples: readonly Example[] = [
  ...([1, 2, 3] as const).map(cube),
  ...([1, 2, 3] as const).map(shell),
  ...([1, 2, 3] as const).map((n) =>
    parted('Example 2.2, parted', '2.2-without-width', identities['2.2'], n),
  ),
  ...([2, 3] as const).map((n) => parted('Example 2.3', '2.3-without-surjective', identities['2.3'], n)),
];

export interface Variant extends Violation {
  /** Where a point of the example's space lies in the variant's: x ↦ A·x + c. */
  readonly place: (x: Vector) => Vector;
}

/** What is done to an example besides the change of coordinates. */
export type Change = 'coordinates only' | 'a layer split' | 'weights scaled';
export const changes: readonly Change[] = ['coordinates only', 'a layer split', 'weights scaled'];

/** The example in random coordinates, with small dyadic entries, and changed. */
export function variants(example: Example, change: Change): fc.Arbitrary<Variant> {
  const n = example.dimension;
  return changed(example, change).chain((network) =>
    fc.tuple(matrixOfRank(n, n, n), vector(n)).map(([A, c]) => {
      const place = (x: Vector) => matrix.add(matrix.apply(A, x), c);
      return {
        question: example.question,
        network: conjugated(network, A, c),
        attractor: place(example.attractor),
        place,
      };
    }),
  );
}

function changed({ network, identity }: Example, change: Change): fc.Arbitrary<Network> {
  if (change === 'coordinates only') return fc.constant(network);
  if (change === 'weights scaled') {
    const power = fc.constantFrom(r('1/4'), half, r('2'), r('4'));
    return fc.tuple(power, power).map(([s, t]) => rescaled(network, s, t));
  }
  // Where the identity holds on a bounded set only, what comes before has to be bounded: values of φ.
  const first = identity.everywhere ? 0 : 1;
  return fc.nat(network.depth - 1 - first).chain((index) => {
    const { weights } = at(network.layers, first + index);
    const m = weights.length;
    return matrixOfRank(m, m, m).map((A) => split(network, first + index, A, identity));
  });
}

/** y ↦ A·F(A⁻¹(y − c)) + c. */
function conjugated({ activation, layers }: Network, A: Matrix, c: Vector): Network {
  const back = inverseOf(A);
  const [first, ...rest] = layers;
  if (first === undefined || rest.length === 0) throw new Error('expected two layers or more');
  const weights = matrix.multiply(first.weights, back);
  const start = { weights, bias: matrix.subtract(first.bias, matrix.apply(weights, c)) };
  const last = at(rest, rest.length - 1);
  const end = {
    weights: matrix.multiply(A, last.weights),
    bias: matrix.add(matrix.apply(A, last.bias), c),
  };
  return new Network(activation, [start, ...rest.slice(0, -1), end]);
}

/** The same F with φ(s·x)/t in the place of φ. */
function rescaled({ activation, layers }: Network, s: Rational, t: Rational): Network {
  if (!(activation instanceof PiecewiseLinear)) throw new Error('expected a piecewise linear φ');
  const phi = new PiecewiseLinear(
    activation.pieces.map(({ until, slope, intercept }) => ({
      ...(until && { until: until.dividedBy(s) }),
      slope: slope.times(s).dividedBy(t),
      intercept: intercept.dividedBy(t),
    })),
  );
  const times = (a: Matrix, factor: Rational) => a.map((row) => row.map((x) => x.times(factor)));
  return new Network(
    phi,
    layers.map(({ weights, bias }, k): Layer => {
      const taken = k === 0 ? weights : times(weights, t);
      if (k === layers.length - 1) return { weights: taken, bias };
      return { weights: times(taken, one.dividedBy(s)), bias: bias.map((b) => b.dividedBy(s)) };
    }),
  );
}

/** The affine map of layer k as two, by way of A·(W·x + b), where units that together are the identity stand between. */
function split({ activation, layers }: Network, k: number, A: Matrix, identity: Identity): Network {
  const { weights, bias } = at(layers, k);
  const [W, b] = [matrix.multiply(A, weights), matrix.apply(A, bias)];
  // φ's values lie in [−1, 1], if the identity needs that to be so.
  const bounds = W.map((row, i) => row.reduce((sum, w) => sum.plus(w.abs()), at(b, i).abs()));
  const size = identity.everywhere
    ? one
    : bounds.reduce((most, bound) => (most.lessThan(bound) ? bound : most), one);
  const spread = {
    weights: W.flatMap((row) =>
      identity.terms.map(({ scale }) => row.map((w) => w.times(scale).dividedBy(size))),
    ),
    bias: b.flatMap((entry) =>
      identity.terms.map(({ scale, shift }) => entry.times(scale).dividedBy(size).plus(shift)),
    ),
  };
  const back = inverseOf(A);
  const gathered = {
    weights: back.map((row) =>
      row.flatMap((entry) => identity.terms.map(({ weight }) => entry.times(weight).times(size))),
    ),
    bias: matrix.apply(
      back,
      b.map(() => identity.constant.times(size)),
    ),
  };
  return new Network(activation, [...layers.slice(0, k), spread, gathered, ...layers.slice(k + 1)]);
}

function inverseOf(A: Matrix): Matrix {
  const inverse = matrix.inverse(A);
  if (inverse === undefined) throw new Error('expected an invertible matrix');
  return inverse;
}
