/** Reads an attractor, avoiding regions and a barrier. */

import { matrix, type Place } from '../../exact/index.js';
import { CLAIM_KEYS } from '../parts/claim.js';
import type { Kind, Version } from '../parts/kind.js';
import { type PartsReader, product } from '../parts/reader.js';
import type {
  Attractor,
  Avoiding,
  Barrier,
  BasinCounterexample,
  StableAttractor,
  Fate,
} from './counterexample.js';
import { readCells } from './read-cells.js';
import { readPassages } from './read-passages.js';

export const readBarrier: Kind<BasinCounterexample>['read'] = (place, open) => {
  const entries = place.object(...CLAIM_KEYS, 'attractor', 'avoiding');
  if (entries === undefined) return undefined;
  const { claim, reader, version } = open(entries);
  const attractor = readAttractor(entries.attractor, reader, version);
  const avoiding = readAvoiding(entries.avoiding, reader);
  const barrier = barrierAt(entries.witness, entries.avoiding.length ?? reader.limits.cells, reader);
  return (
    claim && attractor && avoiding && barrier && { ...claim, kind: 'barrier', attractor, avoiding, barrier }
  );
};

function readAttractor(place: Place, reader: PartsReader, version: Version): Attractor | undefined {
  const hasPassages = version === 2 && place.peek('passages') !== undefined;
  return hasPassages ? readPassages(place, reader) : readContraction(place, reader);
}

function readContraction(place: Place, reader: PartsReader): StableAttractor | undefined {
  const entries = place.object('point', 'region', 'power?');
  if (entries === undefined) return undefined;
  const point = reader.vector(entries.point);
  const region = reader.region(entries.region);
  const power = entries.power ? entries.power.count(1, reader.limits.power) : 1;
  if (point === undefined || region === undefined || power === undefined) return undefined;
  return { kind: 'contraction', point, region, power };
}

function readAvoiding(place: Place, reader: PartsReader): readonly Avoiding[] | undefined {
  const length = place.length ?? 0;
  const { cells } = reader.limits;
  if (length > cells) return place.exceed(`at most ${cells} regions`, `${length}`);
  return place.list((item) => {
    const entries = item.object('origin', 'directions', 'ranges', 'next');
    const region = entries && reader.regionFrom(entries);
    const next = entries?.next.integer(0, length - 1);
    return region && next !== undefined ? { region, next } : undefined;
  });
}

function barrierAt(place: Place, regions: number, reader: PartsReader): Barrier | undefined {
  const entries = place.object('grid', 'cells', 'points');
  if (entries === undefined) return undefined;
  const gridEntries = entries.grid.object('basis', 'axes');
  const basis = gridEntries && reader.basis(gridEntries.basis);
  const axes = gridEntries && reader.axes(gridEntries.axes, 'infinite');
  const cells =
    axes &&
    readCells(entries.cells, axes, reader, (parts) => {
      const fate = readFate(parts, regions, reader);
      return fate && { fate };
    });
  const points = entries.points.list((item) => {
    const parts = item.object('at', 'into', 'steps');
    const at = parts && reader.vector(parts.at);
    const fate = parts && readFate(parts, regions, reader);
    return at && fate && { at, fate };
  });
  if (!basis || !axes || !cells || !points) return undefined;
  const size = product(axes.map((axis) => axis.length - 1));
  const { gridCells } = reader.limits;
  if (size > gridCells) return entries.grid.exceed(`at most ${gridCells} grid cells`, `${size}`);
  return { grid: { origin: matrix.zeros(axes.length), basis, axes }, cells, points };
}

function readFate(
  entries: Record<'into' | 'steps', Place>,
  regions: number,
  { limits }: PartsReader,
): Fate | undefined {
  const steps = entries.steps.count(0, limits.steps);
  const name = entries.into.value;
  const number = typeof name === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(name) ? Number(name) : undefined;
  if (name !== 'attractor' && (number === undefined || number >= regions)) {
    return entries.into.refuse('"attractor" or the number of an avoiding region in a string');
  }
  return steps === undefined ? undefined : { into: number ?? 'attractor', steps };
}
