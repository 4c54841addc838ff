import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import fc from 'fast-check';
import { glance, partsOf } from '../../../src/search/barrier/glance.js';
import { frame, SampleGrid } from '../../../src/sampling/index.js';
import { runs, seed } from '../../seed.js';
import { theoremNamed } from '../../../src/statements/index.js';

const folder = 'counterexamples/entries';
/** The catalogue's entries about basins of stable points in the plane or on the line. */
const entries = readdirSync(folder).flatMap((name) => {
  const read = verifyAboutNetwork(readFileSync(`${folder}/${name}`, 'utf8'));
  if (read.verdict !== 'verified' || !['2.1', '2.2', '2.3'].includes(read.theorem)) return [];
  const { network } = read.counterexample;
  const { question } = theoremNamed(read.theorem);
  if (question === 'greater value inside' || network.inputDimension > 2 || read.dropped.includes('stable'))
    return [];
  return [{ name, network, question }];
});

const q = (x: number) => Rational.fromNumber(x);

describe('a glance', () => {
  test('sees a thin part that runs across the axes of its grid', () => {
    // x ↦ (−φ(x) − φ(y) − 1/2, φ(x) + φ(y)), where φ(v) is v, and v + 1 above 0. The basin of (−1, 1/2) is made of thin strips.
    const phi = new PiecewiseLinear([
      { slope: q(1), intercept: q(0), until: q(0) },
      { slope: q(1), intercept: q(1) },
    ]);
    const F = new Network(phi, [
      {
        weights: [
          [q(1), q(0)],
          [q(0), q(1)],
        ],
        bias: [q(0), q(0)],
      },
      {
        weights: [
          [q(-1), q(-1)],
          [q(1), q(1)],
        ],
        bias: [q(-1 / 2), q(0)],
      },
    ]);
    expect(glance(F, 'bounded complement component')).toEqual({ flagged: true, score: 1 });
  });

  test('flags four in five of the entries of the catalogue', () => {
    expect(entries.length).toBeGreaterThan(20);
    const flagged = entries.filter(({ network, question }) => glance(network, question).flagged);
    expect(flagged.length).toBeGreaterThanOrEqual(0.8 * entries.length);
  });

  test('is not deceived by strips that go on to infinity between the points of its grid', () => {
    const row = (text: string) => text.split(' ').map((x) => Rational.from(x as `${number}`));
    const layer = (...rows: readonly string[]) => ({
      weights: rows.map((text) => row(text).slice(0, -1)),
      bias: rows.map((text) => row(text)[2] ?? Rational.zero),
    });
    const phi = new PiecewiseLinear([
      { slope: Rational.one, intercept: Rational.zero, until: Rational.zero },
      { slope: Rational.zero, intercept: Rational.of(2) },
    ]);
    // F(x, y) = (−φ(−x) − φ(x − y − 1) − 1, 1). The basin of (1, 1) is made of strips.
    const F = new Network(phi, [layer('-1 0 0', '1 -1 -1'), layer('-1 -1 -1', '0 0 1')]);
    expect(glance(F, 'bounded basin component')).toEqual({ flagged: false, score: 0.8 });
  });
});

describe('the parts of a set of cells', () => {
  const sets = fc
    .record({ n: fc.constantFrom(1, 2, 3), byCorners: fc.boolean() })
    .chain(({ n, byCorners }) => {
      const resolution = [9, 6, 4][n - 1] ?? 2;
      const cells = fc.array(fc.boolean(), { minLength: resolution ** n, maxLength: resolution ** n });
      return cells.map((isIn) => ({ n, byCorners, resolution, isIn }));
    });

  test('are those that steps between neighbours reach', () => {
    fc.assert(
      fc.property(sets, ({ n, byCorners, resolution, isIn }) => {
        const grid = new SampleGrid(frame('space', new Float64Array(n), 1), resolution);
        const parts = partsOf(grid, (cell) => isIn[cell] === true, undefined, byCorners);
        // By labels: each cell takes the least label around it, until nothing changes.
        const labels = isIn.map((_, cell) => cell);
        const areNear = (a: number, b: number) => {
          const gaps = grid.position(a).map((i, k) => Math.abs(i - (grid.position(b)[k] ?? NaN)));
          return Math.max(...gaps) === 1 && (byCorners || gaps.reduce((x, y) => x + y) === 1);
        };
        const members = labels.filter((cell) => isIn[cell]);
        const pairs = members.flatMap((a) =>
          members.filter((b) => areNear(a, b)).map((b) => [a, b] as const),
        );
        for (let isOpen = true; isOpen;) {
          isOpen = false;
          for (const [a, b] of pairs)
            if ((labels[b] ?? 0) < (labels[a] ?? 0)) [labels[a], isOpen] = [labels[b] ?? 0, true];
        }
        const expected = members
          .filter((cell) => labels[cell] === cell)
          .map((first) => {
            const own = members.filter((cell) => labels[cell] === first);
            const positions = own.map((cell) => grid.position(cell));
            const along = (k: number) => positions.map((position) => position[k] ?? NaN);
            const axes = [...Array(n).keys()];
            return {
              size: own.length,
              inner: own.length,
              touchesEdge: own.some((cell) => grid.isOuter(cell)),
              first: axes.map((k) => Math.min(...along(k))),
              last: axes.map((k) => Math.max(...along(k))),
            };
          });
        expect(parts).toEqual(expected);
      }),
      { seed, numRuns: runs(200) },
    );
  });
});
