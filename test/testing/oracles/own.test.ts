/** What this project computes itself agrees with the references. */

import { expect, test } from 'vitest';
import { network } from '../../../src/search/generators/index.js';
import {
  findAttractors,
  floatNetwork,
  IteratedMap,
  jacobian as ownJacobian,
  portraitOf,
} from '../../../src/sampling/index.js';
import {
  basinMembership,
  componentLabels,
  fixedPoints,
  forwardPass,
  jacobian,
} from '../../../src/testing/oracles/index.js';
import { runs, seed } from '../../seed.js';
import { backpropagation, forwardWith, networkOf, ownLabels, slopeOfPiece } from './implementations.js';

const options = { seed, runs: runs(30) };

test('Network.evaluate agrees with the forward pass', async () => {
  const comparison = await forwardPass(options).compare((plain, x) => networkOf(plain).evaluate(x));
  expect(comparison).toEqual({ agrees: true, runs: options.runs });
});

test.each([
  ['from the last to the first', (products: number[]) => products.reduceRight((sum, x) => sum + x, 0)],
  [
    'the larger first',
    (products: number[]) =>
      [...products].sort((a, b) => Math.abs(b) - Math.abs(a)).reduce((sum, x) => sum + x),
  ],
  [
    'in two halves',
    (products: number[]) => {
      const half = products.length >> 1;
      const sum = (part: number[]) => part.reduce((total, x) => total + x, 0);
      return sum(products.slice(0, half)) + sum(products.slice(half));
    },
  ],
])('sums %s agree with it, in float64 and in float32', async (_, sum) => {
  expect(await forwardPass(options).compare(forwardWith({ sum }))).toMatchObject({ agrees: true });
  const single = forwardWith({ round: Math.fround, sum: (products) => Math.fround(sum(products)) });
  expect(await forwardPass({ ...options, precision: 'float32' }).compare(single)).toMatchObject({
    agrees: true,
  });
});

test('φ written with Math.exp and Math.tanh is near enough', async () => {
  const formulas: Record<string, (x: number) => number> = {
    tanh: Math.tanh,
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
    softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    elu: (x) => (x > 0 ? x : Math.exp(x) - 1),
    silu: (x) => x / (1 + Math.exp(-x)),
  };
  const networks = network({ activation: { increasing: 'either', smooth: 1 }, numbers: { bits: 50 } });
  const comparison = await forwardPass({ ...options, networks }).compare((plain, x) => {
    const formula = 'name' in plain.activation ? formulas[plain.activation.name] : undefined;
    return forwardWith(formula ? { phi: formula } : {})(plain, x);
  });
  expect(comparison).toMatchObject({ agrees: true });
});

test('forward and backward differentiation agree with the Jacobian', async () => {
  const networks = network({ depth: [1, 3], hiddenWidths: 'at most n0', numbers: { bits: 50 } });
  expect(await jacobian({ ...options, networks }).compare(backpropagation(slopeOfPiece))).toMatchObject({
    agrees: true,
  });
  const forwards = jacobian({
    ...options,
    networks: network({ activation: { smooth: 0.5 } }),
    activationUnits: 1e6,
  });
  const comparison = await forwards.compare((plain, x) =>
    ownJacobian(floatNetwork(networkOf(plain)), x).matrix.to2DArray(),
  );
  expect(comparison).toMatchObject({ agrees: true });
});

test('findAttractors finds the attractive fixed points, and only fixed points', async () => {
  const comparison = await fixedPoints({ seed, runs: runs(8) }).compare((plain) => {
    const { attractors, others } = findAttractors(new IteratedMap(networkOf(plain)), { longestPeriod: 1 });
    return [...attractors, ...others]
      .filter(({ period }) => period === 1)
      .flatMap(({ points: [x] }) => x ?? []);
  });
  expect(comparison).toMatchObject({ agrees: true });
});

test('fates agree with proven membership of the basin', async () => {
  const comparison = await basinMembership({ seed, runs: runs(15) }).compare((plain, attractor, x) => {
    const { classifier, attractors } = portraitOf(networkOf(plain), { seed });
    const basin = classifier.basins[classifier.fates(Float64Array.from(x), 1).labels[0] ?? -1];
    const isNear = basin?.point.every((t, i) => Math.abs(t - (attractor[i] ?? NaN)) < 1e-6) === true;
    return isNear && attractors[basin.attractor]?.period === 1;
  });
  expect(comparison).toMatchObject({ agrees: true });
});

test('components agree with flood filling', async () => {
  expect(await componentLabels({ seed, runs: runs(100) }).compare(ownLabels)).toMatchObject({ agrees: true });
});
