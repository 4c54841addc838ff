/** The images of parts of the plane at every stage of a network with piecewise linear φ, exactly, as panels. */

import { at, compose, type Layer, type Network, Rational, type Vector } from '../../exact/index.js';
import { bendsBetween } from './bends.js';
import { type Image, imageOf } from './image.js';
import { layerImages, type LinearRegion } from './linear-regions.js';
import { palette } from './palette.js';
import type { Marks, Panel } from './panels.js';
import { cut, type Polyhedron } from './polyhedron.js';
import { planePoint } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { orbitThrough, type Stage, stagesOf } from './stages.js';
import { unionOf } from './union.js';
import { mostOf, type Window, windowAround } from './window.js';

/** A set of inputs whose images are drawn in one colour. */
export interface Part {
  readonly name: string;
  readonly colour: string;
  /** Of areas. */
  readonly opacity: number;
  /** Of the lines with which the part is drawn where it is thin. */
  readonly width: number;
  /** Whether it is seen where F bends in it. */
  readonly isGround: boolean;
  readonly regions: readonly LinearRegion[];
}

/** One stage: the panel, and the image of each part in full. */
export interface LayerPanel {
  readonly stage: Stage;
  readonly panel: Panel;
  /** Exactly; absent where points were sampled instead. */
  readonly images?: readonly { readonly part: string; readonly sets: readonly Image[] }[];
}

/** A region of a part, and the linear regions it is cut into up to each stage. */
interface Carried {
  readonly part: Part;
  readonly start: LinearRegion;
  readonly stages: readonly (readonly LinearRegion[])[];
}

/** One panel for each stage; `undefined` if there are too many linear regions. */
export function exactLayers(network: Network, parts: readonly Part[]): readonly LayerPanel[] | undefined {
  const carried: Carried[] = [];
  for (const part of parts) {
    for (const start of part.regions) {
      const stages = layerImages(network, [start]);
      if (stages === undefined) return undefined;
      carried.push({ part, start, stages });
    }
  }
  const orbits = carried.flatMap(cornersOf).map(orbitThrough(network));
  return stagesOf(network).map((stage, s) => {
    const regionsOf = (part: Part) =>
      carried.filter((each) => each.part === part).flatMap(({ stages }) => at(stages, s));
    const images = parts.map((part) => ({ part: part.name, sets: unionOf(regionsOf(part).map(imageOf)) }));
    const window = windowOf(
      images.flatMap(({ sets }) => sets),
      orbits.map((points) => onPage(at(points, s))),
    );
    const marks = parts.map((part, p) => marksOf(part, at(images, p).sets, regionsOf(part), window));
    if (stage.kind === 'input') marks.push(bendsIn(carried, window));
    return { stage, panel: { ...panelOf(stage), window, marks }, images };
  });
}

/** What the panel of a stage is called, and how it is seen if it is not in the plane. */
export function panelOf({ title, dimension }: Stage): Pick<Panel, 'title' | 'remark' | 'isLine'> {
  const remark = dimension === 1 ? 'in ℝ' : dimension > 2 ? `y₁ and y₂ of ${dimension}` : '';
  return { title, remark, isLine: dimension === 1 };
}

/** A point as it is seen: its first two coordinates, or its only one and 0. */
export function onPage([x = NaN, y = 0]: readonly number[]): PlanePoint {
  return [x, y];
}

/** The inputs at the corners of all linear regions of F. */
function cornersOf({ start, stages }: Carried): readonly (readonly number[])[] {
  const inputs = at(stages, stages.length - 1).map(({ domain }) => imageOf({ domain, map: start.map }));
  return inputs.flatMap(pointsOf).map(floatsOf);
}

/** All of the images if they are bounded; of those that are not, where most corners of linear regions lie. */
function windowOf(images: readonly Image[], orbits: readonly PlanePoint[]): Window {
  const own = images.flatMap(pointsOf).map((x) => onPage(floatsOf(x)));
  return isBounded(images) ? windowAround(own) : windowAround(mostOf(distinct([...own, ...orbits])), 0.35);
}

/** Only what has no end is cut off at the window: all else lies in it. */
function marksOf(
  part: Part,
  whole: readonly Image[],
  regions: readonly LinearRegion[],
  window: Window,
): Marks {
  const { colour, opacity, width } = part;
  const isPlanar = whole.every(({ corners }) => corners.every((corner) => corner.at.length === 2));
  const images =
    isPlanar && isBounded(whole)
      ? whole
      : unionOf(regions.flatMap((region) => clipped(region, window)).map(imageOf));
  const of = (dimension: number) =>
    images.filter((image) => image.dimension === dimension).map((image) => pointsOf(image).map(planePoint));
  return { colour, opacity, width, areas: of(2), lines: of(1), points: of(0).flat() };
}

/** Where F bends, as far as that is in the window. */
function bendsIn(carried: readonly Carried[], window: Window): Marks {
  const tiles = carried.flatMap(({ part, start, stages }) =>
    (part.isGround ? at(stages, stages.length - 1) : []).flatMap(({ domain, map }) =>
      clipped({ domain, map: start.map }, window).map((region) => ({
        set: imageOf(region),
        map: JSON.stringify(map),
      })),
    ),
  );
  const bends = bendsBetween(tiles.filter(({ set }) => set.dimension === 2));
  return {
    colour: palette.ink,
    opacity: 1,
    width: 0.5,
    lines: bends.map((bend) => pointsOf(bend).map(planePoint)),
  };
}

/** The part of a region whose image, as it is seen, lies in the window. */
export function clipped({ domain, map }: LinearRegion, { x, y }: Window): readonly LinearRegion[] {
  const flat = projected(map);
  const set = [x, y].reduce<Polyhedron | undefined>((rest, { lo, hi }, j) => {
    const [slopes, constant] = [at(flat.weights, j), at(flat.bias, j)];
    const falling = slopes.map((w) => w.negated());
    const above = rest && cut(rest, { slopes, constant: constant.minus(Rational.fromNumber(lo)) });
    return above && cut(above, { slopes: falling, constant: Rational.fromNumber(hi).minus(constant) });
  }, domain);
  return set ? [{ domain: set, map: flat }] : [];
}

/** The map to the page, as `onPage`. */
function projected(map: Layer): Layer {
  const { zero, one } = Rational;
  const rows = [0, 1].map((j) => map.bias.map((_, i) => (i === j ? one : zero)));
  return compose({ weights: rows, bias: [zero, zero] }, map);
}

function distinct(places: readonly PlanePoint[]): readonly PlanePoint[] {
  return [...new Map(places.map((place) => [place.join(), place])).values()];
}

function isBounded(images: readonly Image[]): boolean {
  return images.every(({ corners }) => corners.every(({ isDirection }) => !isDirection));
}

export function pointsOf({ corners }: Image): readonly Vector[] {
  return corners.filter(({ isDirection }) => !isDirection).map((corner) => corner.at);
}

function floatsOf(x: Vector): readonly number[] {
  return x.map((value) => value.toNumber());
}
