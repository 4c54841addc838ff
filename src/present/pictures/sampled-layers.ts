/** The images of parts of the plane at every stage of a network, sampled: lines of inputs, carried in floating point. */

import { at, type Network, Rational } from '../../exact/index.js';
import { clipped, type LayerPanel, onPage, panelOf, type Part, pointsOf } from './exact-layers.js';
import { type Image, imageOf } from './image.js';
import type { Marks } from './panels.js';
import { cut, type Polyhedron } from './polyhedron.js';
import { planePoint } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { orbitThrough, stagesOf } from './stages.js';
import { type Window, windowAround } from './window.js';

/** How many lines go through a set in either direction, and how many points there are on each. */
const LINES = 9;
const POINTS = 97;
/** How far the window of inputs reaches if the parts have no other corner than the origin, and beyond their corners. */
const REACH = 4;
const BEYOND = 0.5;

/** One panel for each stage: nets of lines for sets with inner points, the lines and points themselves for others. */
export function sampledLayers(network: Network, parts: readonly Part[]): readonly LayerPanel[] {
  const orbit = orbitThrough(network);
  const inputs = inputWindow(parts);
  const orbits = parts.map(({ regions }) =>
    regions
      .flatMap((region) => clipped(region, inputs).flatMap((part) => netOf(imageOf(part))))
      .map((line) => line.map(orbit)),
  );
  return stagesOf(network).map((stage, s) => {
    const marks = parts.map(({ colour, width, opacity, isGround }, p): Marks => {
      const places = at(orbits, p).map((line) => line.map((points) => onPage(at(points, s))));
      const [lines, points] = [true, false].map((isLine) =>
        places.filter(({ length }) => length > 1 === isLine),
      );
      return {
        colour,
        opacity,
        width: isGround ? 1 : width / 2,
        lines: lines ?? [],
        points: points?.flat() ?? [],
      };
    });
    const all = marks.flatMap(({ lines = [], points = [] }) => [...lines.flat(), ...points]);
    return { stage, panel: { ...panelOf(stage), window: windowAround(all, 0.1), marks } };
  });
}

/** Around the corners of all parts: the inputs that are sampled. */
export function inputWindow(parts: readonly Part[]): Window {
  const corners = parts.flatMap(({ regions }) =>
    regions.flatMap((region) => pointsOf(imageOf(region))).map(planePoint),
  );
  const isOrigin = corners.every(([x, y]) => x === 0 && y === 0);
  return windowAround(
    isOrigin
      ? [
          [-REACH, -REACH],
          [REACH, REACH],
        ]
      : corners,
    isOrigin ? 0 : BEYOND,
  );
}

/** Lines in a bounded set of inputs: through it both ways if it has inner points, else along it. */
function netOf(set: Image): readonly (readonly PlanePoint[])[] {
  const corners = pointsOf(set).map(planePoint);
  if (set.dimension === 0) return [corners];
  if (set.dimension === 1) return [sampled(corners)];
  const [zero, one] = [Rational.zero, Rational.one];
  return [
    [one, zero],
    [zero, one],
  ].flatMap((slopes, axis) => {
    const values = corners.map((corner) => at(corner, axis));
    const [lo, hi] = [Math.min(...values), Math.max(...values)];
    const falling = slopes.map((x) => x.negated());
    return Array.from({ length: LINES }, (_, k) =>
      Rational.fromNumber(lo + (k / (LINES - 1)) * (hi - lo)),
    ).flatMap((value): readonly (readonly PlanePoint[])[] => {
      const above: Polyhedron | undefined = cut(set.corners, { slopes, constant: value.negated() });
      const line = above && cut(above, { slopes: falling, constant: value });
      return line === undefined ? [] : [sampled(line.map((corner) => planePoint(corner.at)))];
    });
  });
}

/** Points from the first to the last, on a segment. */
function sampled(ends: readonly PlanePoint[]): readonly PlanePoint[] {
  const [[a, b], [c, d]] = [at(ends, 0), at(ends, ends.length - 1)];
  if (a === c && b === d) return [[a, b]];
  return Array.from({ length: POINTS }, (_, k): PlanePoint => {
    const t = k / (POINTS - 1);
    return [a + t * (c - a), b + t * (d - b)];
  });
}
