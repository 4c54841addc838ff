/**
 * Sets carried through layers in rational arithmetic, by the definition word for word: an origin and a direction for
 * each parameter, with the parameter's range. What the integer forms have to agree with.
 */
import { at, Interval, matrix, Rational, type Vector } from '../../../src/exact/numbers/index.js';
import type {
  Activation,
  Branch,
  Generator,
  Layer,
  Network,
  Zonotope,
} from '../../../src/exact/network/index.js';

export function rangesByDefinition({ origin, generators }: Zonotope): readonly Interval[] {
  return origin.map((value, j) =>
    generators.reduce((sum, { direction, range }) => {
      const coefficient = at(direction, j);
      return coefficient.sign === 0 ? sum : sum.plus(range.scaled(coefficient));
    }, Interval.point(value)),
  );
}

export function affineImageByDefinition({ weights, bias }: Layer, set: Zonotope): Zonotope {
  return {
    origin: matrix.apply(weights, set.origin, undefined, bias),
    generators: set.generators.map(({ direction, range }) => ({
      direction: matrix.apply(weights, direction),
      range,
    })),
  };
}

/** F(set), or what contains it. */
export function imageByDefinition(network: Network, set: Zonotope): Zonotope {
  return network.layers.reduce((x, layer, k) => {
    const affine = affineImageByDefinition(layer, x);
    if (k + 1 === network.depth) return affine;
    const bands = rangesByDefinition(affine).map((range) => network.activation.bandOver(range));
    return banded(affine, bands);
  }, set);
}

/** Sets whose union contains φ(set). */
export function casesByDefinition(activation: Activation, set: Zonotope): readonly Zonotope[] {
  let cases: readonly { x: Zonotope; chosen: readonly Branch[] }[] = [{ x: set, chosen: [] }];
  for (const j of set.origin.keys()) {
    cases = cases.flatMap(({ x, chosen }) => {
      const range = at(rangesByDefinition(x), j);
      const met = activation.branches.filter(
        ({ on }) =>
          (on.lo === undefined || range.hi === undefined || on.lo.lessThan(range.hi)) &&
          !range.isDisjointFrom(on),
      );
      if (met.length === 1) return [{ x, chosen: [...chosen, ...met] }];
      return met.flatMap((branch) => {
        const part = restricted(x, j, branch.on);
        return part ? [{ x: part, chosen: [...chosen, branch] }] : [];
      });
    });
  }
  return cases.flatMap(({ x, chosen }) => {
    const parts = rangesByDefinition(x).map((range, j) => range.intersection(at(chosen, j).on));
    if (!parts.every((part) => part !== undefined)) return [];
    return [
      banded(
        x,
        parts.map((part, j) => at(chosen, j).phi.bandOver(part)),
      ),
    ];
  });
}

function banded(
  { origin, generators }: Zonotope,
  bands: readonly ReturnType<Activation['bandOver']>[],
): Zonotope {
  const stretched = (x: Vector) => x.map((entry, j) => entry.times(at(bands, j).slope));
  return {
    origin: stretched(origin),
    generators: [
      ...generators.map(({ direction, range }) => ({ direction: stretched(direction), range })),
      ...bands.map(({ offset }, j) => ({ direction: at(matrix.identity(origin.length), j), range: offset })),
    ],
  };
}

function restricted(set: Zonotope, j: number, interval: Interval): Zonotope | undefined {
  const generators: Generator[] = [...set.generators];
  for (const [i, { direction, range }] of generators.entries()) {
    const coefficient = at(direction, j);
    if (coefficient.sign === 0) continue;
    const others = { origin: set.origin, generators: generators.filter((_, k) => k !== i) };
    const rest = at(rangesByDefinition(others), j);
    const left = interval
      .plus(rest.scaled(Rational.one.negated()))
      .scaled(Rational.one.dividedBy(coefficient))
      .intersection(range);
    if (left === undefined) return undefined;
    generators[i] = { direction, range: left };
  }
  return { origin: set.origin, generators };
}
