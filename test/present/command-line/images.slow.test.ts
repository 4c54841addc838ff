import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { denseLayer, Rational } from '../../../src/exact/index.js';
import { readModel } from '../../../src/sources/models/index.js';
import { workshop } from './built.js';

const shop = workshop();
const image = (name: string) =>
  fileURLToPath(new URL(`../../sources/models/images/${name}`, import.meta.url));
const large = image('large.onnx');

interface Values {
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
}

describe('a network of 3×32×32 images', () => {
  test('is read without its zeros, and has the values of PyTorch, to rounding', () => {
    const read = readModel(readFileSync(large), 'onnx');
    if (!('sparse' in read)) throw new Error(JSON.stringify(read));
    const { sparse } = read;
    expect([sparse.inputDimension, ...sparse.widths]).toEqual([3072, 2048, 2048, 3072]);
    expect(sparse.weights).toBeLessThan(300_000);
    const expected = JSON.parse(readFileSync(image('expected.json'), 'utf8')) as Record<string, Values>;
    const [x = []] = expected['large.onnx']?.inputs ?? [];
    const y = sparse.evaluateExactly(x.map((value) => Rational.fromNumber(value)));
    y.forEach((value, i) => {
      const own = expected['large.onnx']?.outputs[0]?.[i] ?? NaN;
      expect(Math.abs(value.toNumber() - own)).toBeLessThan(1e-4);
    });
    const [first] = sparse.layers;
    const row = first && denseLayer(first).weights[0];
    expect(row?.filter(({ sign }) => sign !== 0).length).toBeLessThanOrEqual(27);
  });

  test('has a report: what the shapes decide, what was sampled, and what was not attempted; exit code 0', async () => {
    const { status, stdout } = await shop.basincheck('report', large);
    expect(status).toBe(0);
    for (const part of [
      'node "/0/Conv" (Conv) is an affine map from 3×32×32 to 8×16×16, with 216 numbers in its filters.',
      'rank        holds      W1 has a rank of at most 2048 < n0 = 3072',
      'full-rank   undecided  W1 has a rank from 0 to 2048; deciding which would take too long',
      '2.1: survived, sampled',
      'too large to be held with their zeros',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('is probed by samples, and not drawn: that is said', async () => {
    const probed = await shop.basincheck('probe', large, '--theorem', '2.3');
    expect(probed.status).toBe(2);
    expect(probed.stdout).toContain('vacuous  Theorem 2.3: the theorem promises nothing');
    const drawn = await shop.basincheck('draw', large);
    expect(drawn.status).toBe(2);
    expect(drawn.stderr).toContain(
      'expected a network whose matrices can be held, got a map from ℝ^3072 to ℝ^3072 with 16777216 entries in them',
    );
  });
});

describe('a network of 1×8×8 images', () => {
  test('is a network like any other', async () => {
    const { status, stdout } = await shop.basincheck('probe', image('autoencoder.onnx'), '--theorem', '2.2');
    expect({ status, verdict: /survived {2}Theorem 2\.2/.test(stdout) }).toEqual({
      status: 0,
      verdict: true,
    });
  });
});
