import { describe, expect, test } from 'vitest';
import { drawNetwork } from '../../../src/present/pictures/index.js';
import { hueOf, hues, palette, tint, TINTS } from '../../../src/present/pictures/palette.js';
import { hardTanh, type Network, relu } from '../../../src/exact/index.js';
import { cube, flip, net } from '../../sampling/maps.js';
import { ofClass, sampledAt, shapesOf } from './pictures.js';

/** x_i ↦ 2·x_i held to [−1, 1] for the first `several` of n coordinates, and 0 for the others. */
function switches(n: number, several: number): Network {
  const diagonal = (entry: number) =>
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === j && i < several ? entry : 0)),
    );
  const zero = new Array<number>(n).fill(0);
  return net(hardTanh, [diagonal(2), zero], [diagonal(1), zero]);
}

const tintsOf = (attractor: number) => TINTS.map((share) => tint(hueOf(attractor), share));
const [left, top, size] = [60, 54, 480];

describe('known basins have the colours of their attractors', () => {
  test('on the line, in the strip', () => {
    const picture = drawNetwork(switches(1, 1), '', { window: [-2, 2] });
    const at = (x: number) => sampledAt(picture, left + (size / 4) * (x + 2), top + 450);
    for (const x of [-1.9, -1, -0.01]) expect(tintsOf(0)).toContain(at(x));
    for (const x of [0.01, 0.5, 1.9]) expect(tintsOf(1)).toContain(at(x));
  });

  test.each([false, true])('in the plane, where they are quadrants (the whole plane: %s)', (compact) => {
    const picture = drawNetwork(switches(2, 2), '', { window: [-2, 2, -2, 2], compact });
    // The window is the middle half of the whole plane.
    const unit = size / 4;
    const at = (x: number, y: number) => sampledAt(picture, left + unit * (x + 2), top + unit * (2 - y));
    // In the order of their first coordinates, then of their second.
    const attractors = [
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ] as const;
    attractors.forEach(([a, b], k) => {
      for (const [s, t] of [
        [1, 1],
        [0.02, 0.02],
        [1.9, 0.05],
        [0.05, 1.9],
      ] as const)
        expect(tintsOf(k)).toContain(at(s * a, t * b));
    });
  });

  test('in slices of space', () => {
    const picture = drawNetwork(switches(3, 1), '', { window: [-2, 2, -2, 2, -2, 2] });
    const slices = picture.split('<svg ').slice(2);
    expect(slices).toHaveLength(6);
    for (const slice of slices) {
      const [x = NaN, y = NaN, width = NaN] = (/viewBox="([^"]*)"/.exec(slice)?.[1] ?? '')
        .split(' ')
        .map(Number);
      for (const share of [0.05, 0.49])
        expect(tintsOf(0)).toContain(sampledAt(slice, x + share * width, y + 40));
      for (const share of [0.51, 0.95])
        expect(tintsOf(1)).toContain(sampledAt(slice, x + share * width, y + 40));
    }
  });

  test('of a cycle, whose points have one colour, and of orbits without bound', () => {
    const picture = drawNetwork(flip, '', { window: [-2, 2] });
    const at = (x: number) => sampledAt(picture, left + (size / 4) * (x + 2), top + 450);
    for (const x of [-1.5, -0.5, 0.5, 1.5]) expect(tintsOf(0)).toContain(at(x));
    expect(picture).toContain('the basin of C, the 2-cycle through −1');
    const square = drawNetwork(cube(2), '', { window: [-1, 3, -1, 3] });
    const fill = (x: number, y: number) =>
      sampledAt(square, left + (size / 4) * (x + 1), top + (size / 4) * (3 - y));
    expect(tintsOf(0)).toContain(fill(1.7, -0.2));
    expect([fill(1.8, -0.2), fill(-0.3, 1)]).toEqual([palette.escaping, palette.escaping]);
  });
});

test('basins are paler the longer orbits take', () => {
  const picture = drawNetwork(cube(1), '', { window: [-0.2, 1.7] });
  const shades = [0.25, 1.2, 1.5, 1.69].map((x) =>
    tintsOf(0).indexOf(sampledAt(picture, left + (size / 1.9) * (x + 0.2), top + 450) ?? ''),
  );
  expect(shades).toEqual([...shades].sort((a, b) => a - b));
  expect(new Set(shades).size).toBeGreaterThan(2);
});

describe.each([
  ['on the line', switches(1, 1)],
  ['in the plane', switches(2, 2)],
  ['in space', switches(3, 2)],
  [
    'of values in the plane',
    net(
      relu,
      [
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
      ],
      [[[1, 1]], [0]],
    ),
  ],
  [
    'of values in space',
    net(
      relu,
      [
        [
          [1, 0, 1],
          [0, 1, 0],
        ],
        [0, 0],
      ],
      [[[1, 1]], [0]],
    ),
  ],
])('the picture of a network %s', (name, network) => {
  const picture = drawNetwork(network, name);

  test('has nothing certified, and says so', () => {
    expect(ofClass(picture, 'certified')).toEqual([]);
    expect(picture).not.toContain('>certified</text>');
    expect(picture).toContain('Nothing in this picture is certified.');
    const fills = shapesOf(picture).map(({ attributes }) => attributes.fill);
    for (const hue of hues) expect(fills).not.toContain(hue);
  });

  test('has the same bytes each time, and they are known', async () => {
    if (name === 'in the plane') expect(drawNetwork(network, name)).toBe(picture);
    await expect(picture).toMatchFileSnapshot(`snapshots/network-${name.replaceAll(' ', '-')}.svg`);
  });
});

test('tints are told apart from solid colours, and from each other', () => {
  const all = hues.flatMap((_, k) => tintsOf(k));
  expect(new Set([...all, ...hues]).size).toBe(all.length + hues.length);
  expect([tint('#000000', 1), tint('#000000', 0), tint('#FF0000', 0.5)]).toEqual([
    '#000000',
    '#FFFFFF',
    '#FF8080',
  ]);
});

test('the size is the width in pixels', () => {
  expect(drawNetwork(flip, '', { size: 300 })).toMatch(/^<svg [^>]*width="300" height="\d/);
});

describe('what cannot be drawn is refused:', () => {
  test.each([
    [[0], 'a window of 2 numbers (x from, to), got 1'],
    [[0, 1, 0, 1], 'a window of 2 numbers (x from, to), got 4'],
    [[1, 1], 'a window that is not empty, got 1 to 1'],
    [[2, 1], 'a window that is not empty, got 2 to 1'],
    [[0, Infinity], 'a window that is not empty, got 0 to Infinity'],
    [[1, 1 + 1e-15], 'a window that is not empty'],
  ])('the window %s', (window, message) => {
    expect(() => drawNetwork(flip, '', { window })).toThrow(message);
  });

  test('sizes, and networks with too many inputs or outputs', () => {
    expect(() => drawNetwork(flip, '', { size: 10 })).toThrow('a size of 100 to 8000 pixels, got 10');
    expect(() => drawNetwork(cube(4), '')).toThrow('expected at most 3 inputs, got 4');
    const wide = net(relu, [
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      [0, 0, 0],
    ]);
    expect(() => drawNetwork(wide, '')).toThrow(
      'as many outputs as inputs, or one, got 2 inputs and 3 outputs',
    );
    expect(() => drawNetwork(cube(2), '', { window: [0, 1] })).toThrow('(x1 from, to, x2 from, to), got 2');
  });
});
