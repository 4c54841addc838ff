import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bendsBetween } from '../../../src/present/pictures/bends.js';
import { drawCounterexampleLayers, drawLayers } from '../../../src/present/pictures/index.js';
import { mostOf, windowAround } from '../../../src/present/pictures/window.js';
import { trophyIn } from '../../../src/search/hunt/index.js';
import {
  hardTanh,
  matrix,
  Network,
  Rational,
  relu,
  smoothActivations,
  type Vector,
} from '../../../src/exact/index.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';

const r = (text: string) => Rational.from(text);
const v = (...entries: readonly string[]): Vector => entries.map(r);
const folder = join(project, 'counterexamples');
const identity = { weights: matrix.identity(2), bias: matrix.zeros(2) };
const planar = jsonFilesIn(folder)
  .map(({ name, text }) => ({ name, counterexample: trophyIn(text).counterexample }))
  .filter(({ counterexample }) => counterexample.network.inputDimension === 2);

describe.each(planar)('the layers of $name', ({ counterexample }) => {
  const { svg, panels, isExact } = drawCounterexampleLayers(counterexample, 'A < B');

  test('have a panel for the plane, for each affine map and for each φ, and are exact', () => {
    const { depth } = counterexample.network;
    expect([panels.length, isExact]).toEqual([2 * depth, true]);
    expect(panels.map(({ stage }) => stage.title).slice(0, 3)).toEqual(['ℝ²', 'α₁(ℝ²)', 'F₁(ℝ²)']);
    expect(panels.at(-1)?.stage.title).toBe('F(ℝ²)');
    for (const { panel } of panels) expect(svg).toContain(`>${panel.title}</text>`);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('<title>A &lt; B</title>');
    expect(svg).toContain('certified: ');
    expect(svg).toContain('exact');
    expect(svg).not.toContain('sampled');
  });

  test('are squares of the plane, in which all bounded images lie', () => {
    for (const { panel, images = [] } of panels) {
      const { x, y } = panel.window;
      expect(x.hi - x.lo).toBeCloseTo(y.hi - y.lo, 9);
      const corners = images.flatMap(({ sets }) => sets.flatMap((set) => set.corners));
      if (corners.some(({ isDirection }) => isDirection)) continue;
      for (const { at } of corners) {
        const [a = NaN, b = 0] = at.map((value) => value.toNumber());
        expect([a >= x.lo, a <= x.hi, b >= y.lo, b <= y.hi]).toEqual([true, true, true, true]);
      }
    }
  });
});

test('where φ jumps, the picture says that closures are drawn; where a layer is wider than two, what is seen of it', () => {
  const svgOf = (name: string) => {
    const found = planar.find((each) => each.name === name);
    if (found === undefined) throw new Error(`expected ${name}`);
    return drawCounterexampleLayers(found.counterexample, name).svg;
  };
  expect(svgOf('2.1-without-continuous')).toContain('φ jumps: drawn are the closures');
  const wide = svgOf('2.1-without-width');
  expect(wide).toContain('y₁ and y₂ of 3');
  expect(wide).toContain('the first two are drawn');
  expect(svgOf('3.1-without-continuous')).toContain('in ℝ<');
});

test('smooth layers are called sampled, never exact, and say what inputs were looked at', () => {
  const network = new Network(smoothActivations.tanh, [identity, identity]);
  const { svg, isExact, panels } = drawLayers(network, 'tanh');
  expect(isExact).toBe(false);
  expect(svg).toContain('sampled, not exact, since φ is not piecewise linear');
  expect(svg).toContain('[-4, 4] × [-4, 4]');
  expect(svg).not.toContain('the images are exact');
  expect(panels.every(({ images }) => images === undefined)).toBe(true);
  expect(drawLayers(network, 'tanh').svg).toBe(svg);
});

test('a sampled net is F at its inputs', () => {
  const network = new Network(smoothActivations.tanh, [identity, identity]);
  const { panels } = drawLayers(network, 'tanh');
  const [inputs, outputs] = [panels[0], panels.at(-1)].map(
    (each) => each?.panel.marks.flatMap(({ lines = [] }) => lines.flat()) ?? [],
  );
  expect(inputs?.length).toBe(4 * 2 * 9 * 97);
  expect(outputs).toEqual(inputs?.map((x) => network.evaluate([...x])));
});

test('ReLU folds the quadrants to a quadrant, two rays and a point', () => {
  const { panels } = drawLayers(new Network(relu, [identity, identity]), 'relu');
  const sets = panels[2]?.images?.map(({ sets: [set, ...more] }) => [set?.dimension, more.length]);
  expect(sets).toEqual([
    [2, 0],
    [1, 0],
    [0, 0],
    [1, 0],
  ]);
});

test('other numbers of inputs are refused', () => {
  const network = new Network(hardTanh, [{ weights: [v('1'), v('1')], bias: v('0', '0') }]);
  expect(() => drawLayers(network, '')).toThrow('drawLayers: expected a network with 2 inputs, got 1');
});

describe('where F bends', () => {
  const tile = (map: string, ...points: readonly (readonly [string, string])[]) => ({
    set: { dimension: 2, corners: points.map((point) => ({ at: v(...point), isDirection: false })) },
    map,
  });

  test('is where maps differ along an edge, be its ends where they may', () => {
    const left = tile('a', ['-1', '0'], ['0', '0'], ['0', '2'], ['-1', '2']);
    const below = tile('a', ['0', '0'], ['1', '0'], ['1', '1'], ['0', '1']);
    const above = tile('b', ['0', '1'], ['1', '1'], ['1', '2'], ['0', '2']);
    const bends = bendsBetween([left, below, above]).map(({ corners }) => corners.map(({ at }) => at.join()));
    expect(bends.sort()).toEqual([
      ['0,1', '0,2'],
      ['0,1', '1,1'],
    ]);
  });

  test('is nowhere for an affine map, though it is carried in quadrants', () => {
    const { panels } = drawLayers(new Network(relu, [identity]), 'identity');
    expect(panels[0]?.panel.marks.at(-1)?.lines).toEqual([]);
  });
});

test('a window is a square around all points; of many, a few far ones are not looked at', () => {
  expect(
    windowAround(
      [
        [0, 0],
        [4, 2],
      ],
      0.5,
    ),
  ).toEqual({ x: { lo: -2, hi: 6 }, y: { lo: -3, hi: 5 } });
  expect(windowAround([[1, 1]])).toEqual({ x: { lo: 0, hi: 2 }, y: { lo: 0, hi: 2 } });
  const near = [0, 1, 2, 3, 4].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const));
  expect(mostOf([...near, [1000, 0]])).toEqual(near);
});
