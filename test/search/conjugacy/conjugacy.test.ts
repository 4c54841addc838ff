/** Whether two networks are the same but for the way in which they are written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  at,
  elu,
  hardTanh,
  type Layer,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
  type Activation,
  type Vector,
} from '../../../src/exact/index.js';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import { type Change, conjugacy } from '../../../src/search/conjugacy/index.js';
import { project } from '../../project.js';
import { runs } from '../../seed.js';

const q = (text: string): Rational => Rational.from(text);
const small = fc.integer({ min: -2, max: 2 }).map((n) => Rational.of(n));
const factor = fc.constantFrom('1', '2', '1/3', '5/2').map(q);
const signed = fc.constantFrom('1', '-1', '2', '-1/3').map(q);
const layer = (rows: number, columns: number): fc.Arbitrary<Layer> =>
  fc.record({
    weights: fc.array(fc.array(small, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    bias: fc.array(small, { minLength: rows, maxLength: rows }),
  });
const permutation = (n: number): fc.Arbitrary<readonly number[]> =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: n, maxLength: n },
  );

const step = new PiecewiseLinear([
  { until: q('0'), slope: q('0'), intercept: q('0') },
  { slope: q('0'), intercept: q('1') },
]);
const leaky = new PiecewiseLinear([
  { until: q('0'), slope: q('1/2'), intercept: q('0') },
  { slope: q('1'), intercept: q('0') },
]);
const bent = new PiecewiseLinear([
  { until: q('-1'), slope: q('2'), intercept: q('0') },
  { until: q('1'), slope: q('0'), intercept: q('-2') },
  { slope: q('1'), intercept: q('0') },
]);
/** How a hidden unit may be measured: what goes in is multiplied by `into`, and what comes out by `out`. */
const free = (both: fc.Arbitrary<Rational>) => both.map((s) => ({ into: s, out: s }));
const phis: readonly [string, Activation, fc.Arbitrary<{ into: Rational; out: Rational }>][] = [
  ['relu', relu, free(factor)],
  ['leaky ReLU', leaky, free(factor)],
  ['HardTanh', hardTanh, free(fc.constantFrom('1', '-1').map(q))],
  ['|v|', absolute, signed.map((s) => ({ into: s, out: s.abs() }))],
  ['a step', step, factor.map((s) => ({ into: s, out: Rational.one }))],
  ['three lines', bent, free(fc.constant(Rational.one))],
  ['tanh', smoothActivations.tanh, free(fc.constantFrom('1', '-1').map(q))],
  ['softplus', smoothActivations.softplus, free(fc.constant(Rational.one))],
];

/** The network in other coordinates, y_to[j] = factor[j]·x_j + shift[to[j]], with its hidden units in another order and size. */
function rewritten(
  { activation, layers }: Network,
  change: Change,
  units: { readonly order: readonly number[]; readonly scales: readonly { into: Rational; out: Rational }[] },
): Network {
  const [first, last] = [at(layers, 0), at(layers, 1)];
  const from = (i: number) => change.to.indexOf(i);
  const hidden = units.order.map((u): { row: Vector; bias: Rational } => {
    const { into } = at(units.scales, u);
    const row = change.to.map((_, i) =>
      at(at(first.weights, u), from(i)).dividedBy(at(change.factor, from(i))),
    );
    const bias = at(first.bias, u).minus(matrix.dot(row, change.shift));
    return { row: row.map((w) => w.times(into)), bias: bias.times(into) };
  });
  const out = change.to.map((_, i) => {
    const scale = at(change.factor, from(i));
    return {
      row: units.order.map((u) =>
        at(at(last.weights, from(i)), u)
          .times(scale)
          .dividedBy(at(units.scales, u).out),
      ),
      bias: at(last.bias, from(i)).times(scale).plus(at(change.shift, i)),
    };
  });
  return new Network(
    activation,
    [hidden, out].map((rows) => ({
      weights: rows.map(({ row }) => row),
      bias: rows.map(({ bias }) => bias),
    })),
  );
}

function carried(x: Vector, { to, factor: factors, shift }: Change): Vector {
  return x.map((_, i) => {
    const j = to.indexOf(i);
    return at(factors, j).times(at(x, j)).plus(at(shift, i));
  });
}

/** Exactly, at some points: the map in the new coordinates is the map. */
function isCarried(a: Network, b: Network, change: Change): boolean {
  if (!a.activation.exact || !b.activation.exact) return true;
  const values = ['-7/3', '-1', '0', '2/5', '3'].map(q);
  return values.every((x, k) => {
    const point = Array.from({ length: a.inputDimension }, (_, i) =>
      i === 0 ? x : at(values, (2 * k + i) % 5),
    );
    const [image, expected] = [
      b.evaluateExactly(carried(point, change)),
      carried(a.evaluateExactly(point), change),
    ];
    return image.every((value, i) => value.equals(at(expected, i)));
  });
}

const networkAt = (name: string) => {
  const verification = verifyAboutNetwork(
    readFileSync(join(project, 'counterexamples', `${name}.json`), 'utf8'),
  );
  if (verification.verdict !== 'verified') throw new Error(name);
  return verification.counterexample.network;
};

const n = fc.constantFrom(1, 2, 3);
const cases = (unit: fc.Arbitrary<{ into: Rational; out: Rational }>) =>
  fc.tuple(n, fc.constantFrom(1, 2, 3, 4)).chain(([inputs, width]) =>
    fc.record({
      layers: fc.tuple(layer(width, inputs), layer(inputs, width)),
      change: fc.record({
        to: permutation(inputs),
        factor: fc.array(signed, { minLength: inputs, maxLength: inputs }),
        shift: fc.array(small, { minLength: inputs, maxLength: inputs }),
      }),
      units: fc.record({
        order: permutation(width),
        scales: fc.array(unit, { minLength: width, maxLength: width }),
      }),
    }),
  );

describe.each(phis)('under %s', (_, phi, unit) => {
  test('a network in other coordinates, with its units in another order and size, is recognized, and carried back exactly', () => {
    fc.assert(
      fc.property(cases(unit), ({ layers, change, units }) => {
        const network = new Network(phi, layers);
        const other = rewritten(network, change, units);
        expect(isCarried(network, other, change)).toBe(true);
        const found = conjugacy(network, other, 'as inputs');
        if (found.verdict !== 'conjugate') throw new Error(found.verdict);
        expect(isCarried(network, other, found.change)).toBe(true);
      }),
      { numRuns: runs(40) },
    );
  });

  test('two networks are called conjugate only with coordinates in which they are the same', () => {
    let conjugate = 0;
    fc.assert(
      fc.property(layer(2, 1), layer(1, 2), layer(2, 1), layer(1, 2), (a, b, c, d) => {
        const [x, y] = [new Network(phi, [a, b]), new Network(phi, [c, d])];
        const found = conjugacy(x, y, 'as inputs');
        expect(found.verdict).not.toBe('undecided');
        if (found.verdict !== 'conjugate') return;
        conjugate += 1;
        expect(isCarried(x, y, found.change)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
    expect(conjugate).toBeLessThan(runs(100));
  });
});

test('an activation in other units is the same activation, and another one is not', () => {
  const net = (phi: Activation, w: string, b: string, v: string, c: string) =>
    new Network(phi, [
      { weights: [[q(w)]], bias: [q(b)] },
      { weights: [[q(v)]], bias: [q(c)] },
    ]);
  // 1 − 2·ReLU(3 − v), with ReLU(2x + 1) = (1 − ψ(2 − 2x))/2.
  const turned = new PiecewiseLinear([
    { until: q('3'), slope: q('2'), intercept: q('-5') },
    { slope: q('0'), intercept: q('1') },
  ]);
  const verdict = (a: Network, b: Network) => conjugacy(a, b, 'as inputs').verdict;
  expect(verdict(net(relu, '2', '1', '3', '0'), net(turned, '-2', '2', '-3/2', '3/2'))).toBe('conjugate');
  // σ(v) = tanh(v/2)/2 + 1/2.
  const { tanh, sigmoid } = smoothActivations;
  expect(verdict(net(sigmoid, '2', '1', '6', '-1'), net(tanh, '1', '1/2', '3', '2'))).toBe('conjugate');
  expect(verdict(net(sigmoid, '2', '1', '6', '-1'), net(tanh, '1', '1/2', '3', '1'))).toBe('different');
  expect(verdict(net(relu, '2', '1', '3', '0'), net(leaky, '2', '1', '3', '0'))).toBe('different');
  expect(verdict(net(elu(q('2')), '2', '1', '3', '0'), net(elu(q('3')), '2', '1', '3', '0'))).toBe(
    'different',
  );
  // A jump has its value on one side.
  const other = new PiecewiseLinear([
    { until: q('0'), slope: q('0'), intercept: q('1') },
    { slope: q('0'), intercept: q('0') },
  ]);
  expect(verdict(net(step, '1', '0', '1', '0'), net(other, '-1', '0', '1', '0'))).toBe('different');
  expect(verdict(net(step, '1', '0', '1', '0'), net(other, '1', '0', '-1', '1'))).toBe('conjugate');
});

test('units that do nothing do not count', () => {
  const plain = new Network(relu, [
    { weights: [[q('2')]], bias: [q('1')] },
    { weights: [[q('3')]], bias: [q('1')] },
  ]);
  const idle = new Network(relu, [
    { weights: [[q('5')], [q('0')], [q('4')]], bias: [q('1'), q('7'), q('2')] },
    { weights: [[q('0'), q('-1'), q('3/2')]], bias: [q('8')] },
  ]);
  expect(conjugacy(plain, idle, 'as inputs').verdict).toBe('conjugate');
});

test('a value may be raised and stretched, but not turned round; its inputs move by themselves', () => {
  const hat = (sign: string, shift: string, scale: string) =>
    new Network(relu, [
      { weights: [['1'], ['1']].map((row) => row.map(q)), bias: [q(shift), q(shift).minus(Rational.one)] },
      { weights: [[q(scale).times(q(sign)), q(scale).times(q(sign)).times(q('-2'))]], bias: [q('3')] },
    ]);
  const verdict = (a: Network, b: Network) => conjugacy(a, b, 'on their own').verdict;
  expect(verdict(hat('1', '0', '1'), hat('1', '5', '7/2'))).toBe('conjugate');
  expect(verdict(hat('1', '0', '1'), hat('-1', '5', '7/2'))).toBe('different');
  expect(conjugacy(hat('1', '0', '1'), hat('1', '0', '7/2'), 'as inputs').verdict).toBe('different');
});

test('networks of three and of six layers are the same as themselves', () => {
  for (const name of ['2.2-without-continuous', 'paper/2.3-without-surjective'])
    expect(conjugacy(networkAt(name), networkAt(name), 'as inputs').verdict).toBe('conjugate');
});

test('no two networks of the catalogue about one cell are the same, and each is the same as itself', () => {
  const names = ['2.1-without-rank', '2.1-without-continuous', '2.2-without-width', '2.3-without-surjective'];
  for (const name of names) {
    const [own, ofPaper] = [networkAt(name), networkAt(`paper/${name}`)];
    expect(conjugacy(own, own, 'as inputs').verdict).toBe('conjugate');
    expect(conjugacy(own, ofPaper, 'as inputs').verdict).toBe('different');
  }
});

test('what has no hidden layer is left undecided', () => {
  const affine = new Network(relu, [{ weights: [[q('1/2')]], bias: [q('0')] }]);
  expect(conjugacy(affine, affine, 'as inputs').verdict).toBe('undecided');
});
