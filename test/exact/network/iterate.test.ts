import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational, type Vector } from '../../../src/exact/numbers/index.js';
import { hardTanh, leakyRelu, Network, relu, smoothActivations } from '../../../src/exact/network/index.js';
import { network, piecewiseLinear, shape, smallRational, vector } from './generators.js';

const r = (text: string) => Rational.from(text);

/** With a gcd for every operation, layer by layer. */
function byRationals(net: Network, x: Vector, steps: number): Vector {
  let y = x;
  for (let k = 0; k < steps; k++) y = net.layerwise(y).at(-1) ?? [];
  return y;
}

describe('F^k(x) in integers over one denominator', () => {
  test('is what rational arithmetic makes of it, whatever φ', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3 })
          .chain((n) =>
            shape({ inputs: n, outputs: n }).chain((given) =>
              fc.tuple(
                network(given, fc.oneof(piecewiseLinear(), fc.constantFrom(relu, hardTanh))),
                vector(n, smallRational()),
                fc.integer({ min: 0, max: 6 }),
              ),
            ),
          ),
        ([net, x, steps]) => {
          expect(net.iterateExactly(x, steps)).toEqual(byRationals(net, x, steps));
        },
      ),
    );
  });

  test('and after 50 steps, when denominators have outgrown what is kept as it is', () => {
    const rows = [
      [r('300/701'), r('-500/1103')],
      [r('200/1301'), r('400/1709')],
    ];
    const bias = [r('1/1009'), r('-1/3')];
    const net = new Network(leakyRelu(r('1/10')), [
      { weights: rows, bias },
      { weights: rows, bias },
    ]);
    const start = [r('1/2'), r('-2/3')];
    const end = net.iterateExactly(start, 50);
    expect(end).toEqual(byRationals(net, start, 50));
    expect(end.every(({ denominator }) => denominator > 1n << 2048n)).toBe(true);
  });

  test('and after 2,000 steps on a flat piece of φ, where digits of the denominator are of no use', () => {
    const weights = [[r('1/1048583')]];
    const net = new Network(hardTanh, [
      { weights, bias: [r('5')] },
      { weights, bias: [r('1/3')] },
    ]);
    expect(net.iterateExactly([r('0')], 2000).join()).toBe(r('1/1048583').plus(r('1/3')).toString());
  });

  test('of a point with too many or too few coordinates is refused, and so is a smooth φ', () => {
    const one = { weights: [[r('1')]], bias: [r('0')] };
    const message = 'Network.iterateExactly: expected a point with 1 coordinates, got 2';
    expect(() => new Network(relu, [one]).iterateExactly([r('0'), r('1')], 1)).toThrow(message);
    const smooth = new Network(smoothActivations.tanh, [one, one]);
    expect(() => smooth.iterateExactly([r('0')], 1)).toThrow(TypeError);
  });
});
