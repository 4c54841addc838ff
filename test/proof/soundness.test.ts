/** A quick sample of the soundness campaign, and what its oracle is worth. The whole of it: soundness.slow.test.ts. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/proof/index.js';
import { runs, seed } from '../seed.js';
import { campaign, judged } from './campaign/campaign.js';
import { normal } from './campaign/oracle/arithmetic.js';
import { judge } from './campaign/oracle/judge.js';
import { item } from './campaign/linear.js';
import { Random } from './campaign/random.js';
import { totalOf } from './campaign/table.js';
import { certificates } from './corpus/certificates.js';
import {
  contractions,
  copyOf,
  isBasinFile,
  unstable,
  type BasinFile,
  type MaximumFile,
  type PassagesFile,
  type RegionFile,
} from './corpus/file.js';

const basinFile = (name: string): BasinFile => {
  const file = certificates.find((each) => each.name === name)?.file;
  if (file === undefined || !isBasinFile(file)) throw new RangeError(`basinFile: expected a file ${name}`);
  return copyOf(file);
};

/** The region that is contracted to the attractor of a file. */
const regionIn = (file: BasinFile): RegionFile => {
  const [attractor] = contractions(file);
  if (attractor === undefined) throw new RangeError('regionIn: expected a contracted region');
  return attractor.region;
};

const peakFile = (name: string): MaximumFile => {
  const file = certificates.find((each) => each.name === name)?.file;
  if (file === undefined || isBasinFile(file)) throw new RangeError(`peakFile: expected a file ${name}`);
  return copyOf(file);
};

const opinionOn = (file: BasinFile | MaximumFile): unknown => judge(JSON.stringify(file), new Random(seed));
const isFalse = (why: string): unknown => ({ opinion: 'false', why: expect.stringContaining(why) as string });

describe('the verifier', () => {
  test('accepts no corrupted certificate that the oracle calls false, in a quick sample', () => {
    const mutants = runs(500);
    const found = campaign(certificates, mutants, seed);
    expect(found.falseAccepts).toEqual([]);
    expect(judged(totalOf(found))).toBeGreaterThan(0.8 * mutants);
    expect(totalOf(found).confirmed).toBeGreaterThan(0.05 * mutants);
  }, 120_000);

  test('makes the same campaign from the same seed', () => {
    expect(campaign(certificates, 60, 5)).toEqual(campaign(certificates, 60, 5));
  });
});

describe('the oracle', () => {
  test.each(certificates)('confirms $name', ({ text }) => {
    expect(judge(text, new Random(seed))).toEqual({ opinion: 'true as far as seen' });
  });

  test('imports nothing of what it judges', () => {
    const folder = new URL('./campaign/oracle/', import.meta.url);
    const files = [
      ...readdirSync(folder).map((name) => new URL(name, folder)),
      new URL('../linear.ts', folder),
    ];
    const imported = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '([^']*)'/g)].map((match) => match[1]),
    );
    expect(new Set(imported)).toEqual(
      new Set([
        'fraction.js',
        ...['arithmetic', 'boxes', 'claim', 'false', 'hypotheses', 'passages', 'separation'].map(
          (name) => `./${name}.js`,
        ),
        '../linear.js',
        '../random.js',
      ]),
    );
  });

  test('sees a dropped hypothesis that holds, and a kept one that fails', () => {
    const file = basinFile('2.1-without-rank-quarter-turn');
    expect(opinionOn({ ...file, dropped: ['rank', 'width'] })).toEqual(isFalse('exactly rank fail'));
    expect(opinionOn({ ...file, dropped: [] })).toEqual(isFalse('exactly rank fail'));
  });

  test('sees that a point is not fixed', () => {
    const file = basinFile('2.3-without-monotone-zigzag');
    file.attractor.point = ['1/1024'];
    expect(opinionOn(file)).toEqual(isFalse('no fixed point'));
  });

  test('sees that a fixed point does not attract', () => {
    const file = basinFile('2.3-without-monotone-zigzag');
    file.attractor.point = ['4/3'];
    regionIn(file).origin = ['4/3'];
    regionIn(file).ranges = [['-1/4', '1/4']];
    expect(opinionOn(file)).toEqual(isFalse('not every orbit comes closer'));
  });

  test('sees that the attracting region is too large', () => {
    const file = basinFile('2.3-without-monotone-zigzag');
    regionIn(file).ranges = [['-4/3', '4/3']];
    expect(opinionOn(file)).toEqual(isFalse('not every orbit comes closer'));
  });

  const noPassages = (attractor: PassagesFile) => {
    attractor.passages = [];
    for (const cell of attractor.neighbourhood.cells) cell.into = 'point';
  };
  const first = ({ passages }: PassagesFile) => item(passages, 0);
  test.each<[why: string, expected: string, change: (attractor: PassagesFile) => void]>([
    ['no passage', 'nothing shows that it is not stable', noPassages],
    [
      'a passage that is not driven away',
      'passages[0]: not driven away',
      (a) => (first(a).direction = ['0', '1']),
    ],
    ['a passage that bends', 'by one factor', (a) => (first(a).direction = ['2', '2'])],
    ['a first cut that comes too late', 'jump over', (a) => (first(a).cuts[0] = '17/32')],
    ['a first cut at x*', 'no first cut above 0', (a) => (first(a).cuts[0] = '0')],
    ['no cut at the end', 'no cut at 1', (a) => (first(a).cuts[3] = '7/8')],
    ['a piece that does not land', 'pieces[1]: F^6', (a) => (item(first(a).pieces, 1).steps = 6)],
    ['a piece into its own passage', 'does not stand before', (a) => (item(first(a).pieces, 0).into = '0')],
    ['x* on an edge', 'x* on its edge', (a) => (a.neighbourhood.axes[0] = ['0', '1'])],
    ['a missing cell', 'a cell is missing', (a) => a.neighbourhood.cells.pop()],
    ['a cell that does not land', 'cells[0]: F^1', (a) => (item(a.neighbourhood.cells, 0).into = 'point')],
    ['a cell that leaves a passage', 'cells[0]: F^2', (a) => (item(a.neighbourhood.cells, 0).steps = 2)],
  ])('sees %s', (_, expected, change) => {
    const file = basinFile('2.2-without-stable-relu');
    const [attractor] = unstable(file);
    if (attractor === undefined) throw new RangeError('expected passages');
    change(attractor);
    expect(opinionOn(file)).toEqual(isFalse(expected));
  });

  test('sees whether stability is dropped where it fails', () => {
    const file = basinFile('2.2-without-stable-relu');
    expect(opinionOn({ ...file, dropped: [] })).toEqual(isFalse('exactly stable fail'));
    const stable = basinFile('2.2-without-width');
    expect(opinionOn({ ...stable, dropped: ['width', 'stable'] })).toEqual(isFalse('exactly width fail'));
  });

  test('sees that an avoiding region holds the attractor, or does not stay', () => {
    const file = basinFile('2.1-without-rank-half-lines-swapped');
    const [first] = file.avoiding;
    if (first) first.ranges = [['-1', 'inf']];
    expect(opinionOn(file)).toEqual(isFalse('holds the attractor'));
    if (first) first.ranges = [['1', 'inf']];
    expect(opinionOn(file)).toEqual(isFalse('leaves for elsewhere'));
  });

  test('sees a fate that is not met', () => {
    const file = basinFile('2.2-without-monotone-peak');
    for (const cell of file.witness.cells) cell.steps = 0;
    expect(opinionOn(file)).toEqual(isFalse('F^0 of a point is not there'));
  });

  test.each(['2.1-without-rank-cube-three-cycles', '2.2-without-width-ring', '2.3-without-surjective-tanh'])(
    'sees every single hole in the barrier of %s',
    (name) => {
      const { witness } = basinFile(name);
      witness.cells.forEach((_, hole) => {
        const file = basinFile(name);
        file.witness.cells.splice(hole, 1);
        expect(opinionOn(file)).toEqual(isFalse('no barrier'));
      });
    },
  );

  test('sees that a function is as great on the boundary', () => {
    const file = peakFile('3.1-without-monotone-pyramid');
    file.witness.inside = ['9/10', '9/10'];
    expect(opinionOn(file)).toEqual(isFalse('as great on the boundary'));
    file.witness.inside = ['3', '0'];
    expect(opinionOn(file)).toEqual(isFalse('not a point of the domain'));
  });

  test('finds no claim in a file that makes none', () => {
    const file = basinFile('2.2-without-monotone-peak');
    expect(opinionOn({ ...file, theorem: '9.9' })).toEqual({ opinion: 'no claim' });
    expect(judge('{', new Random(seed))).toEqual({ opinion: 'no claim' });
  });

  test('computes the normal distribution function to nearly full accuracy', () => {
    // Φ(−3), Φ(1) and Φ(−8) to 20 digits.
    expect(normal(-3)).toBeCloseTo(0.0013498980316300945, 16);
    expect(normal(1)).toBeCloseTo(0.8413447460685429, 15);
    expect(normal(-8) / 6.220960574271785e-16).toBeCloseTo(1, 13);
  });
});

describe('a limit', () => {
  test('leaves a certificate unjudged, and is no acceptance', () => {
    const file = basinFile('2.2-without-monotone-peak');
    for (const cell of file.witness.cells) cell.steps = 1e9;
    expect(verify(JSON.stringify(file)).verdict).toBe('unjudged');
  });
});
