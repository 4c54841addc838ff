import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBarrier } from '../../../src/proof/barrier/separation.js';
import { Region, type BasinCounterexample, type Grid } from '../../../src/proof/index.js';
import { Objection } from '../../../src/proof/parts/objection.js';
import {
  Interval,
  matrix,
  type Matrix,
  Network,
  Rational,
  relu,
  unwatched,
  type Vector,
} from '../../../src/exact/index.js';
import { theorem21, theorem22, theorem23, type BasinTheorem } from '../../../src/statements/index.js';
import { runs } from '../../seed.js';
import { separation, stratumAt } from '../strata.js';

interface Case {
  readonly basis: Matrix;
  readonly axes: Grid['axes'];
  readonly walls: readonly (readonly number[])[];
  /** Two points, by their coordinates in the basis. */
  readonly points: readonly [Vector, Vector];
}

/** From −∞ to ∞ with up to three different values, some of them twice. */
const axis = fc
  .uniqueArray(fc.integer({ min: -2, max: 2 }), { maxLength: 3 })
  .chain((values) =>
    fc.tuple(...values.sort((a, b) => a - b).map((value) => fc.tuple(fc.constant(value), fc.boolean()))),
  )
  .map((values) => [
    undefined,
    ...values.flatMap(([value, isTwice]) =>
      isTwice ? [Rational.of(value), Rational.of(value)] : [Rational.of(value)],
    ),
    undefined,
  ]);

const entry = fc.integer({ min: -3, max: 3 }).map((value) => Rational.of(value));

function basisOf(n: number): Arbitrary<Matrix> {
  const row = fc.array(entry, { minLength: n, maxLength: n });
  return fc.array(row, { minLength: n, maxLength: n }).filter((rows) => matrix.rank(rows) === n);
}

/** On a value of an axis, between two, or beyond all. */
const coordinate = fc.integer({ min: -6, max: 6 }).map((value) => Rational.of(value, 2));

/** Grids in one to three dimensions, with about the given share of the cells in the barrier. */
function cases(share: number): Arbitrary<Case> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((n) =>
      fc.record({
        basis: basisOf(n),
        axes: fc.array(axis, { minLength: n, maxLength: n }),
        points: fc.tuple(
          fc.array(coordinate, { minLength: n, maxLength: n }),
          fc.array(coordinate, { minLength: n, maxLength: n }),
        ),
      }),
    )
    .chain(({ basis, axes, points }) => {
      const indices = axes.reduce<readonly (readonly number[])[]>(
        (found, values) => found.flatMap((head) => values.slice(1).map((_, i) => [...head, i])),
        [[]],
      );
      return fc
        .array(fc.integer({ min: 0, max: 99 }), { minLength: indices.length, maxLength: indices.length })
        .map((dice) => ({
          basis,
          axes,
          points,
          walls: indices.filter((_, i) => (dice[i] ?? 0) < 100 * share),
        }));
    });
}

/**
 * What the verifier says about the barrier alone: the network, the attractor and the avoiding region are such that
 * every cell and every point has the fate that the theorem asks for.
 */
function objection(statement: BasinTheorem, { basis, axes, walls, points }: Case): Objection | undefined {
  const n = axes.length;
  const everything = Region.parallelotope(
    matrix.zeros(n),
    matrix.identity(n),
    axes.map(() => Interval.line),
  );
  if (everything === undefined) throw new Error('expected a region');
  const [cellFate, pointFate] =
    statement === theorem22 ? (['attractor', 0] as const) : ([0, 'attractor'] as const);
  const at = (t: Vector) => matrix.apply(matrix.transpose(basis), t);
  const counterexample: BasinCounterexample = {
    kind: 'barrier',
    statement,
    dropped: [],
    network: new Network(relu, [{ weights: matrix.identity(n), bias: matrix.zeros(n) }]),
    attractor: { kind: 'contraction', point: matrix.zeros(n), region: everything, power: 1 },
    avoiding: [{ region: everything, next: 0 }],
    barrier: {
      grid: { origin: matrix.zeros(n), basis, axes },
      cells: walls.map((index) => ({ index, fate: { into: cellFate, steps: 0 } })),
      points: (statement === theorem23 ? points : points.slice(0, 1)).map((t) => ({
        at: at(t),
        fate: { into: pointFate, steps: 0 },
      })),
    },
  };
  try {
    checkBarrier(counterexample, unwatched);
    return undefined;
  } catch (error) {
    if (error instanceof Objection) return error;
    throw error;
  }
}

describe('a barrier in one to three dimensions, with cells of zero thickness', () => {
  test.each([
    ['2.1', theorem21],
    ['2.2', theorem22],
  ])('is accepted for Theorem %s only if the component of its point is bounded', (_, statement) => {
    const seen = { accepted: 0, unbounded: 0, onBarrier: 0 };
    fc.assert(
      fc.property(cases(0.6), (given) => {
        const truth = separation(given.axes, given.walls);
        const start = stratumAt(given.axes, given.points[0]);
        const found = objection(statement, given);
        if (truth.isOnBarrier(start)) {
          seen.onBarrier += 1;
          expect(found?.path).toBe('witness.points[0].at');
        } else if (truth.isUnbounded(start)) {
          seen.unbounded += 1;
          expect(found?.found).toBe('a way to infinity');
        } else if (found === undefined) {
          seen.accepted += 1;
        }
      }),
      { numRuns: runs(1500) },
    );
    expect(Object.values(seen).every((count) => count > 10)).toBe(true);
  });

  test('is accepted for Theorem 2.3 only if it separates its points', () => {
    const seen = { accepted: 0, joined: 0, onBarrier: 0 };
    fc.assert(
      fc.property(cases(0.45), (given) => {
        const truth = separation(given.axes, given.walls);
        const [a, b] = given.points.map((t) => stratumAt(given.axes, t));
        if (a === undefined || b === undefined) return;
        const found = objection(theorem23, given);
        if (truth.isOnBarrier(a) || truth.isOnBarrier(b)) {
          seen.onBarrier += 1;
          expect(found?.path).toMatch(/^witness\.points\[[01]\]\.at$/);
        } else if (truth.areJoined(a, b)) {
          seen.joined += 1;
          expect(found?.found).toBe('a way round it');
        } else if (found === undefined) {
          seen.accepted += 1;
        }
      }),
      { numRuns: runs(1500) },
    );
    expect(Object.values(seen).every((count) => count > 10)).toBe(true);
  });

  test('is accepted exactly if it separates, where no value stands twice', () => {
    const simple = cases(0.5).map((given) => {
      const axes = given.axes.map((values) =>
        values.filter((value, i) => i === 0 || value === undefined || values[i - 1]?.equals(value) !== true),
      );
      const fits = (index: readonly number[]) => index.every((i, j) => i < (axes[j]?.length ?? 0) - 1);
      return { ...given, axes, walls: given.walls.filter(fits) };
    });
    let accepted = 0;
    fc.assert(
      fc.property(simple, (given) => {
        const truth = separation(given.axes, given.walls);
        const [a, b] = given.points.map((t) => stratumAt(given.axes, t));
        if (a === undefined || b === undefined || truth.isOnBarrier(a) || truth.isOnBarrier(b)) return;
        expect(objection(theorem21, given) === undefined).toBe(!truth.isUnbounded(a));
        expect(objection(theorem23, given) === undefined).toBe(!truth.areJoined(a, b));
        if (!truth.areJoined(a, b)) accepted += 1;
      }),
      { numRuns: runs(1500) },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  /**
   * The cells with every value that stands twice pulled apart: all cells are then proper boxes, and a path in general
   * position goes from box to box through faces.
   */
  function fattenedComponents({ axes, walls }: Case): (index: readonly number[]) => string {
    const parent = new Map<string, string>();
    const root = (x: string): string => {
      const up = parent.get(x) ?? x;
      return up === x ? x : root(up);
    };
    const blocked = new Set(walls.map((index) => index.join()));
    const visit = (head: readonly number[]): void => {
      const values = axes[head.length];
      if (values !== undefined) {
        values.slice(1).forEach((_, i) => {
          visit([...head, i]);
        });
        return;
      }
      if (blocked.has(head.join())) return;
      for (const [j, i] of head.entries()) {
        const before = head.with(j, i - 1).join();
        if (i > 0 && !blocked.has(before)) parent.set(root(head.join()), root(before));
      }
    };
    visit([]);
    return (index) => root(index.join());
  }

  test('is accepted exactly if it separates in the fattened grid, for points inside proper cells', () => {
    let accepted = 0;
    fc.assert(
      fc.property(cases(0.5), (given) => {
        /** The one cell that contains the point, if there is only one. */
        const cellOf = (t: Vector) => {
          const index = t.map((x, j) => {
            const values = given.axes[j] ?? [];
            const found = values
              .slice(1)
              .map((_, i) => i)
              .filter((i) => Interval.of(values[i], values[i + 1]).contains(x));
            return found.length === 1 ? (found[0] ?? -1) : -1;
          });
          return index.includes(-1) ? undefined : index;
        };
        const [a, b] = given.points.map(cellOf);
        if (a === undefined || b === undefined) return;
        const isWall = (index: readonly number[]) => given.walls.some((wall) => wall.join() === index.join());
        if (isWall(a) || isWall(b)) return;
        const component = fattenedComponents(given);
        const separates = component(a) !== component(b);
        expect(objection(theorem23, given) === undefined).toBe(separates);
        if (separates) accepted += 1;
      }),
      { numRuns: runs(1500) },
    );
    expect(accepted).toBeGreaterThan(10);
  });
});

describe('a barrier of zero thickness', () => {
  const [zero, one] = [Rational.zero, Rational.one];
  const wall: Case = {
    basis: matrix.identity(2),
    axes: [
      [undefined, zero, zero, undefined],
      [undefined, zero, zero, undefined],
    ],
    walls: [
      [1, 0],
      [1, 1],
      [1, 2],
    ],
    points: [
      [one.negated(), one],
      [one, one],
    ],
  };

  test('separates the two sides of a line', () => {
    expect(objection(theorem23, wall)).toBeUndefined();
  });

  test('does not without one of its cells, even if that is the single point (0, 0), which others contain', () => {
    for (const missing of [0, 1, 2]) {
      const gap = { ...wall, walls: wall.walls.filter((_, i) => i !== missing) };
      expect(objection(theorem23, gap)?.path).toBe('witness.cells');
    }
  });

  test('refuses a point on it, from either side and at its corners', () => {
    for (const y of [one.negated(), zero, one]) {
      expect(objection(theorem23, { ...wall, points: [wall.points[0], [zero, y]] })?.path).toBe(
        'witness.points[1].at',
      );
    }
    const half = { ...wall, walls: wall.walls.slice(0, 1) };
    expect(objection(theorem23, { ...half, points: [wall.points[0], [zero, zero]] })?.path).toBe(
      'witness.points[1].at',
    );
    expect(objection(theorem23, { ...half, points: [wall.points[0], [zero, one]] })?.path).toBe(
      'witness.cells',
    );
  });

  test('bounds nothing if it is a cross', () => {
    const cross = { ...wall, walls: [...wall.walls, [0, 1], [2, 1]] };
    expect(objection(theorem21, cross)?.found).toBe('a way to infinity');
    expect(objection(theorem23, cross)).toBeUndefined();
  });
});
