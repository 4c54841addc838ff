/** The golden values for the memorization paper: single layers (appendices A and B) and Theorem 6. */
import { describe, expect, test } from 'vitest';
import {
  at,
  attractingNetwork,
  inverseAt,
  linearDescent,
  linearLimit,
  matrix,
  type Matrix,
  printedAttractors,
  Rational,
  readNetwork,
  type Vector,
  writeNetwork,
} from '../../src/exact/index.js';
import { layerDescent } from '../../src/sources/training/index.js';
import { inverses } from '../../src/statements/index.js';
import attractors from './golden/attractors.json' with { type: 'json' };
import four from './golden/four-attractors.json' with { type: 'json' };
import local from './golden/local-curvature.json' with { type: 'json' };
import projections from './golden/projections.json' with { type: 'json' };
import single from './golden/single-layer.json' with { type: 'json' };

const q = (value: string | number): Rational => Rational.from(String(value));
const vectorOf = (values: readonly (string | number)[]): Vector => values.map(q);
const matrixOf = (rows: readonly (readonly (string | number)[])[]): Matrix => rows.map(vectorOf);
const texts = (A: Matrix): string[][] => A.map((row) => row.map(String));
const scaled = (A: Matrix, factor: number): number[][] =>
  A.map((row) => row.map((entry) => factor * entry.toNumber()));

function expectClose(
  found: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
  digits = 9,
): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(found[i]?.[j]).toBeCloseTo(value, digits);
    });
  });
}

describe('appendix A', () => {
  const examples = matrix.transpose(matrixOf(single.appendixA.X));

  test('the limit from zero, exactly', () => {
    const limit = linearLimit({ examples });
    expect(texts(limit)).toEqual(single.appendixA.A_inf);
    expect(texts(matrix.multiply(limit, limit))).toEqual(texts(limit));
    expect(texts(matrix.transpose(limit))).toEqual(texts(limit));
    expect(matrix.rank(limit)).toBe(single.appendixA.rank);
  });

  test('five steps of gradient descent, exactly: A(5) = I − (I − γS)⁵', () => {
    // The rate is not said beside the values; 1/20 gives them.
    const A = linearDescent({ examples }, q('1/20'), 5);
    expect(at(A, 0).map(String)).toEqual(single.appendixA.A_5_row0);
    const S = matrix.multiply(matrix.transpose(examples), examples);
    const unit = matrix.identity(4);
    const shrinking = unit.map((row, i) =>
      matrix.subtract(
        row,
        at(S, i).map((x) => x.times(q('1/20'))),
      ),
    );
    let power = unit;
    for (let t = 0; t < 5; t++) power = matrix.multiply(power, shrinking);
    expect(texts(A)).toEqual(texts(unit.map((row, i) => matrix.subtract(row, at(power, i)))));
  });

  test('the limit from another start', () => {
    const start = matrixOf(single.nonzero_init.A0);
    expect(texts(linearLimit({ examples, start }))).toEqual(single.nonzero_init.A_inf);
  });

  test('what does not fit is refused', () => {
    expect(() => linearLimit({ examples, targets: examples.slice(1) })).toThrow(/as many targets/);
    expect(() => linearLimit({ examples, start: examples })).toThrow(/a start of m rows of d numbers/);
    expect(() => linearLimit({ examples: [] })).toThrow(/n examples/);
  });
});

/** A(∞) = φ⁻¹(X)·X⁺, in units of ln 2 for the sigmoid. */
function limitOf(name: 'sigmoid' | 'softsign', examples: Matrix): Matrix {
  return linearLimit({ examples, targets: inverses({ activation: { name }, examples }) });
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const logit = (x: number) => Math.log(x / (1 - x));
const steps = 400_000;

describe('Theorem 1 and its corollary', () => {
  test('the counterexample to the rank, exactly, and by gradient descent with adaptive rates', () => {
    const golden = single.corollary_rank_counterexample;
    const examples = matrixOf(golden.X_columns);
    const limit = limitOf('sigmoid', examples);
    // The golden values are multiples of −ln 2.
    expect(texts(limit)).toEqual(
      texts(matrixOf(golden['A_inf = -ln 2 * ']).map((row) => row.map((x) => x.negated()))),
    );
    expect([matrix.rank(limit), matrix.rank(examples)]).toEqual([golden['rank A_inf'], golden['rank X']]);
    expectClose(scaled(limit, Math.LN2), golden['numeric adaptive gd'].A, 6);
  });

  test('the examples of the counterexample to Theorem 1 have no A, and gradient descent comes to something else', () => {
    const golden = single.theorem1_counterexample;
    const examples = matrixOf([golden.x1, golden.x2]);
    expect(examples.map((row) => row.map((x) => logit(x.toNumber()))).map((row) => row[0])).not.toEqual([
      0, 0,
    ]);
    expect(inverseAt({ name: 'sigmoid' }, q('2/5'))).toBeUndefined();
    const floats = scaled(examples, 1);
    const found = layerDescent({
      examples: floats,
      inverses: floats.map((x) => x.map(logit)),
      phi: sigmoid,
      rates: { rate: 1, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
      steps: 20_000,
      tolerance: 1e-9,
    });
    const outputs = found.map(({ arguments: z }) => z.map(sigmoid));
    expect(found.every(({ end }) => end === 'steps spent')).toBe(true);
    expectClose(outputs, golden.limit_of_plain_gd.outputs, 9);
    const adaptive = layerDescent({
      examples: floats,
      inverses: floats.map((x) => x.map(logit)),
      phi: sigmoid,
      rates: { gamma: 1 },
      steps: 20_000,
      tolerance: 1e-9,
    });
    // What it comes to depends on how the rates weigh the examples.
    expect(adaptive.every(({ end }) => end === 'steps spent')).toBe(true);
    expectClose(
      adaptive.map(({ arguments: z }) => z.map(sigmoid)),
      golden.limit_of_adaptive_gd.outputs,
      9,
    );
  });

  test('where hypotheses are dropped and the examples are independent, gradient descent comes to the closed form', () => {
    const phis: readonly { phi: (z: number) => number; inverse: (x: number) => number }[] = [
      { phi: sigmoid, inverse: logit },
      { phi: sigmoid, inverse: logit },
      { phi: Math.tanh, inverse: Math.atanh },
      { phi: (z) => z + Math.sin(z) / 2, inverse: (x) => byNewton((z) => z + Math.sin(z) / 2, x) },
    ];
    single.hypotheses_not_needed.forEach(({ X_columns: examples }, k) => {
      const { phi = Math.tanh, inverse = Math.atanh } = phis[k] ?? {};
      const targets = examples.map((x) => x.map(inverse));
      const rational = (rows: readonly (readonly number[])[]) =>
        rows.map((row) => row.map((x) => Rational.fromNumber(x)));
      const limit = scaled(linearLimit({ examples: rational(examples), targets: rational(targets) }), 1);
      const slope = (z: number) => (phi(z + 1e-6) - phi(z - 1e-6)) / 2e-6;
      const found = layerDescent({
        examples,
        inverses: targets,
        phi,
        rates: { rate: 0.05, slope },
        steps,
        tolerance: 1e-11,
      });
      expect(found.map(({ end }) => end)).toEqual(['arrived', 'arrived', 'arrived']);
      expectClose(
        found.map(({ weights }) => weights),
        limit,
        6,
      );
    });
  });

  test('φ(A(∞)·y) is no projection: it is not idempotent', () => {
    const golden = projections['phi-projection is not idempotent'];
    const examples = [vectorOf(golden.x)];
    const A = limitOf('softsign', examples);
    expect(texts(A)).toEqual(golden.A);
    const softsign = (z: Rational) =>
      Rational.half.times(Rational.one.plus(z.dividedBy(Rational.one.plus(z.abs()))));
    const f = (y: Vector): Vector => matrix.apply(A, y).map(softsign);
    expect(f(at(examples, 0)).map(String)).toEqual(golden.x);
    const y = vectorOf([1, 0, 0]);
    expect(f(y).map(String)).toEqual(golden['y=(1,0,0): f(y)']);
    expect(f(f(y)).map(String)).toEqual(golden['f(f(y))']);
    // φ′(z) = 1/(2(1 + |z|)²), so that the trace of the Jacobian at the example is Σ φ′((A·x)_j)·A_jj.
    const trace = matrix.apply(A, at(examples, 0)).reduce((sum, z, j) => {
      const size = Rational.one.plus(z.abs());
      return sum.plus(at(at(A, j), j).dividedBy(Rational.of(2).times(size).times(size)));
    }, Rational.zero);
    expect(trace.toString()).toBe(
      projections['single-layer nonlinear: eigenvalue at the example']['trace J'],
    );
  });

  test('the proof is wrong where it says that entries grow: all inverses are positive, and an entry of A falls', () => {
    const golden = single.proof_monotone_counterexample;
    const examples = golden.X_columns;
    const targets = examples.map((x) => x.map(logit));
    expect(targets.flat().every((z) => z > 0)).toBe(true);
    const rational = (rows: readonly (readonly number[])[]) =>
      rows.map((row) => row.map((x) => Rational.fromNumber(x)));
    const limit = scaled(linearLimit({ examples: rational(examples), targets: rational(targets) }), 1);
    expectClose(limit, golden.B_inf);
    expect(Math.min(...limit.flat())).toBeCloseTo(golden.min_entry, 9);
    const task = { examples, inverses: targets, phi: sigmoid, rates: { share: 0.9 }, tolerance: 1e-12 };
    const after = (count: number) => layerDescent({ ...task, steps: count }).map(({ weights }) => weights);
    expectClose(after(steps), limit, 6);
    const entries = Array.from({ length: 40 }, (_, t) => after(t + 1)[2]?.[0] ?? NaN);
    const falls = entries.findIndex((value, t) => value < (entries[t - 1] ?? 0));
    expect(falls).toBeGreaterThan(0);
  });

  test('gradient descent from zero stays there for φ(z) = z², which (c) has to exclude', () => {
    const task = { examples: [[0.25, 0.25]], inverses: [[0.5, 0.5]], phi: (z: number) => z * z };
    const rates = { rate: 0.5, slope: (z: number) => 2 * z };
    const found = layerDescent({ ...task, rates, steps: 1000, tolerance: 1e-9 });
    expect(found.map(({ weights, end }) => [...weights, end])).toEqual(Array(2).fill([0, 0, 'steps spent']));
  });

  test('one example under a sigmoid can repel', () => {
    const x = 0.1;
    const eigenvalue = (1 - x) * logit(x);
    expect(eigenvalue).toBeCloseTo(
      Number.parseFloat(projections['sigmoid single layer n=1, x=(1/10,1/10): eigenvalue']),
      12,
    );
  });
});

function byNewton(f: (z: number) => number, y: number): number {
  let z = y;
  for (let k = 0; k < 60; k++) z -= (f(z) - y) / ((f(z + 1e-7) - f(z - 1e-7)) / 2e-7);
  return z;
}

describe('Theorem 1, where φ is controlled up to φ⁻¹(x′) only', () => {
  const concave = (z: number) => 1 / 2 + z / 2 - (z * z) / 8;
  const inverse = (x: number) => 2 - 2 * Math.sqrt(2 - 2 * x);
  const [falling, rising] = [-5, 1 / 4].map(
    (slope) => (z: number) => (z <= 1 ? concave(z) : 7 / 8 + slope * (z - 1)),
  );
  const key = 'phi = 1/2+z/2-z^2/8 (z<=1), 7/8-5(z-1) (z>1)';
  const golden = local[key];
  const examples = golden['X rows = examples'].map((row) => row.map((x) => q(x).toNumber()));
  const task = (phi: (z: number) => number) => ({
    examples,
    inverses: examples.map((x) => x.map(inverse)),
    phi,
    rates: { share: 0.9 },
    rows: [0],
    steps: 100_000,
    tolerance: 1e-13,
  });

  test('the arguments leave the interval, and gradient descent diverges', () => {
    const [row] = layerDescent(task(falling ?? concave));
    expectClose([row?.gammas ?? []], [golden.gamma_i], 12);
    const [step, z] = golden["first step with A x > phi^{-1}(x')"] as [number, number[]];
    expect(row?.leaves?.step).toBe(step);
    expectClose([row?.leaves?.arguments ?? []], [z], 12);
    expect([row?.end, row?.steps]).toEqual(['diverged', golden['diverged at step']]);
    expectClose([row?.arguments ?? []], [golden.p], 9);
  });

  test('with another continuation of φ it leaves the interval too, and comes back', () => {
    const wanted = local['same, continued by 7/8+(z-1)/4'];
    const [row] = layerDescent(task(rising ?? concave));
    expect(row?.leaves?.step).toBe(wanted["first step with A x > phi^{-1}(x')"][0]);
    expect(row?.end).toBe('arrived');
    expectClose([row?.arguments ?? []], [wanted.p], 10);
  });

  test('(1 + sin z)/2 has such examples', () => {
    const { hit } = local['phi=(1+sin z)/2'];
    const [own, wanted] = hit as [
      number[][],
      { gamma_i: number[]; y: number[]; 'diverged at step': number; p: number[] },
    ];
    const phi = (z: number) => (1 + Math.sin(z)) / 2;
    const [row] = layerDescent({
      ...task(phi),
      examples: own,
      inverses: own.map((x) => x.map((each) => Math.asin(2 * each - 1))),
    });
    expectClose([row?.gammas ?? []], [wanted.gamma_i], 9);
    expect(row?.leaves?.step).toBe(12);
    expect(row?.steps).toBe(wanted['diverged at step']);
  });
});

describe('Theorem 6', () => {
  test.each(
    attractors.printed_map
      .filter(({ slopes }) => slopes !== undefined)
      .map((each) => [each.x.join(', '), each] as const),
  )('the printed map for %s', (_, { x, eps, slopes, breakpoints, number }) => {
    const f = printedAttractors(vectorOf(x), q(eps ?? ''));
    expect(f.pieces.map(({ slope }) => slope.toString())).toEqual(slopes);
    const ends = f.pieces.flatMap(({ until }) => (until ? [until.toString()] : []));
    expect([ends, ends.length]).toEqual([breakpoints, number]);
    expect(f.continuous).toBe(true);
    for (const point of vectorOf(x)) expect(f.valueAt(point).toString()).toBe(point.toString());
  });

  test('the printed map divides by zero where x_1 = δ', () => {
    expect(() => printedAttractors(vectorOf(['1/8', '5/8']), q('1/16'))).toThrow(/divides by zero/);
    expect(() => printedAttractors(vectorOf(['1/4', '3/4']), q('1/4'))).toThrow(/0 < ε ≤ δ/);
  });

  test.each(
    attractors.sharp_upper_bound.map((each) => [each.x.join(', '), each.slopes_at_x[0] ?? '', each] as const),
  )('2·(n − 1) units for %s with slope %s', (_, slope, golden) => {
    const points = vectorOf(golden.x).map((x) => [x]);
    const F = attractingNetwork(points, q(slope));
    const [first, last] = F.layers;
    const units = golden['units (w,t,c): c*relu(w(x-t))'].map(([w = 0, t = 0, c = 0]) => {
      return [q(w), q(t).times(q(w)).negated(), q(c)].map(String);
    });
    const found = (first?.bias ?? []).map((bias, i) =>
      [first?.weights[i]?.[0], bias, last?.weights[0]?.[i]].map(String),
    );
    expect(found).toEqual(units);
    expect(last?.bias.map(String)).toEqual([golden.bias]);
    for (const x of points) expect(F.evaluateExactly(x).map(String)).toEqual(x.map(String));
  });

  test('for points of the plane 2·(n − 1) + d units, and the Jacobian a·I at each', () => {
    const points = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      ['1/2', '1/3'],
      ['1/2', '2/3'],
    ].map(vectorOf);
    const F = attractingNetwork(points, q('99/100'));
    const [ridge] = attractors.ridge_d2;
    expect(F.layers[0]?.bias).toHaveLength(ridge?.units ?? NaN);
    const h = q('1/1000');
    for (const x of points) {
      expect(F.evaluateExactly(x).map(String)).toEqual(x.map(String));
      for (const e of matrix.identity(2)) {
        const step = e.map((each) => each.times(h));
        const moved = matrix.subtract(F.evaluateExactly(matrix.add(x, step)), x);
        expect(moved.map(String)).toEqual(step.map((each) => each.times(q('99/100')).toString()));
      }
    }
  });

  test('the network for 1/5, 2/5, 3/5, 4/5 is the golden one, weight by weight', () => {
    const points = [1, 2, 3, 4].map((k) => [Rational.of(k, 5)]);
    const golden = readNetwork(JSON.stringify(four));
    if (!('network' in golden)) throw new Error(JSON.stringify(golden));
    expect(writeNetwork(attractingNetwork(points, q('9/10')))).toBe(writeNetwork(golden.network));
  });

  test('two points of the plane take as many units as the golden ones', () => {
    const F = attractingNetwork([vectorOf([0, 0]), vectorOf([1, 2])], q('49/50'));
    expect(F.layers[0]?.bias).toHaveLength(attractors.ridge_d2[1]?.units ?? NaN);
  });

  test('points that are not distinct, and slopes that do not attract, are refused', () => {
    expect(() => attractingNetwork([[q(1)], [q(1)]], q('1/2'))).toThrow(/distinct points/);
    expect(() => attractingNetwork([[q(1)]], q(1))).toThrow(/a slope between 0 and 1, got 1/);
    expect(
      attractingNetwork([[q(3)]], q('1/2'))
        .evaluateExactly([q(7)])
        .map(String),
    ).toEqual(['3']);
  });
});
