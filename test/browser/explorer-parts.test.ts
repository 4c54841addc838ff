/** What the explorer computes without a browser. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedPiece } from '../../browser/explorer/activation.js';
import { askedBy, hashOf } from '../../browser/explorer/address.js';
import { findings, sentences } from '../../browser/explorer/findings.js';
import { Shares } from '../../browser/explorer/shares.js';
import { orbitOf } from '../../browser/explorer/orbit.js';
import { changed, type Parameter, rationalIn, valueOf } from '../../browser/explorer/parameters.js';
import { Sampler } from '../../browser/explorer/sampling.js';
import { networkOf } from '../../browser/explorer/source.js';
import { cobweb, graphOf } from '../../browser/explorer/line.js';
import { plain } from '../../browser/explorer/plain.js';
import { inputAt, isOn, placeIn, type Slice, sliceOf } from '../../browser/explorer/slice.js';
import { pixelOf, placeOf, viewAround, zoomed } from '../../browser/explorer/view.js';
import { network as networks } from '../../src/search/generators/index.js';
import { SampledFate } from '../../src/sampling/index.js';
import {
  hardTanh,
  Network,
  PiecewiseLinear,
  Rational,
  readNetwork,
  writeNetwork,
} from '../../src/exact/index.js';
import { addressOf, files } from '../present/catalogue/counterexamples.js';

const q = (text: string) => Rational.from(text);

function example(name: string): Network {
  const source = networkOf(files.find((file) => file.name === addressOf(name))?.text ?? '');
  if ('network' in source) return source.network;
  throw new Error(`example: expected ${name} to be shown, got ${source.problem}`);
}
const example21 = example('paper/2.1-without-rank');

describe('a number of a network', () => {
  test('is changed exactly, and nothing else is', () => {
    const weight: Parameter = { kind: 'weight', layer: 1, row: 0, column: 1 };
    const next = changed(example21, weight, q('1/3'), true);
    expect(next && valueOf(next, weight)).toEqual(q('1/3'));
    expect(next && changed(next, weight, valueOf(example21, weight), true)).toEqual(example21);
    const bias: Parameter = { kind: 'bias', layer: 0, row: 1 };
    expect(changed(example21, bias, q('-7'), true)?.layers[0]?.bias).toEqual([q('0'), q('-7')]);
  });

  test('is read from fractions and decimals exactly, and from nothing else', () => {
    expect(['3', '-27/8', '0.25', ' -0.1 ', '−2'].map((text) => rationalIn(text)?.toString())).toEqual([
      '3',
      '-27/8',
      '1/4',
      '-1/10',
      '-2',
    ]);
    expect(['', '1/0', '.5', '1e3', 'x', '9'.repeat(1000)].map(rationalIn)).toEqual(Array(6).fill(undefined));
  });

  test('a breakpoint stays between its neighbours', () => {
    const end: Parameter = { kind: 'until', piece: 0 };
    expect(changed(example21, end, q('1'), true)).toBeUndefined();
    expect(changed(example21, end, q('15/16'), true)).toBeDefined();
  });
});

describe('φ', () => {
  const rationals = fc.integer({ min: -40, max: 40 }).map((n) => Rational.of(n, 16));

  test('stays continuous if it is to, whatever is changed, and takes the number that was asked for', () => {
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.constantFrom('until' as const, 'slope' as const, 'intercept' as const),
        rationals,
        (index, key, value) => {
          fc.pre(key !== 'until' || index < 2);
          const next = changedPiece(hardTanh, index, key, value, true);
          if (next === undefined) return;
          expect(next.continuous).toBe(true);
          expect(next.pieces[index]?.[key]).toEqual(value);
        },
      ),
    );
  });

  test('jumps if it may', () => {
    expect(changedPiece(hardTanh, 1, 'slope', q('2'), false)?.continuous).toBe(false);
  });

  test('a new slope turns a piece about its start', () => {
    const steeper = changedPiece(hardTanh, 1, 'slope', q('2'), true);
    expect(['-2', '-1', '1', '5'].map((x) => steeper?.valueAt(q(x)).toString())).toEqual([
      '-1',
      '-1',
      '3',
      '3',
    ]);
  });
});

describe('a link', () => {
  test('leads back to the same network and the same window', () => {
    fc.assert(
      fc.property(networks({ inputDimension: 2 }), (network) => {
        const view = { x: -0.125, y: 3e-7, radius: 2.5 };
        const asked = askedBy(hashOf(network, view));
        expect(asked && 'network' in asked && [writeNetwork(asked.network), asked.view]).toEqual([
          writeNetwork(network),
          view,
        ]);
      }),
      { numRuns: 20 },
    );
  });

  test('leads back to the same slice of space', () => {
    const slice: Slice = { inputs: 3, across: 0, up: 2, at: -0.25 };
    expect(askedBy(hashOf(plain(3), { x: 0, y: 0, radius: 1 }, slice))).toMatchObject({ slice });
    expect(askedBy(hashOf(plain(3), { x: 0, y: 0, radius: 1 }, { ...slice, across: 2 }))).toMatchObject({
      slice: undefined,
    });
  });

  test('that is broken says so, and one to a section asks for nothing', () => {
    const hash = hashOf(example21, { x: 0, y: 0, radius: 1 });
    expect(askedBy(hash.slice(0, 60))).toMatchObject({
      problem: expect.stringContaining('no network') as string,
    });
    expect(askedBy('#network=%FF')).toMatchObject({
      problem: expect.stringContaining('no network') as string,
    });
    expect(askedBy(hash.replace(/&view.*/, '&view=1,2,-3'))).toMatchObject({ view: undefined });
    expect([askedBy(''), askedBy('#content')]).toEqual([undefined, undefined]);
    expect(askedBy('#entry=paper%2F2.1-without-rank')).toEqual({ entry: 'paper/2.1-without-rank' });
  });
});

test('a network that does not map a line, a plane or space to itself is refused with the reason', () => {
  const text = (name: string) => files.find((file) => file.name === addressOf(name))?.text ?? '';
  expect(networkOf(text('paper/2.2-without-width'))).toHaveProperty('network');
  expect(networkOf(writeNetwork(plain(3)))).toHaveProperty('network');
  expect(networkOf(writeNetwork(plain(4)))).toMatchObject({
    problem: expect.stringMatching(/n = 1, 2 or 3; this one maps ℝ\^4/) as string,
  });
  expect(networkOf(text('3.1-without-continuous'))).toMatchObject({
    problem: expect.stringContaining('maps ℝ^2 to ℝ^1') as string,
  });
  expect(networkOf('nonsense')).toMatchObject({ problem: expect.stringContaining('expected') as string });
});

test('of Example 2.1 all but rank holds, so that Theorem 2.1 says nothing and the others apply', () => {
  const rows = findings(example21);
  expect(rows.filter(({ holds }) => !holds).map(({ hypothesis }) => hypothesis.name)).toEqual(['rank']);
  expect(sentences(rows)).toEqual([
    'Theorem 2.1 says nothing here: rank fails.',
    expect.stringMatching(/^Theorem 2\.2 applies: .*no bounded component\.$/),
    expect.stringMatching(/^Theorem 2\.3 applies: .*path-connected\.$/),
  ]);
});

test('of the hypotheses that fail, each is named', () => {
  expect(sentences(findings(example('2.1-without-width')))).toEqual([
    'Theorem 2.1 says nothing here: width fails.',
    'Theorem 2.2 says nothing here: width fails.',
    'Theorem 2.3 says nothing here: surjective, square and full-rank fail.',
  ]);
});

describe('the sampler', () => {
  const network = writeNetwork(example21);
  const view = { x: 0.75, y: 0.75, radius: 2 };
  const sampler = new Sampler();
  const answer = (resolution: number, from: number, to: number) => {
    const band = sampler.answer({
      kind: 'band',
      version: 1,
      network,
      slice: sliceOf(2),
      view,
      resolution,
      from,
      to,
    });
    if (band.kind !== 'band') throw new Error(`expected a band, got ${band.kind}`);
    return band.labels;
  };

  test('finds the attractor of Example 2.1, and its basin (−1/4, 7/4)²', () => {
    const orbits = sampler.answer({ kind: 'orbits', version: 1, network });
    expect(orbits).toMatchObject({ attractors: [{ points: [[0.25, 0.25]], stability: 'attractive' }] });
    // Midpoints 1/8, 3/8, … to either side of the centre: four of them are within 1.
    const labels = answer(16, 0, 16);
    const expected = Array.from({ length: 256 }, (_, k) => {
      const isInside = [k % 16, k >> 4].every((i) => i >= 4 && i < 12);
      return isInside ? 0 : SampledFate.escaped;
    });
    expect([...labels]).toEqual(expected);
  });

  test('says the same band by band', () => {
    expect([...answer(12, 0, 5), ...answer(12, 5, 12)]).toEqual([...answer(12, 0, 12)]);
  });
});

describe('a slice', () => {
  const slice: Slice = { inputs: 3, across: 2, up: 0, at: 7 };

  test('takes places of the picture to inputs and back', () => {
    expect(inputAt(slice, [1, 2])).toEqual([2, 7, 1]);
    expect(placeIn(slice, [2, 7, 1])).toEqual([1, 2]);
    expect([isOn(slice, [0, 7, 0], 0), isOn(slice, [0, 6, 0], 0.5)]).toEqual([true, false]);
    expect(inputAt(sliceOf(1), [3, 9])).toEqual([3]);
    expect(placeIn(sliceOf(1), [3])).toEqual([3, 3]);
    expect(inputAt(sliceOf(2), [3, 9])).toEqual([3, 9]);
  });

  test('of a network with three inputs is sampled where it lies', () => {
    const halving = writeNetwork(plain(3));
    const view = { x: 0, y: 0, radius: 1 };
    const answer = new Sampler().answer({
      kind: 'band',
      version: 1,
      network: halving,
      slice,
      view,
      resolution: 4,
      from: 0,
      to: 4,
    });
    // All goes to 0.
    expect(answer).toMatchObject({ labels: Int32Array.from({ length: 16 }, () => 0) });
    const orbits = new Sampler().answer({ kind: 'orbits', version: 1, network: halving });
    expect(orbits).toMatchObject({ attractors: [{ points: [[0, 0, 0]] }] });
  });
});

describe('with one input', () => {
  const line = example('paper/2.2-without-width');

  test('one row of points is sampled, and the legend says where each basin was seen', () => {
    const view = { x: 5, y: 5, radius: 8 };
    const request = {
      kind: 'band',
      version: 1,
      network: writeNetwork(line),
      slice: sliceOf(1),
      view,
    } as const;
    const band = new Sampler().answer({ ...request, resolution: 64, from: 0, to: 64 });
    if (band.kind !== 'band') throw new Error('expected a band');
    expect(band.labels).toHaveLength(64);
    const shares = new Shares();
    shares.add(band);
    const stretches = shares.stretches(0);
    // The basin of Example 2.2 has a hole.
    expect(stretches.length).toBeGreaterThan(1);
    const width = stretches.reduce((sum, [from, to]) => sum + to - from + 16 / 64, 0);
    expect(width / 16).toBeCloseTo(shares.of(0), 12);
  });

  test('the graph is drawn without a line where φ jumps', () => {
    const view = { x: 0, y: 0, radius: 2 };
    expect(graphOf(line, view)).toHaveLength(1);
    const step = new PiecewiseLinear([
      { until: q('0'), slope: q('1'), intercept: q('0') },
      { slope: q('1'), intercept: q('1') },
    ]);
    const [one] = plain(1).layers;
    if (one === undefined) throw new Error('expected a layer');
    const pieces = graphOf(new Network(step, [one, one]), view);
    expect(pieces).toHaveLength(2);
  });

  test('an orbit is a cobweb between the graph and the diagonal', () => {
    expect(cobweb([[4], [2], [1]])).toEqual([
      [4, 4],
      [4, 2],
      [2, 2],
      [2, 1],
      [1, 1],
    ]);
  });
});

describe('the window', () => {
  test('is zoomed around a place, which stays where it is in the picture', () => {
    const [view, place] = [{ x: 1, y: -2, radius: 4 }, [2, -1]] as const;
    const closer = zoomed(view, 0.5, place);
    expect(closer).toEqual({ x: 1.5, y: -1.5, radius: 2 });
    expect(pixelOf(closer, place, 100)).toEqual(pixelOf(view, place, 100));
    expect(zoomed(view, 2)).toEqual({ x: 1, y: -2, radius: 8 });
  });

  test('takes pixels to places and back, y upwards', () => {
    const view = { x: 1, y: -2, radius: 4 };
    expect(placeOf(view, [0, 0], 100)).toEqual([-3, 2]);
    expect(placeOf(view, [100, 100], 100)).toEqual([5, -6]);
    expect(pixelOf(view, placeOf(view, [30, 70], 100), 100)).toEqual([30, 70]);
  });

  test('shows all points but those far away from the rest', () => {
    const { x, y, radius } = viewAround([
      [0, 0],
      [1, 1],
      [2, 0],
      [1e5, 1e5],
    ]);
    for (const [a, b] of [
      [0, 0],
      [1, 1],
      [2, 0],
    ] as const)
      expect(Math.max(Math.abs(a - x), Math.abs(b - y))).toBeLessThan(radius);
    expect(radius).toBeLessThan(10);
    expect(viewAround([]).radius).toBeGreaterThan(0);
  });
});

test('an orbit ends at a fixed point, in a cycle, or far away', () => {
  expect(orbitOf(example21, [1, 1]).ending).toMatch(
    /^to within rounding at \(0\.25, 0\.25\) after \d+ steps?$/,
  );
  expect(orbitOf(example21, [3, 3]).ending).toMatch(/^beyond 10⁸ after \d+ steps$/);
  const read = readNetwork(
    '{"format":"basincheck/network@1","activation":{"name":"relu"},"layers":[{"weights":[[0,-1],[1,0]],"bias":[0,0]}]}',
  );
  if (!('network' in read)) throw new Error('expected a rotation to be read');
  expect(read.network.activation).toBeInstanceOf(PiecewiseLinear);
  expect(orbitOf(read.network, [1, 0])).toMatchObject({
    ending: 'to within rounding in a cycle of period 4 after 0 steps',
  });
});
