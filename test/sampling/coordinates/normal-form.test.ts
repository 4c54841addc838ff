import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTanh, Network, Rational, relu, smoothActivations } from '../../../src/exact/index.js';
import { Coordinates, normalForm, portraitOf, seenIn } from '../../../src/sampling/index.js';
import { network } from '../../../src/search/generators/index.js';
import { runs, seed } from '../../seed.js';
import { change, changed, isSame, resized, sizes } from './changes.js';

const check = <T>(property: fc.IProperty<T>, own: number) => {
  fc.assert(property, { numRuns: runs(own), seed });
};
const R = (text: string) => Rational.from(text);
const plane = network({ inputDimension: 2, depth: [1, 3] });
const selfMaps = fc.oneof(plane, network({ inputDimension: 1 }), network({ inputDimension: 3, depth: 2 }));

describe('coordinates', () => {
  test('take every point there and back, exactly', () => {
    const points = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 });
    check(
      fc.property(change(3), points, (coordinates, numbers) => {
        const y = numbers.map((value) => Rational.of(value));
        expect(coordinates.inward(coordinates.outward(y)).map(String)).toEqual(y.map(String));
        expect(coordinates.inverse().outward(coordinates.outward(y)).map(String)).toEqual(y.map(String));
      }),
      100,
    );
  });

  test('one after the other are those of both', () => {
    check(
      fc.property(change(2), change(2), (first, second) => {
        const y = [Rational.half, R('-3')];
        expect(first.then(second).outward(y).map(String)).toEqual(
          first.outward(second.outward(y)).map(String),
        );
      }),
      100,
    );
  });

  test('conjugate a network: its values are those of the network, seen from outside', () => {
    check(
      fc.property(plane, change(2), (F, coordinates) => {
        if (!F.activation.exact) return;
        const y = [Rational.half, R('-3')];
        const inside = seenIn(F, coordinates, coordinates).evaluateExactly(y);
        const outside = F.evaluateExactly(coordinates.outward(y));
        expect(coordinates.outward(inside).map(String)).toEqual(outside.map(String));
      }),
      100,
    );
  });

  test('have a positive scale', () => {
    expect(() => new Coordinates(Rational.zero, [Rational.one])).toThrow('expected a positive scale, got 0');
  });
});

describe('the normal form', () => {
  test.each(['1/2', '9/10'])(
    'keeps its unit where orbits end at a point at which units bend: %s·x as that of max(x, 0) and max(−x, 0)',
    (factor) => {
      const bent = new Network(relu, [
        { weights: [[R('1')], [R('-1')]], bias: [R('0'), R('0')] },
        { weights: [[R(factor), R(factor).negated()]], bias: [R('0')] },
      ]);
      const { scale } = normalForm(bent).inputs;
      expect(scale.toNumber()).toBeGreaterThanOrEqual(1 / 8);
      expect(scale.toNumber()).toBeLessThanOrEqual(1024);
    },
  );

  test('is one and the same network in all coordinates s·x + t, from 1e-12 to 1e12', () => {
    check(
      fc.property(selfMaps, fc.integer(), (F, random) => {
        const [coordinates] = fc.sample(change(F.inputDimension), { numRuns: 1, seed: random });
        if (coordinates)
          expect(isSame(normalForm(changed(F, coordinates)).network, normalForm(F).network)).toBe(true);
      }),
      300,
    );
  });

  test('does not depend on the sizes of hidden units, where these change nothing', () => {
    check(
      fc.property(plane, sizes, (given, by) => {
        const G = new Network(relu, given.layers);
        expect(isSame(normalForm(resized(G, by)).network, normalForm(G).network)).toBe(true);
      }),
      200,
    );
  });

  test('is the network itself in the coordinates that come with it', () => {
    check(
      fc.property(selfMaps, (F) => {
        if (!F.activation.exact) return;
        const { network: normal, inputs } = normalForm(F);
        const y = Array.from({ length: F.inputDimension }, (_, i) => Rational.of(i - 1, 3));
        const [inside, outside] = [normal.evaluateExactly(y), F.evaluateExactly(inputs.outward(y))];
        expect(inputs.outward(inside).map(String)).toEqual(outside.map(String));
      }),
      200,
    );
  });

  test('of a map to the line has values that are moved and stretched', () => {
    check(
      fc.property(network({ inputDimension: 2, output: 'scalar' }), change(2), (F, coordinates) => {
        const { network: normal } = normalForm(F);
        expect(isSame(normalForm(changed(F, coordinates)).network, normal)).toBe(true);
      }),
      100,
    );
  });

  test.each([
    ['1/1000000000000', '0'],
    ['1', '1000000000'],
    ['1000000000000', '-3000000000000000000000000'],
  ])('has the attractors of hard-tanh(2x) in sight, seen with unit %s around %s', (s, t) => {
    const layer = (weight: string) => ({ weights: [[R(weight)]], bias: [Rational.zero] });
    const F = new Network(hardTanh, [layer('2'), layer('1')]);
    const form = normalForm(changed(F, new Coordinates(R(s), [R(t)])));
    const { attractors } = portraitOf(form.network);
    const points = attractors.map(({ points: [x] }) =>
      form.inputs.outward([Rational.fromNumber(x?.[0] ?? NaN)]),
    );
    expect(points.map(String)).toEqual([R(t).minus(R(s)), R(t).plus(R(s))].map(String));
  });

  test('of a map under which all orbits leave the range of floats has an attractor-free portrait', () => {
    const far = new Network(relu, [
      { weights: [[R('1')], [R('-1')]], bias: [Rational.zero, Rational.zero] },
      { weights: [[R('1000000'), R('-1000000')]], bias: [Rational.one] },
    ]);
    const { attractors, others } = portraitOf(normalForm(far).network);
    expect({ attractors: attractors.length, others: others.length }).toEqual({ attractors: 0, others: 1 });
  });

  test('of a smooth network has its attractors at a distance of order one', () => {
    const layer = (weight: string, bias: string) => ({ weights: [[R(weight)]], bias: [R(bias)] });
    const far = new Network(smoothActivations.tanh, [layer('2000', '-4000000'), layer('1/1000', '2000')]);
    const { attractors } = portraitOf(normalForm(far).network);
    const [a = NaN, b = NaN] = attractors.map(({ points: [x] }) => x?.[0]);
    expect(Math.abs(a - b)).toBeGreaterThan(0.1);
    expect(Math.abs(a - b)).toBeLessThan(10);
  });
});
