/** Numeric code against exact arithmetic. */

import { type ForwardPass, forwardPass, jacobian } from 'basincheck/vitest';
import { relu } from 'basincheck';
import { network } from 'basincheck/arbitraries';
import { expect, test } from 'vitest';
import { forward } from './forward.js';
import { inPlaceForward } from './in-place-forward.js';

test('a correct forward pass agrees with exact arithmetic, up to rounding', async () => {
  await expect(forward).toAgreeWithReference(forwardPass());
});

test('it does so in float32 too, where it is written for that', async () => {
  const single: ForwardPass = (network, x) => forward(network, x).map(Math.fround);
  await expect(single).toAgreeWithReference(forwardPass({ precision: 'float32' }));
});

test('a gradient is checked where F has one, here for networks with ReLU only', async () => {
  const networks = network({ depth: 2, activation: relu, output: 'scalar' });
  await expect(reluGradient).toAgreeWithReference(jacobian({ networks }));
});

test('the bug is caught, and the network that shows it has one input and two layers', async () => {
  const failure = await failureOf(
    expect(inPlaceForward).toAgreeWithReference(forwardPass({ seed: 1, runs: 100 })),
  );
  expect(failure).toContain('inPlaceForward does not agree with the forward pass');
  expect(failure).toContain('"layers":[{"weights":[[0],[1]],"bias":[0,0]},{"weights":[[0,1]],"bias":[0]}]');
  expect(failure).toContain('input     [1]');
  expect(failure).toContain('expected  1\n');
  expect(failure).toContain('received  0\n');
});

/** ∇F(x) = W₂·D·W₁ for F(x) = W₂·max(W₁·x + b₁, 0) + b₂. */
function reluGradient(
  { layers }: { layers: { weights: number[][]; bias: number[] }[] },
  x: number[],
): number[] {
  const [first, second] = layers;
  return x.map((_, j) =>
    (first?.weights ?? []).reduce((sum, row, i) => {
      const y = row.reduce((total, w, l) => total + w * (x[l] ?? NaN), first?.bias[i] ?? NaN);
      return y > 0 ? sum + (second?.weights[0]?.[i] ?? NaN) * (row[j] ?? NaN) : sum;
    }, 0),
  );
}

async function failureOf(assertion: Promise<unknown>): Promise<string> {
  try {
    await assertion;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no failure';
}
