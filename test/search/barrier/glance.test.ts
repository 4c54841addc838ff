import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import { glance } from '../../../src/search/barrier/glance.js';
import { theoremNamed } from '../../../src/statements/index.js';

const folder = 'counterexamples/entries';
/** The catalogue's entries about basins of stable points in the plane or on the line. */
const entries = readdirSync(folder).flatMap((name) => {
  const read = verifyAboutNetwork(readFileSync(`${folder}/${name}`, 'utf8'));
  if (read.verdict !== 'verified' || !['2.1', '2.2', '2.3'].includes(read.theorem)) return [];
  const { network } = read.counterexample;
  const { question } = theoremNamed(read.theorem);
  if (question === 'greater value inside' || network.inputDimension > 2 || read.dropped.includes('stable'))
    return [];
  return [{ name, network, question }];
});

describe('a glance', () => {
  test('flags four in five of the entries of the catalogue', () => {
    expect(entries.length).toBeGreaterThan(20);
    const flagged = entries.filter(({ network, question }) => glance(network, question).flagged);
    expect(flagged.length).toBeGreaterThanOrEqual(0.8 * entries.length);
  });

  test('is not deceived by strips that go on to infinity between the points of its grid', () => {
    const row = (text: string) => text.split(' ').map((x) => Rational.from(x as `${number}`));
    const layer = (...rows: readonly string[]) => ({
      weights: rows.map((text) => row(text).slice(0, -1)),
      bias: rows.map((text) => row(text)[2] ?? Rational.zero),
    });
    const phi = new PiecewiseLinear([
      { slope: Rational.one, intercept: Rational.zero, until: Rational.zero },
      { slope: Rational.zero, intercept: Rational.of(2) },
    ]);
    // F(x, y) = (−φ(−x) − φ(x − y − 1) − 1, 1). The basin of (1, 1) is made of strips.
    const F = new Network(phi, [layer('-1 0 0', '1 -1 -1'), layer('-1 -1 -1', '0 0 1')]);
    expect(glance(F, 'bounded basin component')).toEqual({ flagged: false, score: 0.8 });
  });
});
