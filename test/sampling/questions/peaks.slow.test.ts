import { describe, expect, test } from 'vitest';
import { examinePeak } from '../../../src/sampling/questions/peaks.js';
import { ask, portraitOf } from '../../../src/sampling/index.js';
import { Network, PiecewiseLinear, Rational, readNetwork } from '../../../src/exact/index.js';

const r = (text: `${number}` | `${number}/${number}`) => Rational.from(text);

/** F(x) = min(2·|x|, 1): everything but 0 goes to 1, so that 0 is a wall. */
function walled(): Network {
  const phi = new PiecewiseLinear([
    { until: r('-1/2'), slope: r('0'), intercept: r('1') },
    { until: r('0'), slope: r('-2'), intercept: r('0') },
    { until: r('1/2'), slope: r('2'), intercept: r('0') },
    { slope: r('0'), intercept: r('1') },
  ]);
  const identity = { weights: [[r('1')]], bias: [r('0')] };
  return new Network(phi, [identity, identity]);
}

describe('a peak of the number of steps', () => {
  const { classifier } = portraitOf(walled());

  /** The line t ↦ t − 0.7, which meets the wall at 0.7. */
  const line = (t: number, out: Float64Array, at: number): void => {
    out[at] = t - 0.7;
  };

  test('is a wall, or its very point is met', () => {
    expect(['wall', 'outside']).toContain(examinePeak(classifier, 0, line, 0.1, 0.99).kind);
  });

  test('is clear where the orbits land after a bounded number of steps', () => {
    expect(examinePeak(classifier, 0, line, 0.75, 0.9).kind).toBe('clear');
  });

  test('is looked at no further than the parameter has digits', () => {
    // Met in a run of Theorem 2.3: the parameter, close to 61, cannot part the points that the zoom asks for.
    const layer = (weights: string[][], bias: string[]) => ({ weights, bias });
    const read = readNetwork(
      JSON.stringify({
        format: 'basincheck/network@1',
        activation: {
          pieces: [
            { until: '0', slope: '1/2', intercept: '1/4' },
            { until: '3/2', slope: '0', intercept: '1/4' },
            { slope: '2', intercept: '-11/4' },
          ],
        },
        layers: [
          layer(
            [
              ['-1', '7/4'],
              ['3/4', '-1'],
            ],
            ['1/2', '2'],
          ),
          layer(
            [
              ['-2', '-1'],
              ['-1', '0'],
            ],
            ['2', '-1/4'],
          ),
          layer(
            [
              ['2', '1'],
              ['1', '5/4'],
            ],
            ['0', '1'],
          ),
          layer(
            [
              ['0', '-2'],
              ['-1', '3/2'],
            ],
            ['1/2', '3/8'],
          ),
        ],
      }),
    );
    if (!('network' in read)) throw new Error(JSON.stringify(read));
    const portrait = portraitOf(read.network, { seed: 5 });
    expect(ask('disconnected basin', portrait, 0, { seed: 5 }).verdict).not.toBe('suspected');
  });
});
