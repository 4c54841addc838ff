/** Reads an attractor that is given by passages and a neighbourhood. */

import { at, Interval, type Place, type Rational, type Vector, whole } from '../../exact/index.js';
import type { Grid } from '../parts/grid.js';
import { type PartsReader, product } from '../parts/reader.js';
import { Region } from '../parts/region.js';
import type { Landing, Passage, UnstableAttractor } from './counterexample.js';
import { readCells } from './read-cells.js';

export function readPassages(place: Place, reader: PartsReader): UnstableAttractor | undefined {
  const entries = place.object('point', 'neighbourhood', 'passages');
  if (entries === undefined) return undefined;
  const point = reader.vector(entries.point);
  const { cells: most } = reader.limits;
  const count = entries.passages.length ?? most;
  if (count > most) return entries.passages.exceed(`at most ${most} passages`, `${count}`);
  const passages = entries.passages.list((item) => readPassage(item, count, reader));
  const around = neighbourhoodAt(entries.neighbourhood, point, count, reader);
  return point && passages && around && { kind: 'passages', point, ...around, passages };
}

function neighbourhoodAt(
  place: Place,
  point: Vector | undefined,
  passages: number,
  reader: PartsReader,
): Pick<UnstableAttractor, 'grid' | 'cells' | 'region'> | undefined {
  const entries = place.object('basis', 'axes', 'cells');
  const basis = entries && reader.basis(entries.basis);
  const axes = entries && reader.axes(entries.axes, 'finite');
  const cells =
    axes &&
    readCells(entries.cells, axes, reader, (parts) => {
      const landing = readLanding(parts, passages, reader);
      return landing && { landing };
    });
  if (!point || !basis || !axes || !cells) return undefined;
  const size = product(axes.map((axis) => axis.length - 1));
  const { gridCells } = reader.limits;
  if (size > gridCells) return entries.axes.exceed(`at most ${gridCells} grid cells`, `${size}`);
  const grid: Grid = { origin: point, basis, axes };
  const region = Region.parallelotope(
    point,
    basis,
    axes.map((axis) => Interval.of(axis[0], axis.at(-1))),
  );
  return region && { grid, cells, region };
}

function readPassage(place: Place, passages: number, reader: PartsReader): Passage | undefined {
  const entries = place.object('direction', 'power', 'cuts', 'pieces');
  if (entries === undefined) return undefined;
  const direction = reader.vector(entries.direction);
  const power = entries.power.count(1, reader.limits.power);
  const cuts = readCuts(entries.cuts);
  const landings = entries.pieces.list(
    (item) => {
      const parts = item.object('into', 'steps');
      return parts && readLanding(parts, passages, reader);
    },
    cuts && cuts.length - 1,
    'pieces, one between each two cuts',
  );
  if (!direction || power === undefined || !cuts || !landings) return undefined;
  return { direction, power, cuts, landings };
}

/** Two or more numbers that increase. */
function readCuts(place: Place): readonly Rational[] | undefined {
  const items = place.array();
  if (items === undefined) return undefined;
  if (items.length < 2) return place.refuse('at least 2 cuts', `${items.length}`);
  const cuts = whole(items.map((item) => item.rational()));
  const wrong = cuts && items.find((_, i) => cuts[i - 1]?.lessThan(at(cuts, i)) === false);
  return wrong ? wrong.refuse('cuts that increase') : cuts;
}

function readLanding(
  entries: Readonly<Record<'into' | 'steps', Place>>,
  passages: number,
  { limits }: PartsReader,
): Landing | undefined {
  const steps = entries.steps.count(0, limits.steps);
  const name = entries.into.value;
  if (name === 'point') return steps === undefined ? undefined : { into: name, steps };
  const into = typeof name === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(name) ? Number(name) : passages;
  if (into >= passages) return entries.into.refuse('"point" or the number of a passage in a string');
  return steps === undefined ? undefined : { into, steps };
}
