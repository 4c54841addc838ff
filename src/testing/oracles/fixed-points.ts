import { contractionFactor, Region } from '../../proof/index.js';
import { type Descending, network as networkWith } from '../../search/generators/index.js';
import { at, Interval, matrix, type Network, Rational, unwatched, type Vector } from '../../exact/index.js';
import { type Disagreement, numberText } from './disagreement.js';
import { exactly, measuredPass } from './measured-pass.js';
import { arbitraryOf, type Networks } from './networks.js';
import { type KnownFixedPoint, type KnownFixedPoints, knownFixedPoints } from './known-fixed-points.js';
import { itemsIn, numbersIn, type Numbers, shown } from './numbers-returned.js';
import { networkText, plainNetwork, type PlainNetwork, roundedNetwork } from './plain-network.js';
import { precisions } from './precision.js';
import { Reference, type RunOptions } from './reference.js';
import { remembered } from './remembered.js';

/** A function that finds fixed points of F: ℝⁿ → ℝⁿ. */
export type FixedPointFinder = (
  network: PlainNetwork,
) => ArrayLike<Numbers> | PromiseLike<ArrayLike<Numbers>>;

export interface FixedPointOptions extends RunOptions {
  /** Autoencoders; if not given, small ones, of which half certainly have an attractive fixed point. */
  readonly networks?: Networks;
  /** Permitted error of a point in the maximum norm, relative to max(1, |x*|); 2^−20 if not given. */
  readonly tolerance?: number;
  /**
   * The fixed points that have to be found: `attractive`, the default, for those that are certified to attract; or
   * `all`, where all are known, which is so for a piecewise linear φ.
   */
  readonly find?: 'attractive' | 'all';
}

/**
 * Every point returned has to be near a fixed point of F, and every fixed point that is asked for has to be near a
 * returned one. If φ is piecewise linear, with at most 1024 choices of pieces for the hidden neurons, all fixed
 * points are known exactly, and networks with fixed points that may not be isolated are left out. Otherwise a
 * returned point p is wrong if |F(p) − p| is greater than any fixed point within the tolerance allows, by a proved
 * Lipschitz bound. The attractors that have to be found are then those that are seen in floating point and accepted
 * by the verifier's check.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { fixedPoints } from 'basincheck/references';
 * const networks = [new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }])];
 * (await fixedPoints({ networks }).compare(() => [[0]])).agrees; // → true
 * (await fixedPoints({ networks }).compare(() => [])).agrees; // → false
 * ```
 */
export function fixedPoints(
  options: FixedPointOptions = {},
): Reference<Network, [network: PlainNetwork], ArrayLike<Numbers>> {
  const { networks = defaultNetworks(), tolerance = 2 ** -20, find = 'attractive', ...runs } = options;
  if (!(tolerance > 0 && tolerance <= 0.5)) {
    throw new RangeError(`the fixed points: expected a tolerance from 0 to 1/2, got ${tolerance}`);
  }
  const relative = Rational.fromNumber(tolerance);
  const rounded = remembered((network: Network) => roundedNetwork(network, precisions.float64));
  const knownOf = remembered((network: Network) =>
    network.inputDimension === network.outputDimension ? knownFixedPoints(rounded(network)) : undefined,
  );
  return new Reference(
    {
      name: 'the fixed points',
      cases: arbitraryOf(networks).where(
        'isolated fixed points',
        (network) => knownOf(network) !== undefined,
      ),
      argumentsOf: (network) => [plainNetwork(rounded(network))],
      describe: (network) => ({ network: networkText(rounded(network)) }),
      judge: (network, result) => {
        const known = knownOf(network);
        if (known === undefined)
          throw new RangeError('the fixed points: expected a case of its own, got another');
        return judge(rounded(network), known, result, relative, find);
      },
    },
    runs,
  );
}

function defaultNetworks(): Descending<Network> {
  return networkWith({
    inputDimension: [1, 2],
    depth: [1, 3],
    planted: 0.5,
    activation: { increasing: 'either', smooth: 0.2 },
  });
}

function judge(
  network: Network,
  { points, complete }: KnownFixedPoints,
  result: unknown,
  relative: Rational,
  find: 'attractive' | 'all',
): Disagreement | undefined {
  const items = itemsIn(result);
  if (items === undefined)
    return { where: 'the result', expected: 'a list of points', received: shown(result) };
  const found: Vector[] = [];
  for (const [i, item] of items.entries()) {
    const read = numbersIn(item, network.inputDimension, `point ${i}`);
    if ('wrong' in read) return read.wrong;
    if (!read.numbers.every((x) => Number.isFinite(x))) {
      return { where: `point ${i}`, expected: 'finite numbers', received: shown(item) };
    }
    const p = read.numbers.map((x) => Rational.fromNumber(x));
    const isWrong = complete
      ? !points.some((known) => isNear(known, p, relative))
      : isFixedNowhereNear(network, p, relative);
    if (isWrong) {
      const nearest = complete ? listed(points) : 'a fixed point of F';
      return { where: `point ${i}`, expected: nearest, received: shown(item) };
    }
    found.push(p);
  }
  const missed = points.find(
    (known) => (known.attracts || find === 'all') && !found.some((p) => isNear(known, p, relative)),
  );
  if (missed === undefined) return undefined;
  const which = missed.attracts ? 'an attractive fixed point' : 'a fixed point';
  return { where: `${which} is missing`, expected: vectorText(missed.point), received: shown(items) };
}

function isNear({ point, radius }: KnownFixedPoint, p: Vector, relative: Rational): boolean {
  const size = point.reduce((most, x) => Rational.max(most, x.abs()), Rational.one);
  return point.every((x, i) => x.minus(at(p, i)).abs().atMost(relative.times(size).plus(radius)));
}

/**
 * Whether no fixed point can be within the tolerance t of p. If x* is such a fixed point, |F(p) − p| ≤ |F(p) − F(x*)|
 * + |x* − p| ≤ (q + 1)·t with a Lipschitz constant q of F on the cube.
 */
function isFixedNowhereNear(network: Network, p: Vector, relative: Rational): boolean {
  const size = p.reduce((most, x) => Rational.max(most, x.abs()), Rational.one);
  // With r ≤ 1/2, r·max(1, |x*|) ≤ 2r·max(1, |p|) for every x* this near to p.
  const t = relative.times(size).times(Rational.of(2));
  const cube = Region.parallelotope(
    p,
    matrix.identity(p.length),
    p.map(() => Interval.of(t.negated(), t)),
  );
  const q = cube && contractionFactor(network, cube, unwatched);
  const image = measuredPass(network, p.map(exactly), { precision: precisions.float64, activationUnits: 0 });
  if (q === undefined || image === undefined) return false;
  const far = q.plus(Rational.one).times(t);
  return image.outputs.some(({ mid, radius }, i) => far.plus(radius).lessThan(mid.minus(at(p, i)).abs()));
}

function listed(points: readonly KnownFixedPoint[]): string {
  if (points.length === 0) return 'no point, since F has no fixed point';
  return `one of ${points.map(({ point }) => vectorText(point)).join(', ')}`;
}

function vectorText(x: Vector): string {
  return `[${x.map(numberText).join(', ')}]`;
}
