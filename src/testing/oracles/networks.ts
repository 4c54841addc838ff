/** The networks on which numeric code is tested, and points for them. */

import fc from 'fast-check';
import {
  complexity,
  Descending,
  type DyadicOptions,
  network,
  networkMoves,
  vector,
  vectorMoves,
} from '../../search/generators/index.js';
import {
  at,
  Network,
  NETWORK_FORMAT,
  Rational,
  readNetwork,
  smoothActivations,
  type Vector,
} from '../../exact/index.js';
import { orExtremeNetwork, orExtremePoint, type Reach } from './extremes.js';
import { networkText } from './plain-network.js';
import type { PrecisionName } from './precision.js';

/**
 * Generated networks, which shrink; or a list of your own networks, which do not change: each a `Network`, the JSON value of a
 * network file, or its text, such as a failure prints.
 */
export type Networks = Descending<Network> | readonly (Network | object | string)[];

/** A network, or an object that contains one, and a point of its input space. */
export class AtPoint<T> {
  constructor(
    readonly subject: T,
    readonly x: Vector,
    private readonly network: Network,
    /** What code gets where a number is 0: 0 or −0. */
    readonly zero = 0,
  ) {}

  /** Whether zeros are handed out as −0. */
  get hasNegativeZeros(): boolean {
    return Object.is(this.zero, -0);
  }

  /** The text that fast-check shows. */
  [fc.toStringMethod](): string {
    return `${networkText(this.network)} at ${JSON.stringify(this.x.map((value) => value.toNumber()))}`;
  }
}

/** Numbers with almost all the digits that a float32, or a float64, can have. */
const LONG_NUMBERS: Readonly<Record<PrecisionName, DyadicOptions>> = {
  float32: { bits: 21 },
  float64: { bits: 50 },
};

/** What code has most often, and gets wrong most often far out. */
const OFTEN = [smoothActivations.softplus, smoothActivations.tanh, smoothActivations.sigmoid];

/** How often a case is drawn anew that is not preferred. */
const MOST_REDRAWS = 3;

/** Of the points with coordinates from the ends of a format, one in this many has its zeros handed out as −0. */
const CASES_PER_NEGATIVE_ZERO = 2;

/** By how much the other coordinates of a point that has some of a known one are multiplied. */
const FAR = Rational.of(8);

/** How points are drawn. */
export interface PointOptions<T> {
  /** Cases that are rare and wanted: while a case is none of them, it is drawn anew, a few times. */
  readonly preferred?: (given: AtPoint<T>) => boolean;
  /** Greatest number of bits after the point in ordinary coordinates. */
  readonly bits: number;
  /** By how much ordinary coordinates are multiplied: a power of two; 1 if not given. */
  readonly scale?: Rational;
  /** The format from whose ends some coordinates are; none are if not given, and zeros are never negative. */
  readonly extremes?: PrecisionName;
  /** A point of which half of the coordinates are taken, in every other case. */
  readonly known?: (subject: T) => Vector;
}

/**
 * Networks with 1 to 3 inputs and layers, narrower and wider than the input, to ℝⁿ⁰ and to ℝ, with φ increasing or
 * not, and smooth for more than half of them, most often softplus, tanh or sigmoid. Half of the others have quarters as
 * weights, with which floating point is exact, and half have long numbers. Where `weights` is `extreme`, a few have one
 * number from the ends of the format.
 */
export function numericNetworks(precision: PrecisionName, weights: Reach): Descending<Network> {
  const activation = { increasing: 'either', smooth: 0.4 } as const;
  const shapes = [
    { depth: [1, 3] },
    { depth: [2, 3], hiddenWidths: 'some above n0' },
    { depth: [1, 3], output: 'scalar' },
  ] as const;
  const ordinary = among('network', [
    ...shapes.map((shape) => network({ ...shape, activation })),
    ...shapes.map((shape) => network({ ...shape, activation, numbers: LONG_NUMBERS[precision] })),
    ...OFTEN.map((phi) => network({ depth: [2, 3], hiddenWidths: 'any', activation: phi })),
  ]);
  return weights === 'ordinary' ? ordinary : withExtremes(ordinary, precision);
}

/** The same networks, and such with other numbers of the format. */
function withExtremes({ descent }: Descending<Network>, precision: PrecisionName): Descending<Network> {
  return new Descending({
    ...descent,
    draw: (random, simple) => {
      const drawn = descent.draw(random, simple);
      return drawn && orExtremeNetwork(random, drawn, precision);
    },
    accepts: (value): value is Network => value instanceof Network && descent.accepts(tamed(value)),
    complexity: complexity.ofNetwork,
    moves: networkMoves,
  });
}

/** With 1 in place of all numbers but those of φ. */
function tamed({ activation, layers }: Network): Network {
  return new Network(
    activation,
    layers.map(({ weights, bias }) => ({
      weights: weights.map((row) => row.map(() => Rational.one)),
      bias: bias.map(() => Rational.one),
    })),
  );
}

/** The networks of all the given arbitraries together. */
export function among(name: string, choices: readonly Descending<Network>[]): Descending<Network> {
  return new Descending({
    name,
    draw: (random, simple) => {
      const { descent } = at(choices, random.nextInt(0, choices.length - 1));
      const drawn = descent.draw(random, simple);
      return drawn !== undefined && descent.accepts(drawn) ? drawn : undefined;
    },
    accepts: (value): value is Network => choices.some(({ descent }) => descent.accepts(value)),
    complexity: complexity.ofNetwork,
    moves: networkMoves,
  });
}

/** The arbitrary, or one that draws from the list. Throws a RangeError for an empty list, and where an item is no network. */
export function arbitraryOf(given: Networks): Descending<Network> {
  if (given instanceof Descending) return given;
  if (given.length === 0) throw new RangeError('references: expected at least one network, got none');
  const networks = given.map(networkAt);
  return new Descending({
    name: 'one of the given networks',
    draw: (random) => at(networks, random.nextInt(0, networks.length - 1)),
    accepts: (value): value is Network => networks.some((network) => network === value),
    complexity: complexity.ofNetwork,
    moves: () => [],
  });
}

function networkAt(given: Network | object | string, i: number): Network {
  if (given instanceof Network) return given;
  const text = typeof given === 'string' ? given : JSON.stringify({ format: NETWORK_FORMAT, ...given });
  const read = readNetwork(text);
  if ('network' in read) return read.network;
  const problems = read.problems.map(
    ({ path, expected, found }) => `${path}: expected ${expected}, got ${found}`,
  );
  throw new RangeError(`references: expected a network at networks[${i}]: ${problems.join('; ')}`);
}

/**
 * Networks, or objects that contain one, with points of their input space for which `isAsked` returns true. Both
 * shrink: together where an input is left out, or by the moves `together`.
 */
export function atPoints<T>(
  { descent }: Descending<T>,
  networkOf: (subject: T) => Network,
  points: PointOptions<T>,
  isAsked: (given: AtPoint<T>) => boolean,
  together: (subject: T, x: Vector) => Iterable<readonly [T, Vector]> = () => [],
): Descending<AtPoint<T>> {
  const pair = (subject: T, x: Vector, zero = 0): AtPoint<T> =>
    new AtPoint(subject, x, networkOf(subject), zero);
  const isOne = (value: unknown): value is AtPoint<T> =>
    value instanceof AtPoint &&
    descent.accepts(value.subject) &&
    isPointOf(networkOf(value.subject), value.x);
  const drawPair = (random: fc.Random, simple: boolean): AtPoint<T> | undefined => {
    const subject = descent.draw(random, simple);
    const x = subject && drawPoint(random, simple, networkOf(subject), points, subject);
    const zero = points.extremes !== undefined && random.nextInt(1, CASES_PER_NEGATIVE_ZERO) === 1 ? -0 : 0;
    return subject && x && pair(subject, x, zero);
  };
  return new Descending<AtPoint<T>>({
    name: `${descent.name} at a point`,
    draw: (random, simple) => {
      let drawn = drawPair(random, simple);
      for (let k = 0; k < MOST_REDRAWS && drawn && points.preferred?.(drawn) === false; k++) {
        drawn = drawPair(random, simple);
      }
      return drawn;
    },
    accepts: (value): value is AtPoint<T> => isOne(value) && isAsked(value),
    complexity: ({ subject, x, hasNegativeZeros }) => [
      ...descent.complexity(subject),
      ...complexity.ofVector(x),
      hasNegativeZeros ? 1 : 0,
    ],
    *moves({ subject, x, zero }) {
      yield pair(subject, x);
      for (const [move, point] of together(subject, x)) yield pair(move, point, zero);
      for (const move of vectorMoves(x)) yield pair(subject, move, zero);
      for (const move of descent.moves(subject)) {
        const dropped = x.length - networkOf(move).inputDimension;
        if (dropped === 0) yield pair(move, x, zero);
        else for (const i of x.keys()) yield pair(move, x.toSpliced(i, dropped), zero);
      }
    },
  });
}

function drawPoint<T>(
  random: fc.Random,
  simple: boolean,
  network: Network,
  { bits, scale = Rational.one, extremes, known }: PointOptions<T>,
  subject: T,
): Vector | undefined {
  const long = random.nextInt(0, 1) === 1;
  const ordinary = { magnitude: 4, bits: long ? bits : 2 };
  const drawn = vector(network.inputDimension, ordinary).descent.draw(random, simple);
  const x = drawn?.map((t) => t.times(scale));
  if (x && known !== undefined && random.nextInt(0, 1) === 1) {
    const point = known(subject);
    return x.map((t, i) => (random.nextInt(0, 1) === 1 ? at(point, i) : t.times(FAR)));
  }
  return x && extremes !== undefined ? orExtremePoint(random, x, network, extremes) : x;
}

function isPointOf({ inputDimension }: Network, x: Vector): boolean {
  return x.length === inputDimension && x.every((entry) => entry instanceof Rational);
}
