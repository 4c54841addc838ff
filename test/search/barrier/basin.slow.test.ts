import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { attractingRegion } from '../../../src/search/attraction/attracting-region.js';
import { avoidingChains, membership } from '../../../src/search/barrier/avoiding-regions.js';
import { certifyBasin } from '../../../src/search/barrier/index.js';
import { probe } from '../../../src/search/judge/index.js';
import { ask, portraitOf } from '../../../src/sampling/index.js';
import { cells, trophyIn } from '../../../src/search/hunt/index.js';
import {
  hardTanh,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  readNetwork,
  relu,
} from '../../../src/exact/index.js';
import { networksFor } from '../../../src/search/stress/index.js';
import {
  theorem21,
  theorem22,
  theorem23,
  theorem31,
  type BasinTheorem,
} from '../../../src/statements/index.js';
import { examples, variants, type Example } from '../../quality/known-violations.js';
import { seed } from '../../seed.js';

const theoremOf: Record<string, BasinTheorem> = {
  'bounded basin component': theorem21,
  'bounded complement component': theorem22,
  'disconnected basin': theorem23,
};
const statementOf = ({ question }: Example): BasinTheorem => theoremOf[question] ?? theorem21;
const example = (name: string, dimension: number): Example => {
  const found = examples.find((each) => each.name === name && each.dimension === dimension);
  if (found === undefined) throw new Error(`expected an example, got ${name} in dimension ${dimension}`);
  return found;
};
const barrierCells = (text: string) =>
  (JSON.parse(text) as { witness: { cells: unknown[] } }).witness.cells.length;

describe('from the network alone', () => {
  test.each([
    ['Example 2.1', 2, '2.1-without-rank'],
    ['Example 2.2', 1, '2.2-without-width'],
    ['Example 2.3', 2, '2.3-without-surjective'],
  ] as const)('%s is certified with at most twice as many cells as by hand', (name, dimension, file) => {
    const subject = example(name, dimension);
    const { verdict, certified } = probe(subject.network, statementOf(subject), { seed });
    expect(verdict).toBe('refuted');
    expect(verify(certified?.text ?? '').verdict).toBe('verified');
    const byHand = readFileSync(`counterexamples/paper/${file}.json`, 'utf8');
    expect(barrierCells(certified?.text ?? '')).toBeLessThanOrEqual(2 * barrierCells(byHand));
  });

  test.each([
    ['Example 2.1', 1],
    ['Example 2.2', 2],
    ['Example 2.2, parted', 1],
    ['Example 2.2, parted', 2],
  ])('%s in dimension %i is certified', (name, dimension) => {
    const subject = example(name, dimension);
    const { verdict, certified, dropped } = probe(subject.network, statementOf(subject), { seed });
    expect(verdict).toBe('refuted');
    expect(verify(certified?.text ?? '')).toMatchObject({ verdict: 'verified', dropped });
  });

  test.each([
    ['Example 2.1', 2],
    ['Example 2.2', 1],
    ['Example 2.3', 2],
  ])('%s is certified in other coordinates', (name, dimension) => {
    const subject = example(name, dimension);
    const [variant] = fc.sample(fc.noBias(variants(subject, 'coordinates only')), { seed: 3, numRuns: 1 });
    if (variant === undefined) throw new Error('expected a variant');
    expect(probe(variant.network, statementOf(subject), { seed }).verdict).toBe('refuted');
  });

  test('the same seed gives the same bytes', () => {
    const { network } = example('Example 2.1', 2);
    const once = () => probe(network, theorem21, { seed }).certified?.text;
    expect(once()).toBe(once());
  });
});

describe('the networks of the catalogue, alone', () => {
  const found = cells.filter(({ statement }) => statement !== theorem31);
  const probed = (cell: (typeof found)[number], effort: 'quick' | 'thorough', from = 0) => {
    const text = readFileSync(`counterexamples/${cell.name}.json`, 'utf8');
    return probe(trophyIn(text).counterexample.network, cell.statement, { seed: from, effort });
  };

  test.each(found)('$name is certified', (cell) => {
    const { verdict, dropped } = probed(cell, 'thorough');
    expect([verdict, dropped]).toEqual(['refuted', [cell.dropped]]);
  });

  test('all are certified quickly, all but one at most from the first seed, and that one from the second', () => {
    const missed = (cells: typeof found, from: number) =>
      cells.filter((cell) => probed(cell, 'quick', from).verdict !== 'refuted');
    const late = missed(found, 0);
    expect(late.length).toBeLessThanOrEqual(1);
    expect(missed(late, 1)).toEqual([]);
  });
});

/** F = φ on ℝ, by the pieces of φ. */
function mapOf(
  pieces: readonly (readonly [until: string | undefined, slope: string, intercept: string])[],
): Network {
  const r = (text: string) => Rational.from(text);
  const phi = new PiecewiseLinear(
    pieces.map(([until, slope, intercept]) => ({
      ...(until !== undefined && { until: r(until) }),
      slope: r(slope),
      intercept: r(intercept),
    })),
  );
  const unit = { weights: [[Rational.one]], bias: [Rational.zero] };
  return new Network(phi, [unit, unit]);
}

type Layers = readonly (readonly [weights: string, bias: string])[];
const random = (activation: Network['activation'], layers: Layers): Network => {
  const vector = (text: string) => text.split(' ').map((word) => Rational.from(word));
  return new Network(
    activation,
    layers.map(([weights, bias]) => ({ weights: weights.split('; ').map(vector), bias: vector(bias) })),
  );
};

const END_AT_A_KINK: Layers = [
  ['-3/4 2; -1 -2; 1/2 -3/2; 7/4 -7/4', '-1 -3/2 -2 -1'],
  ['-1 -2 0 0; -7/4 -1/2 -3/2 -2', '2 -3/2'],
];

describe('what random networks showed is certified:', () => {
  test.each([
    {
      name: 'where orbits end at a fixed point with a kink through it',
      statement: theorem21,
      network: random(hardTanh, END_AT_A_KINK),
    },
    {
      name: 'where cones of the basin reach to infinity side by side',
      statement: theorem23,
      network: random(relu, [
        ['3/2 -1/2; -2 0; -7/4 -3/2; 0 -5/4', '-3/4 3/4 -7/4 0'],
        ['1/2 -1 7/4 -3/2; 1/2 2 -2 0', '1 1'],
      ]),
    },
  ])('$name', ({ statement, network }) => {
    expect(probe(network, statement, { seed })).toMatchObject({ verdict: 'refuted' });
  });
});

test('a grid is refined in narrow places only', () => {
  const network = random(hardTanh, END_AT_A_KINK);
  const { certified } = probe(network, theorem23, { seed });
  const counterexample = certified?.counterexample;
  // An even grid that is fine enough took 99 cells.
  expect(counterexample?.kind === 'barrier' && counterexample.barrier.cells.length).toBeLessThan(30);
});

test('a cube in four dimensions is certified', () => {
  const { activation, layers } = example('Example 2.1', 1).network;
  expect(layers.map(({ weights }) => weights)).toEqual([[[Rational.one]], [[Rational.one]]]);
  const layer = { weights: matrix.identity(4), bias: matrix.zeros(4) };
  const { verdict, certified } = probe(new Network(activation, [layer, layer]), theorem21, { seed });
  expect(verdict).toBe('refuted');
  expect(certified?.counterexample.network.inputDimension).toBe(4);
});

test('half-lines that F exchanges are avoiding regions', () => {
  // −x/2 up to ±1, and three times as steep as x beyond.
  const network = mapOf([
    ['-1', '-3', '-5/2'],
    ['1', '-1/2', '0'],
    [undefined, '-3', '5/2'],
  ]);
  const { verdict, certified } = probe(network, theorem21, { seed });
  expect(verdict).toBe('refuted');
  const counterexample = certified?.counterexample;
  const avoiding = counterexample?.kind === 'barrier' ? counterexample.avoiding : [];
  expect(avoiding.map(({ next }) => next)).toEqual([1, 0]);
});

test('regions around other attractors reach further on the side where there is room', () => {
  // Everything from 19/20 on ends at 1, everything below 9/10 at 0.
  const network = mapOf([
    ['9/20', '0', '0'],
    ['19/20', '2', '-9/10'],
    [undefined, '0', '1'],
  ]);
  const portrait = portraitOf(network, { seed });
  const attractor = attractingRegion(network, portrait.map.floats, [Rational.zero]);
  if (attractor === undefined) throw new Error('expected an attracting region');
  const regions = avoidingChains(portrait, attractor, []).flat();
  expect(regions.some(({ region }) => [[1], [5]].every(membership(region)))).toBe(true);
});

test('a certificate that the verifier refuses is a failure, with the place', () => {
  const { network, question } = example('Example 2.1', 2);
  const portrait = portraitOf(network, { seed });
  const basin = portrait.classifier.basins.findIndex(({ point }) => point.every((x) => x === 0.25));
  const answer = ask(question, portrait, basin, { seed });
  if (answer.verdict !== 'suspected') throw new Error('expected a suspicion');
  const { evidence } = answer;
  const as = (dropped: readonly string[]) =>
    certifyBasin({ portrait, statement: theorem21, dropped, basin, evidence, effort: 'thorough' });
  expect(as(['rank']).kind).toBe('certified');
  expect(as([])).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('refused the file at dropped') as string,
  });
});

describe('a probe', () => {
  test('says of every hypothesis whether it holds, and drops those that fail', () => {
    const { network } = example('Example 2.1', 2);
    const { hypotheses, dropped } = probe(network, theorem21, { seed });
    expect(hypotheses.map(({ name, holds }) => [name, holds])).toEqual([
      ['width', true],
      ['continuous', true],
      ['monotone', true],
      ['rank', false],
    ]);
    expect(dropped).toEqual(['rank']);
  });

  test.each([theorem21, theorem22, theorem23])(
    'refutes nothing where every hypothesis of Theorem $id holds',
    (statement) => {
      const networks = fc.sample(networksFor(statement), { seed, numRuns: 12 });
      const verdicts = networks.map((network) => probe(network, statement, { seed }).verdict);
      expect(verdicts.filter((verdict) => verdict === 'refuted' || verdict === 'suspected')).toEqual([]);
      expect(verdicts).toContain('survived');
    },
  );

  test('does not say that a maximum principle survived where a peak was seen and could not be certified', () => {
    const read = readNetwork(
      JSON.stringify({
        format: 'basincheck/network@1',
        activation: {
          pieces: [
            { until: '-2', slope: '-1/4', intercept: '-1' },
            { until: '-1/2', slope: '0', intercept: '-1/2' },
            { until: '1', slope: '2', intercept: '1/2' },
            { until: '3/2', slope: '-1', intercept: '7/2' },
            { slope: '-2', intercept: '5' },
          ],
        },
        layers: [
          {
            weights: [
              ['0', '0', '0', '0'],
              ['-1/2', '-1', '-1/2', '-1'],
              ['-1/2', '1/2', '0', '-1/2'],
            ],
            bias: ['1', '-1', '0'],
          },
          { weights: [['1', '1/2', '-1']], bias: ['1'] },
          { weights: [['1']], bias: ['-1/2'] },
        ],
      }),
    );
    if (!('network' in read)) throw new Error(JSON.stringify(read));
    expect(['suspected', 'refuted']).toContain(probe(read.network, theorem31, { seed: 1 }).verdict);
  });

  test('refuses a network that maps elsewhere', () => {
    const { network } = example('Example 2.1', 2);
    expect(() => probe(network, theorem31, { seed })).toThrow('2 inputs and 2 outputs');
  });
});
