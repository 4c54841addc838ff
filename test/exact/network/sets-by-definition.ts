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

/** Sets whose union contains φ(set): one for each choice of a branch for every coordinate that is not seen to be empty. */
export function casesByDefinition(activation: Activation, set: Zonotope): readonly Zonotope[] {
  const met = rangesByDefinition(set).map((range) =>
    activation.branches.filter(({ on }) => meets(range, on)),
  );
  const choices = met.reduce<readonly (readonly Branch[])[]>(
    (chosen, next) => chosen.flatMap((before) => next.map((branch) => [...before, branch])),
    [[]],
  );
  return choices.flatMap((chosen) => {
    const sides = chosen.flatMap(({ on }, j) => (at(met, j).length > 1 ? [{ j, on }] : []));
    const part = within(set, sides);
    if (part === undefined || !sides.every(({ j, on }) => meets(at(rangesByDefinition(part), j), on)))
      return [];
    const parts = rangesByDefinition(part).map((range, j) => range.intersection(at(chosen, j).on));
    return [
      banded(
        part,
        parts.map((each, j) => at(chosen, j).phi.bandOver(each ?? Interval.line)),
      ),
    ];
  });
}

function meets(range: Interval, on: Interval): boolean {
  return (
    (on.lo === undefined || range.hi === undefined || on.lo.lessThan(range.hi)) && !range.isDisjointFrom(on)
  );
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

/** The set with the ranges that are left after all rounds; `undefined` if one of them is empty. */
function within(
  set: Zonotope,
  sides: readonly { readonly j: number; readonly on: Interval }[],
): Zonotope | undefined {
  let { generators } = set;
  const moving = generators.filter(
    ({ direction, range }) => range.value === undefined && sides.some(({ j }) => at(direction, j).sign !== 0),
  );
  for (let round = 0; round < sides.length * moving.length; round++) {
    const next = generators.map(({ direction, range }, i): Generator | undefined => {
      let left: Interval | undefined = range;
      for (const { j, on } of sides) {
        const coefficient = at(direction, j);
        if (coefficient.sign === 0) continue;
        const others = { origin: set.origin, generators: generators.filter((_, k) => k !== i) };
        const rest = at(rangesByDefinition(others), j);
        const possible = on
          .plus(rest.scaled(Rational.one.negated()))
          .scaled(Rational.one.dividedBy(coefficient));
        left = left?.intersection(possible);
      }
      return left && { direction, range: left };
    });
    if (!next.every((generator) => generator !== undefined)) return undefined;
    generators = next;
  }
  return { origin: set.origin, generators };
}
