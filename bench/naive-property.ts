/**
 * What someone would write in an afternoon to look for a counterexample to Theorem 2.2 or 2.3: a fast-check property that
 * draws small networks, iterates a grid of points over a square, and looks at the basins that it sees. It uses nothing of
 * the project, knows nothing of infinity beyond its square, and proves nothing.
 */

import fc from 'fast-check';

export interface NaiveNetwork {
  readonly W1: readonly (readonly number[])[];
  readonly b1: readonly number[];
  readonly W2: readonly (readonly number[])[];
  readonly b2: readonly number[];
}

type Point = readonly number[];
export type Activation = (y: number) => number;

export const leakyRelu: Activation = (y) => (y > 0 ? y : y / 4);
export const hardTanh: Activation = (y) => Math.max(-1, Math.min(1, y));

/** Networks n → width → n with weights in steps of a quarter. */
export function naiveNetwork(n: number, width: number): fc.Arbitrary<NaiveNetwork> {
  const number = fc.integer({ min: -16, max: 16 }).map((k) => k / 4);
  const vector = (length: number) => fc.array(number, { minLength: length, maxLength: length });
  const matrix = (rows: number, columns: number) =>
    fc.array(vector(columns), { minLength: rows, maxLength: rows });
  return fc.record({ W1: matrix(width, n), b1: vector(width), W2: matrix(n, width), b2: vector(n) });
}

const affine = (W: readonly Point[], b: Point, x: Point): Point =>
  W.map((row, i) => row.reduce((sum, w, j) => sum + w * (x[j] ?? 0), b[i] ?? 0));

const GRID = 64;
const HALF_WIDTH = 10;
const STEPS = 100;

/** The limit of the orbit of x, to three digits, as a text; `undefined` if it does not settle. */
function limitOf({ W1, b1, W2, b2 }: NaiveNetwork, phi: Activation, start: Point): string | undefined {
  let x = start;
  for (let t = 0; t < STEPS; t++) {
    const next = affine(W2, b2, affine(W1, b1, x).map(phi));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - (x[i] ?? 0))));
    x = next;
    if (moved < 1e-9) return x.map((value) => value.toFixed(3)).join(' ');
    if (!(moved < 1e9)) return undefined;
  }
  return undefined;
}

/** The limit of every cell's midpoint, in dimension 1 or 2. */
function limits(network: NaiveNetwork, phi: Activation): readonly (string | undefined)[] {
  const n = network.b2.length;
  const coordinate = (i: number) => HALF_WIDTH * ((2 * i + 1) / GRID - 1);
  return Array.from({ length: GRID ** n }, (_, cell) =>
    limitOf(
      network,
      phi,
      Array.from({ length: n }, (_, k) => coordinate(Math.floor(cell / GRID ** k) % GRID)),
    ),
  );
}

/** The components of the cells that are in: how many cells each has, and whether it reaches the edge. */
function componentsOf(n: number, isIn: (cell: number) => boolean): { size: number; atEdge: boolean }[] {
  const seen = new Set<number>();
  const found: { size: number; atEdge: boolean }[] = [];
  for (let start = 0; start < GRID ** n; start++) {
    if (seen.has(start) || !isIn(start)) continue;
    const component = { size: 0, atEdge: false };
    const stack = [start];
    seen.add(start);
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      component.size += 1;
      for (let k = 0; k < n; k++) {
        const i = Math.floor(cell / GRID ** k) % GRID;
        if (i === 0 || i === GRID - 1) component.atEdge = true;
        for (const next of [i > 0 ? cell - GRID ** k : -1, i < GRID - 1 ? cell + GRID ** k : -1]) {
          if (next < 0 || seen.has(next) || !isIn(next)) continue;
          seen.add(next);
          stack.push(next);
        }
      }
    }
    found.push(component);
  }
  return found;
}

/** Smaller components are put down to the grid. */
const FEWEST = 4;

export type NaiveConclusion = 'complement components unbounded' | 'basin path-connected';

/** Whether no basin seen on the grid speaks against the conclusion. */
export function seemsToHold(network: NaiveNetwork, phi: Activation, conclusion: NaiveConclusion): boolean {
  const n = network.b2.length;
  const seen = limits(network, phi);
  const sizes = new Map<string, number>();
  for (const limit of seen) if (limit !== undefined) sizes.set(limit, (sizes.get(limit) ?? 0) + 1);
  for (const [limit, size] of sizes) {
    if (size < FEWEST) continue;
    if (conclusion === 'basin path-connected') {
      const large = componentsOf(n, (cell) => seen[cell] === limit).filter((each) => each.size >= FEWEST);
      if (large.length > 1) return false;
    } else {
      const outside = componentsOf(n, (cell) => seen[cell] !== limit);
      if (outside.some((each) => each.size >= FEWEST && !each.atEdge)) return false;
    }
  }
  return true;
}
