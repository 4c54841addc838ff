import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawCounterexample, windowOfBarrier } from '../../../src/present/pictures/index.js';
import { hues, palette } from '../../../src/present/pictures/palette.js';
import { decimal, element } from '../../../src/present/pictures/svg.js';
import { trophyIn } from '../../../src/search/hunt/index.js';
import { matrix, Network } from '../../../src/exact/index.js';
import { ofClass, sampledAt, shapesOf } from './pictures.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';

const folder = join(project, 'counterexamples');
const corpus = join(project, 'test', 'proof', 'corpus');
const paper = join(project, 'counterexamples', 'paper');
const read = (path: string) => trophyIn(readFileSync(path, 'utf8')).counterexample;
const count = (text: string, part: string) => text.split(part).length - 1;
const solid: readonly string[] = [...hues, palette.basin, palette.avoiding];

describe.each([
  ...jsonFilesIn(folder).map(({ path }) => path),
  join(corpus, '2.1-without-rank-cube-three-cycles.json'),
  join(corpus, '3.1-without-monotone-octahedron.json'),
])('the picture of %s', (path) => {
  const counterexample = read(path);
  const picture = drawCounterexample(counterexample, 'A < B & "C"');

  test('is closed, says in words what it shows, and has only numbers for places', () => {
    const opened = [...picture.matchAll(/<([a-zA-Z]+)[^>]*?(\/?)>/g)].filter(([, , closed]) => closed === '');
    const names = opened.map(([, name]) => name ?? '');
    for (const name of new Set(names)) {
      const times = names.filter((each) => each === name).length;
      expect([name, count(picture, `</${name}>`)]).toEqual([name, times]);
    }
    expect(picture).toContain('<title>A &lt; B &amp; &quot;C&quot;</title>');
    expect(picture).toContain('<desc>');
    expect(picture).not.toMatch(/NaN|Infinity|undefined/);
    const outside = picture
      .replace(/<(text|title|desc|style)\b[^>]*>[^<]*<\/\1>/g, '')
      .replace(/<[^>]*>/g, '');
    expect(outside.trim()).toBe('');
  });

  test('may stand on a page with others: it has no ids', () => {
    expect(picture).not.toMatch(/ id="| href=|url\(/);
  });

  test('says what is certified and what is sampled', () => {
    expect(picture).toContain('>certified</text>');
    expect(picture).toContain('>sampled</text>');
  });

  test('shows nothing sampled as certified', () => {
    const sampled = ofClass(picture, 'sampled');
    expect(sampled.length).toBeGreaterThan(0);
    for (const { attributes } of sampled) {
      expect(solid).not.toContain(attributes.fill);
      expect(solid).not.toContain(attributes.stroke);
    }
    // The legend has a solid box for each colour of the barrier.
    const painted = shapesOf(picture).filter(
      ({ element, attributes }) =>
        solid.includes(attributes.fill ?? '') && element !== 'circle' && attributes.class === undefined,
    );
    const colours =
      'barrier' in counterexample
        ? new Set(counterexample.barrier.cells.map(({ fate }) => fate.into === 'attractor'))
        : new Set();
    expect(painted.map(({ element }) => element)).toEqual([...colours].map(() => 'rect'));
  });

  test('shows the orbits of the points of the certificate whole', () => {
    if (!('barrier' in counterexample) || counterexample.network.inputDimension > 2) return;
    const window = windowOfBarrier(counterexample);
    const { network, barrier } = counterexample;
    for (const { at } of barrier.points) {
      let x: readonly number[] = at.map((value) => value.toNumber());
      for (let step = 0; step <= 12; step++, x = network.evaluate(x))
        expect(window.every(({ lo, hi }, i) => lo < (x[i] ?? NaN) && (x[i] ?? NaN) < hi)).toBe(true);
    }
  });

  test('has every cell of the barrier, and only cells of it, solid', () => {
    if (!('barrier' in counterexample) || counterexample.network.inputDimension > 2) return;
    const cells = ofClass(picture, 'certified').filter(({ attributes }) => attributes.fill !== 'none');
    expect(cells).toHaveLength(counterexample.barrier.cells.length);
    for (const { attributes } of cells) expect(solid).toContain(attributes.fill);
  });
});

test('the same counterexample has the same bytes, which are known', async () => {
  for (const [name, path] of [
    ['line', join(paper, '2.2-without-width.json')],
    ['plane', join(paper, '2.3-without-surjective.json')],
    ['space', join(corpus, '2.1-without-rank-cube-three-cycles.json')],
    ['peak', join(corpus, '3.1-without-monotone-pyramid.json')],
  ] as const) {
    const picture = drawCounterexample(read(path), name);
    if (name === 'line') expect(drawCounterexample(read(path), name)).toBe(picture);
    await expect(picture).toMatchFileSnapshot(`snapshots/counterexample-${name}.svg`);
  }
});

test('in space, cells of the barrier are solid in the slices that meet them, and nowhere else', () => {
  const cube = read(join(corpus, '2.1-without-rank-cube-three-cycles.json'));
  const slices = drawCounterexample(cube, '').split('<svg ').slice(2);
  expect(slices).toHaveLength(6);
  const filled = slices.map((slice) =>
    ofClass(slice, 'certified').filter(({ attributes }) => attributes.fill === palette.avoiding),
  );
  // A barrier of six plates, the faces of a cube: four are seen edge-on within it, one alone at its bottom and top.
  expect(filled.map((cells) => cells.length)).toEqual([0, 5, 4, 4, 4, 5]);
});

test('the colours of Example 2.1 are where its basin is known to be', () => {
  // The basin is the square (−1/4, 7/4)²; the field is 480 units wide.
  const picture = drawCounterexample(read(join(paper, '2.1-without-rank.json')), '', {
    window: [-1, 3, -1, 3],
  });
  const at = (x: number, y: number) => sampledAt(picture, 60 + 120 * (x + 1), 54 + 120 * (3 - y));
  const elsewhere = at(2.5, 0.5);
  for (const [x, y] of [
    [0.25, 0.25],
    [-0.24, -0.24],
    [1.74, 1.74],
    [1.74, -0.24],
  ] as const)
    expect(at(x, y)).not.toBe(elsewhere);
  for (const [x, y] of [
    [-0.26, 0.25],
    [1.76, 1],
    [1, -0.9],
    [2.9, 2.9],
  ] as const)
    expect(at(x, y)).toBe(elsewhere);
});

test('more than three inputs are refused', () => {
  const counterexample = read(join(folder, '2.1-without-width.json'));
  const layer = { weights: matrix.identity(4), bias: matrix.zeros(4) };
  const network = new Network(counterexample.network.activation, [layer]);
  expect(() => drawCounterexample({ ...counterexample, network }, '')).toThrow(
    'expected at most 3 inputs, got 4',
  );
});

test('markup in attributes is escaped, and numbers have two decimals at most', () => {
  expect(element('a', { b: '"<&' })).toBe('<a b="&quot;&lt;&amp;"/>');
  expect([decimal(1 / 3), decimal(-0.001), decimal(2)]).toEqual(['0.33', '0', '2']);
});
