/** Points that attract without being stable: seen in a portrait, and told from points that only some orbits reach. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  hardTanh,
  Network,
  PiecewiseLinear,
  Rational,
  smoothActivations,
  type Activation,
} from '../../../src/exact/index.js';
import { portraitOf } from '../../../src/sampling/index.js';
import { trophyIn } from '../../../src/search/hunt/index.js';

const r = (text: string): Rational => Rational.from(text);
const network = (phi: Activation, ...layers: readonly (readonly [string[][], string[]])[]): Network =>
  new Network(
    phi,
    layers.map(([weights, bias]) => ({ weights: weights.map((row) => row.map(r)), bias: bias.map(r) })),
  );
/** Attractors of the line, or the plane, with what was seen of their stability. */
const seen = (F: Network): readonly (readonly unknown[])[] =>
  portraitOf(F, { seed: 0 }).attractors.map(({ points, lyapunov }) => [
    ...points.map((x) => [...x]),
    lyapunov,
  ]);

/** x/2 up to 0, 2x up to 1, then −1: what starts to the right of 0 goes away and comes back to it from the left. */
const roundabout = new PiecewiseLinear([
  { slope: r('1/2'), intercept: r('0'), until: r('0') },
  { slope: r('2'), intercept: r('0'), until: r('1') },
  { slope: r('0'), intercept: r('-1') },
]);

describe('a portrait', () => {
  test.each([
    ['counterexamples/2.2-without-stable.json', [-1, 0]],
    ['test/proof/corpus/2.2-without-stable-hard-tanh.json', [1, -1]],
    ['test/proof/corpus/2.2-without-stable-relu.json', [0, 0]],
    ['test/proof/corpus/2.2-without-stable-three-passages.json', [0, 0]],
  ])('of %s has the attractor that orbits leave before they land on it', (file, x) => {
    const { counterexample } = trophyIn(readFileSync(file, 'utf8'));
    expect(seen(counterexample.network)).toEqual([[x, 'unstable']]);
  });

  test('has a corner of the square that orbits land on from one side and leave on the other', () => {
    const F = network(
      hardTanh,
      [
        [
          ['2', '-2'],
          ['2', '2'],
        ],
        ['1', '0'],
      ],
      [
        [
          ['1', '0'],
          ['0', '1'],
        ],
        ['0', '0'],
      ],
    );
    expect(seen(F)).toEqual([[[1, 1], 'unstable']]);
  });

  test('has a point of the line that orbits leave to the right and reach from the left', () => {
    expect(seen(network(roundabout, [[['1']], ['0']], [[['1']], ['0']]))).toEqual([[[0], 'unstable']]);
  });

  test('has a point that orbits approach too slowly to reach it, and leaves open whether they do', () => {
    expect(seen(network(smoothActivations.tanh, [[['1']], ['0']], [[['1']], ['0']]))).toEqual([
      [[0], 'undecided'],
    ]);
  });

  test('puts attractors that are stable before the others', () => {
    const two = new PiecewiseLinear([
      ...roundabout.pieces.slice(0, 2),
      { slope: r('0'), intercept: r('-1'), until: r('5') },
      { slope: r('0'), intercept: r('7') },
    ]);
    expect(seen(network(two, [[['1']], ['0']], [[['1']], ['0']]))).toEqual([
      [[7], 'stable'],
      [[0], 'unstable'],
    ]);
  });

  test('does not take a point for attractive that orbits reach in float64 alone, or from one side alone', () => {
    const tent = network(
      new PiecewiseLinear([
        { slope: r('2'), intercept: r('0'), until: r('1/2') },
        { slope: r('-2'), intercept: r('2') },
      ]),
      [[['1']], ['0']],
      [[['1']], ['0']],
    );
    expect(seen(tent)).toEqual([]);
    const oneSided = network(
      new PiecewiseLinear([
        { slope: r('1/2'), intercept: r('0'), until: r('0') },
        { slope: r('2'), intercept: r('0') },
      ]),
      [[['1']], ['0']],
      [[['1']], ['0']],
    );
    expect(seen(oneSided)).toEqual([]);
  });

  test('calls fixed points neutral that a line of fixed points surrounds', () => {
    const identity = network(roundabout, [[['1']], ['0']]);
    expect(seen(identity)).toEqual([]);
  });
});
