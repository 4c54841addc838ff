import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MinimumCut } from '../../../src/search/barrier/cut.js';

interface CellGraph {
  readonly counts: readonly [number, number];
  readonly size: number;
  readonly mayBeCut: (cell: number) => boolean;
  readonly neighbours: (cell: number) => readonly number[];
}

/** A grid of w × h cells, of which some may be cut. */
function grid(w: number, h: number, mayBeCut: (cell: number) => boolean): CellGraph {
  return {
    counts: [w, h],
    size: w * h,
    mayBeCut,
    neighbours: (cell) => {
      const [i, j] = [cell % w, Math.floor(cell / w)];
      return [
        ...(i > 0 ? [cell - 1] : []),
        ...(i + 1 < w ? [cell + 1] : []),
        ...(j > 0 ? [cell - w] : []),
        ...(j + 1 < h ? [cell + w] : []),
      ];
    },
  };
}

function cutOf(
  { counts, size, mayBeCut }: CellGraph,
  sources: readonly number[],
  isGoal: (cell: number) => boolean,
): MinimumCut {
  const members = Uint8Array.from({ length: size }, (_, cell) => Number(mayBeCut(cell)));
  return new MinimumCut(counts, members, sources, isGoal);
}

function minimumCut(
  graph: CellGraph,
  sources: readonly number[],
  isGoal: (cell: number) => boolean,
  most: number,
): readonly number[] | undefined {
  return cutOf(graph, sources, isGoal).cells(most);
}

const isOuter = (w: number, h: number) => (cell: number) => {
  const [i, j] = [cell % w, Math.floor(cell / w)];
  return i === 0 || j === 0 || i === w - 1 || j === h - 1;
};

/** Whether a goal can be reached without the walls. */
function escapes(
  graph: CellGraph,
  from: number,
  isGoal: (cell: number) => boolean,
  walls: Set<number>,
): boolean {
  const seen = new Set(walls.has(from) ? [] : [from]);
  for (const cell of seen) {
    if (isGoal(cell)) return true;
    for (const next of graph.neighbours(cell)) if (!walls.has(next)) seen.add(next);
  }
  return false;
}

/** The size of the smallest set of cells that may be cut and lets nothing out, by trying them all. */
function bruteForce(graph: CellGraph, from: number, isGoal: (cell: number) => boolean): number | undefined {
  const candidates = [...Array(graph.size).keys()].filter(graph.mayBeCut);
  let best: number | undefined;
  for (let mask = 0; mask < 1 << candidates.length; mask++) {
    const walls = new Set(candidates.filter((_, k) => (mask >> k) & 1));
    if (best !== undefined && walls.size >= best) continue;
    if (!escapes(graph, from, isGoal, walls)) best = walls.size;
  }
  return best;
}

describe('a minimum cut', () => {
  test('around the middle of a grid is its four neighbours', () => {
    const graph = grid(7, 7, (cell) => cell !== 24);
    expect(minimumCut(graph, [24], isOuter(7, 7), 100)).toHaveLength(4);
  });

  test('is not there if a way out cannot be cut, or if it is too large', () => {
    expect(
      minimumCut(
        grid(5, 5, () => false),
        [12],
        isOuter(5, 5),
        100,
      ),
    ).toBeUndefined();
    expect(
      minimumCut(
        grid(7, 7, (cell) => cell !== 24),
        [24],
        isOuter(7, 7),
        3,
      ),
    ).toBeUndefined();
  });

  test('is the smallest set of cells that separates, compared with all others', () => {
    const cells = fc.uniqueArray(fc.nat(24), { maxLength: 11 });
    fc.assert(
      fc.property(cells, fc.nat(24), (cuttable, from) => {
        const graph = grid(5, 5, (cell) => cuttable.includes(cell));
        const cut = minimumCut(graph, [from], isOuter(5, 5), 100);
        expect(cut?.length).toBe(bruteForce(graph, from, isOuter(5, 5)));
        if (cut) {
          expect(cut.every((cell) => cuttable.includes(cell))).toBe(true);
          expect(escapes(graph, from, isOuter(5, 5), new Set(cut))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('goes on from where it was when cells are excluded, one after the other', () => {
    const cells = fc.uniqueArray(fc.nat(24), { maxLength: 14 });
    fc.assert(
      fc.property(cells, fc.nat(24), fc.nat(5), (cuttable, from, often) => {
        const graph = grid(5, 5, (cell) => cuttable.includes(cell));
        const cut = cutOf(graph, [from], isOuter(5, 5));
        const excluded = new Set<number>();
        for (let k = 0; k < often; k++) {
          const [first] = cut.cells(100) ?? [];
          if (first === undefined) break;
          cut.exclude(first);
          excluded.add(first);
        }
        const fresh = grid(5, 5, (cell) => cuttable.includes(cell) && !excluded.has(cell));
        expect(cut.cells(100)?.length).toBe(minimumCut(fresh, [from], isOuter(5, 5), 100)?.length);
      }),
    );
  });
});
