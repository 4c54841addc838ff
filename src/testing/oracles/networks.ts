/** The networks on which numeric code is tested, and points for them. */

import fc from 'fast-check';
import {
  complexity,
  Descending,
  network,
  networkMoves,
  vector,
  vectorMoves,
} from '../../search/generators/index.js';
import { at, type Network, Rational, type Vector } from '../../exact/index.js';
import { networkText } from './plain-network.js';

/** Generated networks, which shrink; or a list of your own networks, which do not change. */
export type Networks = Descending<Network> | readonly Network[];

/** A network, or an object that contains one, and a point of its input space. */
export class AtPoint<T> {
  constructor(
    readonly subject: T,
    readonly x: Vector,
    private readonly network: Network,
  ) {}

  /** The text that fast-check shows. */
  [fc.toStringMethod](): string {
    return `${networkText(this.network)} at ${JSON.stringify(this.x.map((value) => value.toNumber()))}`;
  }
}

/** Numbers with almost all the digits that a float32, or a float64, can have. */
const LONG_NUMBERS = { float32: { bits: 21 }, float64: { bits: 50 } } as const;

/**
 * Networks with 1 to 3 inputs and layers, narrower and wider than the input, to ℝⁿ⁰ and to ℝ, with φ increasing or
 * not, and smooth for every fifth. Half of them have quarters as weights, with which floating point is exact, and
 * half have long numbers.
 */
export function numericNetworks(precision: keyof typeof LONG_NUMBERS): Descending<Network> {
  const activation = { increasing: 'either', smooth: 0.2 } as const;
  const shapes = [
    { depth: [1, 3] },
    { depth: [2, 3], hiddenWidths: 'some above n0' },
    { depth: [1, 3], output: 'scalar' },
  ] as const;
  return among('network', [
    ...shapes.map((shape) => network({ ...shape, activation })),
    ...shapes.map((shape) => network({ ...shape, activation, numbers: LONG_NUMBERS[precision] })),
  ]);
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

/** The arbitrary, or one that draws from the list. Throws a RangeError for an empty list. */
export function arbitraryOf(networks: Networks): Descending<Network> {
  if (networks instanceof Descending) return networks;
  if (networks.length === 0) throw new RangeError('references: expected at least one network, got none');
  return new Descending({
    name: 'one of the given networks',
    draw: (random) => at(networks, random.nextInt(0, networks.length - 1)),
    accepts: (value): value is Network => networks.some((network) => network === value),
    complexity: complexity.ofNetwork,
    moves: () => [],
  });
}

/**
 * Networks, or objects that contain one, with points of their input space for which `isAsked` returns true. Both
 * shrink: together where an input is left out, or by the moves `together`. The coordinates of points have at most
 * `bits` bits after the point.
 */
export function atPoints<T>(
  { descent }: Descending<T>,
  networkOf: (subject: T) => Network,
  bits: number,
  isAsked: (given: AtPoint<T>) => boolean,
  together: (subject: T, x: Vector) => Iterable<readonly [T, Vector]> = () => [],
): Descending<AtPoint<T>> {
  const pair = (subject: T, x: Vector): AtPoint<T> => new AtPoint(subject, x, networkOf(subject));
  const isOne = (value: unknown): value is AtPoint<T> =>
    value instanceof AtPoint &&
    descent.accepts(value.subject) &&
    isPointOf(networkOf(value.subject), value.x);
  return new Descending<AtPoint<T>>({
    name: `${descent.name} at a point`,
    draw: (random, simple) => {
      const subject = descent.draw(random, simple);
      const x = subject && drawPoint(random, simple, networkOf(subject).inputDimension, bits);
      return subject && x && pair(subject, x);
    },
    accepts: (value): value is AtPoint<T> => isOne(value) && isAsked(value),
    complexity: ({ subject, x }) => [...descent.complexity(subject), ...complexity.ofVector(x)],
    *moves({ subject, x }) {
      for (const [move, point] of together(subject, x)) yield pair(move, point);
      for (const move of vectorMoves(x)) yield pair(subject, move);
      for (const move of descent.moves(subject)) {
        const dropped = x.length - networkOf(move).inputDimension;
        if (dropped === 0) yield pair(move, x);
        else for (const i of x.keys()) yield pair(move, x.toSpliced(i, dropped));
      }
    },
  });
}

function drawPoint(random: fc.Random, simple: boolean, n: number, bits: number): Vector | undefined {
  const long = random.nextInt(0, 1) === 1;
  return vector(n, { magnitude: 4, bits: long ? bits : 2 }).descent.draw(random, simple);
}

function isPointOf({ inputDimension }: Network, x: Vector): boolean {
  return x.length === inputDimension && x.every((entry) => entry instanceof Rational);
}
