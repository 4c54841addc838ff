/** Random counterexample files of right form, whose claims are mostly false. */
import fc, { type Arbitrary } from 'fast-check';
import { matrix, networkJson, Rational } from '../../src/exact/index.js';
import { theorem31, theorems, type Statement } from '../../src/statements/index.js';
import {
  network,
  piecewiseLinear,
  range,
  shape,
  smallRational,
  vector,
} from '../exact/network/generators.js';

const rational = smallRational(2);

function basis(n: number): Arbitrary<readonly (readonly Rational[])[]> {
  return fc
    .array(vector(n, rational), { minLength: n, maxLength: n })
    .filter((rows) => matrix.rank(rows) === n);
}

function region(n: number): Arbitrary<object> {
  // With all ranges [0, 0] a region is its origin, and is written without directions.
  const ranges = fc
    .array(range(rational), { minLength: n, maxLength: n })
    .filter((all) => all.some(({ value }) => value?.sign !== 0))
    .map((all) => all.map(({ lo, hi }) => [lo ?? '-inf', hi ?? 'inf']));
  const proper = fc.record({ origin: vector(n, rational), directions: basis(n), ranges });
  const single = vector(n, rational).map((origin) => ({ origin, directions: [], ranges: [] }));
  return fc.oneof(proper, single);
}

/** Values in order, none more than twice. */
const values = fc
  .array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((pairs) => {
    const distinct = [...new Map(pairs)].sort(([a], [b]) => a - b);
    return distinct.flatMap(([value, isTwice]) =>
      (isTwice ? [value, value] : [value]).map((x) => Rational.of(x, 2)),
    );
  });

function basinParts(n: number): Arbitrary<object> {
  const inner = fc.tuple(
    fc.array(region(n), { minLength: 1, maxLength: 3 }),
    fc.array(values, { minLength: n, maxLength: n }),
  );
  return inner.chain(([regions, axes]) => {
    const fate = {
      into: fc.constantFrom('attractor', ...regions.map((_, i) => String(i))),
      steps: fc.integer({ min: 0, max: 5 }),
    };
    const index = fc.tuple(...axes.map((axis) => fc.integer({ min: 0, max: axis.length })));
    return fc.record({
      attractor: fc.record({
        point: vector(n, rational),
        region: region(n),
        power: fc.integer({ min: 1, max: 4 }),
      }),
      avoiding: fc.tuple(
        ...regions.map((each) =>
          fc.integer({ min: 0, max: regions.length - 1 }).map((next) => ({ ...each, next })),
        ),
      ),
      witness: fc.record({
        grid: basis(n).map((rows) => ({ basis: rows, axes: axes.map((axis) => ['-inf', ...axis, 'inf']) })),
        cells: fc.uniqueArray(fc.record({ index, ...fate }), {
          maxLength: 6,
          selector: (cell) => cell.index.join(),
        }),
        points: fc.array(fc.record({ at: vector(n, rational), ...fate }), { maxLength: 2 }),
      }),
    });
  });
}

function peakParts(n: number): Arbitrary<object> {
  return fc.record({
    witness: fc.record({
      domain: fc.record({
        origin: vector(n, rational),
        basis: basis(n),
        axes: fc.array(
          values.map((axis) => [...axis, Rational.of(9)]),
          { minLength: n, maxLength: n },
        ),
      }),
      inside: vector(n, rational),
    }),
  });
}

function fileAbout(statement: Statement): Arbitrary<unknown> {
  return fc.integer({ min: 1, max: 2 }).chain((n) => {
    const outputs = statement === theorem31 ? 1 : n;
    return fc
      .record({
        dropped: fc.subarray(statement.hypotheses.map(({ name }) => name)),
        net: shape({ inputs: n, outputs }).chain((given) =>
          network(given, piecewiseLinear(rational), rational),
        ),
        parts: statement === theorem31 ? peakParts(n) : basinParts(n),
        provenance: fc.option(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 })), { nil: undefined }),
      })
      .map(({ dropped, net, parts, provenance }) => ({
        format: 'basincheck/counterexample@1',
        theorem: statement.id,
        dropped,
        network: networkJson(net),
        ...parts,
        ...(provenance && { provenance }),
      }));
  });
}

/** Plain JSON values, all of which `readCounterexample` reads. */
export const randomFile: Arbitrary<unknown> = fc
  .constantFrom(...theorems)
  .chain(fileAbout)
  .map((file) => JSON.parse(JSON.stringify(file)) as unknown);
