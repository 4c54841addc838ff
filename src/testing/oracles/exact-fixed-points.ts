/**
 * All fixed points of a piecewise linear F, in exact arithmetic. For each choice of a piece for every hidden neuron,
 * F is an affine map A·x + b on a polyhedron, and (I − A)·x = b is solved there.
 */

import {
  at,
  compose,
  type Layer,
  matrix,
  type Matrix,
  type Network,
  type Piece,
  type PiecewiseLinear,
  type Rational,
  type Vector,
} from '../../exact/index.js';

/** The condition that row·x + offset lies on the piece that begins after `after`. */
interface Condition {
  readonly row: Vector;
  readonly offset: Rational;
  readonly piece: Piece;
  readonly after: Rational | undefined;
}

interface AffinePart {
  readonly map: Layer;
  readonly conditions: readonly Condition[];
}

/** Number of choices of pieces. */
export function partCount({ widths }: Network, phi: PiecewiseLinear): number {
  const hidden = widths.slice(0, -1).reduce((sum, n) => sum + n, 0);
  return phi.pieces.length ** hidden;
}

/**
 * Every fixed point, each once. `undefined` if some may not be isolated: (I − A)·x = b has more than one solution for
 * some choice of pieces, whether or not the solutions lie where F has these pieces. With `on`, only the choice of
 * pieces at that point is examined.
 */
export function exactFixedPoints(
  network: Network,
  phi: PiecewiseLinear,
  on?: Vector,
): readonly Vector[] | undefined {
  const found: Vector[] = [];
  for (const { map, conditions } of parts(network, phi, on)) {
    const n = map.bias.length;
    const system = matrix
      .identity(n)
      .map((row, i) => row.map((entry, j) => entry.minus(at(at(map.weights, i), j))));
    const inverse = matrix.inverse(system);
    if (inverse === undefined) {
      if (isSolvable(system, map.bias)) return undefined;
      continue;
    }
    const x = matrix.apply(inverse, map.bias);
    if (conditions.every((condition) => holds(condition, x))) found.push(x);
  }
  return found;
}

function* parts(network: Network, phi: PiecewiseLinear, on?: Vector): Generator<AffinePart, void> {
  const [first, ...others] = network.layers;
  if (first === undefined) return;
  let open: readonly AffinePart[] = [{ map: first, conditions: [] }];
  for (const layer of others) {
    open = open.flatMap((part) =>
      choices(part, phi, on).map(({ map, conditions }) => ({ map: compose(layer, map), conditions })),
    );
  }
  yield* open;
}

/** φ after an affine map, for every choice of pieces, or only for the choice at a point. */
function choices(part: AffinePart, phi: PiecewiseLinear, on?: Vector): readonly AffinePart[] {
  const { weights, bias } = part.map;
  let chosen: readonly AffinePart[] = [{ map: { weights: [], bias: [] }, conditions: part.conditions }];
  for (const [i, row] of weights.entries()) {
    const offset = at(bias, i);
    const possible = phi.pieces
      .map((piece, k): Condition => ({ row, offset, piece, after: phi.pieces[k - 1]?.until }))
      .filter((condition) => on === undefined || holds(condition, on));
    chosen = chosen.flatMap(({ map, conditions }) =>
      possible.map((condition) => ({
        map: {
          weights: [...map.weights, row.map((entry) => entry.times(condition.piece.slope))],
          bias: [...map.bias, offset.times(condition.piece.slope).plus(condition.piece.intercept)],
        },
        conditions: [...conditions, condition],
      })),
    );
  }
  return chosen;
}

function holds({ row, offset, piece: { until }, after }: Condition, x: Vector): boolean {
  const y = matrix.dot(row, x, offset);
  return (after === undefined || after.lessThan(y)) && (until === undefined || y.atMost(until));
}

/** Whether M·x = b has a solution; M need not be invertible. */
function isSolvable(system: Matrix, b: Vector): boolean {
  const extended = system.map((row, i) => [...row, at(b, i)]);
  return matrix.rank(extended) === matrix.rank(system);
}
