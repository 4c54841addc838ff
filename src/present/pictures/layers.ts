/** Layer by layer: what a network with two inputs makes of the plane, and of what a counterexample speaks of. */

import { Cells, type Counterexample, type Grid } from '../../proof/index.js';
import { type Network, PiecewiseLinear, point, type Zonotope } from '../../exact/index.js';
import { exactLayers, type LayerPanel, type Part } from './exact-layers.js';
import type { Image } from './image.js';
import { plane, regionsOf } from './linear-regions.js';
import { palette } from './palette.js';
import { panelSheet, type PanelSheet } from './panels.js';
import { inputWindow, sampledLayers } from './sampled-layers.js';
import { requireSize } from './view.js';

export interface LayerPicture {
  readonly svg: string;
  /** Whether the images are exact, or sampled in floating point. */
  readonly isExact: boolean;
  readonly panels: readonly LayerPanel[];
}

/**
 * The four quadrants of the inputs, in colours of their own; `size` in pixels. Throws unless there are two inputs.
 *
 * @example
 * ```ts
 * import { matrix, Network, relu } from 'basincheck';
 * import { drawLayers } from 'basincheck/draw';
 * const layer = { weights: matrix.identity(2), bias: matrix.zeros(2) };
 * const { isExact, panels } = drawLayers(new Network(relu, [layer, layer]), 'ReLU');
 * isExact; // → true
 * panels.map(({ stage }) => stage.title); // → ['ℝ²', 'α₁(ℝ²)', 'F₁(ℝ²)', 'F(ℝ²)']
 * ```
 */
export function drawLayers(network: Network, title: string, size?: number): LayerPicture {
  requirePlane('drawLayers', network);
  return pictureOf(network, quadrantParts(), title, size);
}

/**
 * The plane, and the sets that the certificate is about; `size` in pixels. Throws unless there are two inputs.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { drawCounterexampleLayers } from 'basincheck/draw';
 * import { defaultLimits, readCounterexample } from 'basincheck/verify';
 * const read = readCounterexample(readFileSync('counterexamples/paper/2.3-without-surjective.json', 'utf8'), defaultLimits);
 * if ('problems' in read) throw new Error('not a counterexample file');
 * const { panels } = drawCounterexampleLayers(read.counterexample, 'Example 2.3');
 * panels.length; // → 12
 * ```
 */
export function drawCounterexampleLayers(
  counterexample: Counterexample,
  title: string,
  size?: number,
): LayerPicture {
  requirePlane('drawCounterexampleLayers', counterexample.network);
  return pictureOf(counterexample.network, partsOf(counterexample), title, size);
}

function requirePlane(name: string, { inputDimension: n }: Network): void {
  if (n !== 2) throw new RangeError(`${name}: expected a network with 2 inputs, got ${n}`);
}

const QUADRANTS = [
  { name: 'x₁ ≥ 0, x₂ ≥ 0', colour: '#0072B2' },
  { name: 'x₁ ≤ 0, x₂ ≥ 0', colour: '#E69F00' },
  { name: 'x₁ ≤ 0, x₂ ≤ 0', colour: '#009E73' },
  { name: 'x₁ ≥ 0, x₂ ≤ 0', colour: '#CC79A7' },
];

function quadrantParts(): readonly Part[] {
  return QUADRANTS.map(({ name, colour }, k) => ({
    name: `the images of ${name}`,
    colour,
    opacity: 0.5,
    width: 5 - k,
    isGround: true,
    regions: plane.slice(k, k + 1),
  }));
}

function partsOf(counterexample: Counterexample): readonly Part[] {
  const ground: Part = {
    name: 'the image of ℝ²',
    colour: '#C8C8C8',
    opacity: 1,
    width: 6,
    isGround: true,
    regions: plane,
  };
  const part = (name: string, colour: string, sets: readonly Zonotope[]): readonly Part[] =>
    sets.length === 0
      ? []
      : [{ name, colour, opacity: 0.85, width: 3, isGround: false, regions: sets.flatMap(regionsOf) }];
  switch (counterexample.kind) {
    case 'peak': {
      const { domain, inside } = counterexample.peak;
      return [
        ground,
        ...part('the images of the domain D', palette.avoiding, cellsOf(domain)),
        ...part(
          'certified: the images of a point of D where F is greater than on the boundary',
          palette.basin,
          [point(inside)],
        ),
      ];
    }
    case 'barrier': {
      const { attractor, avoiding, barrier } = counterexample;
      const cells = new Cells(barrier.grid);
      const isIn = ({ into }: { readonly into: number | 'attractor' }) => into === 'attractor';
      const ending = (inBasin: boolean): readonly Zonotope[] => [
        ...barrier.cells.filter(({ fate }) => isIn(fate) === inBasin).map(({ index }) => cells.set(index)),
        ...barrier.points.filter(({ fate }) => isIn(fate) === inBasin).map(({ at }) => point(at)),
      ];
      return [
        ground,
        ...part('certified: the images of cells, regions and points that never get to x*', palette.avoiding, [
          ...ending(false),
          ...avoiding.map(({ region }) => region.set),
        ]),
        ...part('certified: the images of cells, regions and points in the basin of x*', palette.basin, [
          attractor.region.set,
          ...ending(true),
        ]),
      ];
    }
  }
}

/** All cells of a grid. */
function cellsOf(grid: Grid): readonly Zonotope[] {
  const cells = new Cells(grid);
  const indices = grid.axes.reduce<readonly (readonly number[])[]>(
    (all, axis) => all.flatMap((index) => Array.from({ length: axis.length - 1 }, (_, i) => [...index, i])),
    [[]],
  );
  return indices.map((index) => cells.set(index));
}

function pictureOf(
  network: Network,
  parts: readonly Part[],
  title: string,
  size: number | undefined,
): LayerPicture {
  requireSize(size);
  const isPiecewiseLinear = network.activation instanceof PiecewiseLinear;
  const exact = isPiecewiseLinear ? exactLayers(network, parts) : undefined;
  const panels = exact ?? sampledLayers(network, parts);
  const because = isPiecewiseLinear
    ? 'there are too many linear regions for numbers so long'
    : 'φ is not piecewise linear';
  const legend: PanelSheet['legend'] = [
    ...parts.map(({ name: text, colour, opacity }) => ({ text, colour, opacity })),
    ...(exact ? exactly(panels, network) : sampled(parts, because)),
    ...(network.width > 2 ? [{ text: 'of more than two coordinates, the first two are drawn' }] : []),
  ];
  const columns = panels.length > 4 ? 3 : 2;
  const description = `The images of the plane at ${panels.length} stages: ${panels.map(({ stage }) => stage.title).join(', ')}.`;
  return {
    svg: panelSheet({ title, description, columns, panels: panels.map(({ panel }) => panel), legend, size }),
    isExact: exact !== undefined,
    panels,
  };
}

function exactly(panels: readonly LayerPanel[], { activation }: Network): PanelSheet['legend'] {
  const sets = panels.flatMap(({ images = [] }) => images.flatMap((image): readonly Image[] => image.sets));
  const isUnbounded = sets.some(({ corners }) => corners.some(({ isDirection }) => isDirection));
  return [
    { text: 'the images are exact, in rational arithmetic; thin lines in ℝ²: where F bends' },
    ...(isUnbounded ? [{ text: 'an image that reaches the frame of a panel goes on beyond it' }] : []),
    ...(activation.continuous ? [] : [{ text: 'φ jumps: drawn are the closures of the images' }]),
  ];
}

function sampled(parts: readonly Part[], because: string): PanelSheet['legend'] {
  const { x, y } = inputWindow(parts);
  const range = ({ lo, hi }: typeof x) => `[${[lo, hi].map((end) => Number(end.toPrecision(3))).join(', ')}]`;
  return [
    { text: `sampled, not exact, since ${because}:` },
    { text: `lines of inputs in ${range(x)} × ${range(y)}, carried in floating point` },
  ];
}
