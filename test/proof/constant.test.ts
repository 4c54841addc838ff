import { describe, expect, test } from 'vitest';
import { verify } from '../../src/proof/index.js';
import { image, Network, point, ranges, Rational, smoothActivations } from '../../src/exact/index.js';

/**
 * tanh(x − 1) + tanh(1 − x) + tanh(x + 1) + tanh(−x − 1) = 0 for every x, but enclosures of it are narrower at x = ±1,
 * where half of it is known exactly.
 */
const layers = [
  { weights: [['1'], ['-1'], ['1'], ['-1']], bias: ['-1', '1', '1', '-1'] },
  { weights: [['1', '1', '1', '1']], bias: ['0'] },
];

function peakAt(inside: string): string {
  return JSON.stringify({
    format: 'basincheck/counterexample@1',
    theorem: '3.1',
    dropped: ['width'],
    network: { activation: { name: 'tanh' }, layers },
    witness: { domain: { basis: [['1']], axes: [['-1', '1']] }, inside: [inside] },
  });
}

describe('a network that is constant, as only mathematics knows', () => {
  const rationals = (texts: readonly string[]) => texts.map((text) => Rational.from(text));
  const F = new Network(
    smoothActivations.tanh,
    layers.map(({ weights, bias }) => ({ weights: weights.map(rationals), bias: rationals(bias) })),
  );
  const upper = (x: string) => ranges(image(F, point([Rational.from(x)])))[0]?.hi ?? Rational.zero;

  test('has wider enclosures inside than at the ends', () => {
    expect(upper('1').lessThan(upper('1/3'))).toBe(true);
    expect(upper('-1').lessThan(upper('1/3'))).toBe(true);
  });

  test('has no peak, whatever the widths of its enclosures', () => {
    expect(['1/3', '1/2', '-2/7'].map((inside) => verify(peakAt(inside)).verdict)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
  });
});
