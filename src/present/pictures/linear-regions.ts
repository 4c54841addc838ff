/**
 * The images of a part of the input space under the first layers of a network with piecewise linear φ, exactly.
 *
 * The part is cut where φ bends, into sets on each of which everything up to a layer is one affine map: linear
 * regions, as the field calls them. Under that map, corners go to corners. Where φ jumps, the pieces are taken
 * without their boundaries, and the boundaries as pieces of their own; so every point goes where φ takes it, and
 * the closures that are handed out contain nothing but the image and limits of points of it.
 */

import {
  at,
  bitLength,
  compose,
  type Layer,
  matrix,
  type Network,
  type Piece,
  PiecewiseLinear,
  Rational,
  type Vector,
  type Zonotope,
} from '../../exact/index.js';
import {
  cut,
  faces,
  type Form,
  halfAxes,
  onlyOrigin,
  type Polyhedron,
  quadrants,
  valuesOver,
} from './polyhedron.js';

/** {map(t) : t ∈ domain}, with a domain in the parameter plane. */
export interface LinearRegion {
  readonly domain: Polyhedron;
  /** The parameters to ℝᵐ. */
  readonly map: Layer;
}

/**
 * How many regions in one layer are followed up at most, and how many times the square of the number of bits in the
 * entries of their maps: cutting them takes in the order of seconds then.
 */
const MOST_REGIONS = 1024;
const MOST_WORK = 2 ** 22;

/** The whole plane, in quadrants. */
export const plane: readonly LinearRegion[] = quadrants.map((domain) => ({
  domain,
  map: { weights: matrix.identity(2), bias: matrix.zeros(2) },
}));

/** A parallelogram, segment or point, some of them without end. Throws for more than two generators. */
export function regionsOf({ origin, generators }: Zonotope): readonly LinearRegion[] {
  const starts = [[onlyOrigin], halfAxes, quadrants][generators.length];
  if (starts === undefined) {
    throw new RangeError(`regionsOf: expected at most two generators, got ${generators.length}`);
  }
  const parameters = matrix.identity(2);
  const limits = generators.flatMap(({ range: { lo, hi } }, i): readonly Form[] => {
    const slopes = at(parameters, i);
    const falling = slopes.map((x) => x.negated());
    return [
      ...(lo ? [{ slopes, constant: lo.negated() }] : []),
      ...(hi ? [{ slopes: falling, constant: hi }] : []),
    ];
  });
  const weights = origin.map((_, j) =>
    parameters.map((_, i) => {
      const generator = generators[i];
      return generator === undefined ? Rational.zero : at(generator.direction, j);
    }),
  );
  return starts.flatMap((start) => {
    const domain = limits.reduce<Polyhedron | undefined>((set, form) => set && cut(set, form), start);
    return domain ? [{ domain, map: { weights, bias: origin } }] : [];
  });
}

/**
 * The part, and its images under α_1, F_1, α_2∘F_1, …, F: 2L lists of regions. `undefined` if one of them is longer
 * than can be followed up. Throws for an activation that is not piecewise linear.
 */
export function layerImages(
  { activation, layers, depth }: Network,
  part: readonly LinearRegion[],
): readonly (readonly LinearRegion[])[] | undefined {
  if (!(activation instanceof PiecewiseLinear)) {
    throw new TypeError('layerImages: expected a piecewise linear activation');
  }
  let regions = activation.continuous
    ? part
    : part.flatMap(({ domain, map }) => faces(domain).map((face) => ({ domain: face, map })));
  const images = [regions];
  for (const [k, layer] of layers.entries()) {
    regions = regions.map(({ domain, map }) => ({ domain, map: compose(layer, map) }));
    images.push(regions);
    if (k + 1 === depth) break;
    for (const j of layer.bias.keys()) {
      regions = regions.flatMap((region) => bent(activation, region, j));
      if (regions.length > MOST_REGIONS || regions.length * mostBits(regions) ** 2 > MOST_WORK)
        return undefined;
    }
    images.push(regions);
  }
  return images;
}

/** Of the numerators and denominators of the maps. */
function mostBits(regions: readonly LinearRegion[]): number {
  const entries = regions.flatMap(({ map: { weights, bias } }) => [...weights.flat(), ...bias]);
  return entries.reduce(
    (most, { numerator, denominator }) =>
      Math.max(most, bitLength(numerator < 0n ? -numerator : numerator), bitLength(denominator)),
    0,
  );
}

/** The region with φ applied to coordinate j: cut where φ bends. */
function bent(activation: PiecewiseLinear, region: LinearRegion, j: number): readonly LinearRegion[] {
  const { pieces, continuous } = activation;
  const { domain, map } = region;
  const form = { slopes: at(map.weights, j), constant: at(map.bias, j) };
  const { lo, hi } = valuesOver(domain, form);
  if (lo && hi?.equals(lo)) {
    const piece = pieces.find(({ until }) => until === undefined || lo.atMost(until));
    return piece ? [{ domain, map: applied(piece, map, j) }] : [];
  }
  // Inside of its boundary the region takes the values strictly between lo and hi.
  const isBelow = (a: Rational | undefined, b: Rational | undefined) => !a || !b || a.lessThan(b);
  return pieces.flatMap((piece, i) => {
    const from = pieces[i - 1]?.until;
    const { until } = piece;
    const between = isBelow(from, hi) && isBelow(lo, until) ? slab(domain, form, from, until) : undefined;
    const isCrossed = !continuous && until && isBelow(lo, until) && isBelow(until, hi);
    const end = isCrossed ? slab(domain, form, until, until) : undefined;
    return [between, end].flatMap((set) =>
      set === undefined ? [] : [{ domain: set, map: applied(piece, map, j) }],
    );
  });
}

/** Where from ≤ form ≤ to. */
function slab(
  set: Polyhedron,
  { slopes, constant }: Form,
  from: Rational | undefined,
  to: Rational | undefined,
): Polyhedron | undefined {
  const above = from ? cut(set, { slopes, constant: constant.minus(from) }) : set;
  const falling = (of: Vector) => of.map((x) => x.negated());
  return to ? above && cut(above, { slopes: falling(slopes), constant: to.minus(constant) }) : above;
}

/** slope·y_j + intercept in place of coordinate y_j. */
function applied({ slope, intercept }: Piece, { weights, bias }: Layer, j: number): Layer {
  return {
    weights: weights.map((row, i) => (i === j ? row.map((w) => w.times(slope)) : row)),
    bias: bias.map((b, i) => (i === j ? b.times(slope).plus(intercept) : b)),
  };
}
