import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundaryCells, components, faceAfter, frame, SampleGrid } from '../../../src/sampling/index.js';
import { runs } from '../../seed.js';

const shapes = fc.oneof(
  fc.record({ n: fc.constant(1), resolution: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ n: fc.constant(2), resolution: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ n: fc.constant(3), resolution: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ n: fc.constant(4), resolution: fc.integer({ min: 1, max: 3 }) }),
);
const extents = fc.constantFrom('space' as const, 'window' as const);

test('a cell is found again from its midpoint, in every dimension, window or space', () => {
  fc.assert(
    fc.property(shapes, extents, fc.nat(), ({ n, resolution }, extent, pick) => {
      const grid = new SampleGrid(frame(extent, new Array<number>(n).fill(0.5), 3), resolution);
      const cell = pick % grid.size;
      expect(grid.cellAt(grid.point(cell))).toBe(cell);
      expect(grid.cell(grid.position(cell))).toBe(cell);
    }),
  );
});

test('a refined grid cuts each cell into equal parts', () => {
  fc.assert(
    fc.property(shapes, extents, fc.nat(), ({ n, resolution }, extent, pick) => {
      const grid = new SampleGrid(frame(extent, new Array<number>(n).fill(0), 2), resolution);
      const fine = grid.refined(3);
      const cell = pick % fine.size;
      expect(grid.coarse(fine, cell)).toBe(grid.cellAt(fine.point(cell)));
    }),
  );
});

/** Flood fill, one component after the other. */
function byFloodFill(grid: SampleGrid, member: readonly number[], cut: ReadonlySet<number>): number[] {
  const of = member.map(() => -1);
  let count = 0;
  member.forEach((isMember, start) => {
    if (!isMember || of[start] !== -1) return;
    const queue = [start];
    of[start] = count;
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
      for (const next of grid.neighbours(cell)) {
        const axis = grid.strides.indexOf(Math.abs(next - cell));
        const face = faceAfter(Math.min(cell, next), axis, grid.dimension);
        if (!member[next] || of[next] !== -1 || cut.has(face)) continue;
        of[next] = count;
        queue.push(next);
      }
    }
    count++;
  });
  return of;
}

test('components are those of a flood fill, with and without cuts', () => {
  const cases = shapes.chain(({ n, resolution }) => {
    const size = resolution ** n;
    return fc.record({
      grid: fc.constant(new SampleGrid(frame('space', new Array<number>(n).fill(0), 1), resolution)),
      member: fc.array(fc.constantFrom(0, 1, 1), { minLength: size, maxLength: size }),
      cut: fc.uniqueArray(fc.nat(size * n - 1), { maxLength: size }),
    });
  });
  fc.assert(
    fc.property(cases, ({ grid, member, cut }) => {
      const { of, list } = components(grid, member, new Map(cut.map((face) => [face, 'wall'])));
      const expected = byFloodFill(grid, member, new Set(cut));
      const pairs = new Set(expected.map((component, cell) => `${component}/${of[cell] ?? ''}`));
      expect(pairs.size).toBe(new Set(expected).size);
      expect(list).toHaveLength(new Set(expected.filter((component) => component >= 0)).size);
      list.forEach(({ first, size, touchesEdge }, index) => {
        const cells = [...of.keys()].filter((cell) => of[cell] === index);
        expect(first).toBe(cells[0]);
        expect(size).toBe(cells.length);
        expect(touchesEdge).toBe(cells.some((cell) => grid.isOuter(cell)));
      });
      expect(list).toEqual([...list].sort((a, b) => b.size - a.size || a.first - b.first));
    }),
    { numRuns: runs(300) },
  );
});

test('the boundary of a block are its cells with a neighbour outside', () => {
  const grid = new SampleGrid(frame('window', [0, 0], 1), 5);
  const labels = Array.from({ length: 25 }, (_, cell) =>
    Number(grid.position(cell).every((i) => i >= 1 && i <= 3)),
  );
  expect(boundaryCells(grid, labels, 1)).toEqual([6, 7, 8, 11, 13, 16, 17, 18]);
});
