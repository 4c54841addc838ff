/** Certificates against Theorem 3.1, from networks alone. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify, writeCounterexample, type Counterexample } from '../../../src/proof/index.js';
import { trophyIn } from '../../../src/search/hunt/index.js';
import { certifyPeak } from '../../../src/search/peak/peak.js';
import {
  type Activation,
  leakyRelu,
  Network,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { theorem31 } from '../../../src/statements/index.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';
import { seed } from '../../seed.js';

const files = ['counterexamples/paper', 'test/proof/corpus']
  .flatMap((folder) => jsonFilesIn(join(project, folder)))
  .filter(({ name }) => name.startsWith('3.1-'));

/** The number of boundary cells of a peak's domain. */
function boundaryCells(counterexample: Counterexample): number {
  if (!('peak' in counterexample)) throw new Error('expected a counterexample to Theorem 3.1');
  const counts = counterexample.peak.domain.axes.map((axis) => axis.length - 1);
  const all = counts.reduce((product, count) => product * count, 1);
  return counts.reduce((sum, count) => sum + (2 * all) / count, 0);
}

function network(
  activation: Activation,
  ...layers: readonly (readonly [weights: string, bias: string])[]
): Network {
  const vector = (text: string) => text.split(' ').map((entry) => Rational.from(entry));
  return new Network(
    activation,
    layers.map(([weights, bias]) => ({ weights: weights.split(', ').map(vector), bias: vector(bias) })),
  );
}

/** F = 1 − Σ |row·x + b| with slopes 1/4 and 1 on the two sides: a hat over a parallelepiped far from a cube. */
const skewHat = network(
  leakyRelu(Rational.of(1, 4)),
  ['9 8 0, -1 1 1/2, 1/4 0 1, -9 -8 0, 1 -1 -1/2, -1/4 0 -1', '3 -1/2 2 -3 1/2 -2'],
  ['-1 -1 -1 -1 -1 -1', '1'],
);

/** The same in the plane, around (−1/3, 1/5): a point that has no binary digits. */
const pyramid = network(
  leakyRelu(Rational.of(1, 4)),
  ['3 2, -1 1, -3 -2, 1 -1', '3/5 -8/15 -3/5 8/15'],
  ['-1 -1 -1 -1', '1'],
);

/** Two crossing ridges of height 2·tanh(1); only where they meet is F as high as the sum of both. */
const crossedRidges = network(
  smoothActivations.tanh,
  ['3 2, 3 2, -1 1/2, -1 1/2', '2 0 1/3 -5/3'],
  ['1 -1 1 -1', '0'],
);

function reasonFor(F: Network, dropped: readonly string[]): string {
  const result = certifyPeak(F, theorem31, dropped, { seed, effort: 'thorough' });
  return result.kind === 'failed' ? result.reason : expect.fail('expected no certificate');
}

describe('certifyPeak', () => {
  it.each(files)(
    'certifies the network of $name from the network alone, in no more than twice the cells',
    ({ text }) => {
      const known = trophyIn(text).counterexample;
      const { dropped, network: F } = known;
      const result = certifyPeak(F, theorem31, dropped, { seed, effort: 'thorough' });
      if (result.kind === 'failed') expect.fail(result.reason);
      expect(verify(result.text)).toMatchObject({ verdict: 'verified', theorem: '3.1', dropped });
      expect(boundaryCells(result.counterexample)).toBeLessThanOrEqual(2 * boundaryCells(known));
    },
  );

  it.each([
    { name: 'a hat over a skew parallelepiped', F: skewHat },
    { name: 'a hat around a point that is not dyadic', F: pyramid },
    { name: 'two smooth ridges that cross', F: crossedRidges },
  ])('certifies $name', ({ F }) => {
    const result = certifyPeak(F, theorem31, ['width'], { seed, effort: 'thorough' });
    if (result.kind === 'failed') expect.fail(result.reason);
    expect(verify(result.text).verdict).toBe('verified');
  });

  it('gives the same text for the same seed, and the counterexample that the text says', () => {
    const [first, second] = [0, 1].map(() =>
      certifyPeak(pyramid, theorem31, ['width'], { seed, effort: 'thorough' }),
    );
    expect(second).toEqual(first);
    if (first?.kind !== 'certified') expect.fail('expected a certificate');
    expect(writeCounterexample(first.counterexample)).toBe(first.text);
  });

  it('finds no maximum of a monotone network of bounded width where all climbs go to infinity', () => {
    const F = network(leakyRelu(Rational.of(1, 4)), ['1 2, -1 1', '0 1'], ['1 1', '0']);
    expect(reasonFor(F, [])).toMatch(
      /^No strict local maximum was found in \d+ climbs, of which [1-9]\d* went/,
    );
  });

  it('finds no maximum of a monotone network of bounded width with a plateau', () => {
    const F = network(relu, ['1 2, -1 1', '0 1'], ['-1 -1', '0']);
    expect(reasonFor(F, [])).toMatch(/has a boundary point as high as the point inside/);
  });

  it('says which hypothesis is not as claimed', () => {
    expect(reasonFor(crossedRidges, [])).toMatch(/^The hypothesis "width" is kept but fails: /);
    expect(reasonFor(crossedRidges, ['width', 'monotone'])).toMatch(
      /^The hypothesis "monotone" is dropped but holds: /,
    );
  });

  it('says that it does not search in more than four dimensions', () => {
    const F = network(relu, ['1 1 1 1 1', '0'], ['1', '0']);
    expect(reasonFor(F, [])).toMatch(/^Boundaries in 5 dimensions have too many cells/);
  });

  it('throws for a network that does not map to ℝ', () => {
    const F = network(relu, ['1, 1', '0 0']);
    expect(() => certifyPeak(F, theorem31, [], { seed, effort: 'thorough' })).toThrow(
      'certifyPeak: expected a network to ℝ, got 2 outputs',
    );
  });
});
