/** Changes of what a file says about orbits: the attracting region, the avoiding regions, fates, barrier and points. */

import type Fraction from 'fraction.js';
import {
  contractions,
  isBasinFile,
  unstable,
  type AvoidingFile,
  type BasinFile,
  type CertificateFile,
  type CellFile,
  type FateFile,
  type PassageFile,
  type PassagesFile,
  type PointFile,
  type RegionFile,
} from '../../corpus/file.js';
import { fraction, item, textOf } from '../linear.js';
import type { Random } from '../random.js';
import { mutationOf, type Mutation } from './mutation.js';
import { duplicate, exchange, remove } from './networks.js';
import { changed } from './numbers.js';

const basins = (file: CertificateFile): BasinFile[] => (isBasinFile(file) ? [file] : []);
const avoiding = (file: CertificateFile): AvoidingFile[] => basins(file).flatMap((each) => each.avoiding);
const regions = (file: CertificateFile): RegionFile[] => [
  ...contractions(file).map(({ region }) => region),
  ...avoiding(file),
];
const cells = (file: CertificateFile): CellFile[] => basins(file).flatMap(({ witness }) => witness.cells);
const points = (file: CertificateFile): PointFile[] => basins(file).flatMap(({ witness }) => witness.points);
const fates = (file: CertificateFile): FateFile[] => [...cells(file), ...points(file)];
const axes = (file: CertificateFile): string[][] =>
  isBasinFile(file) ? file.witness.grid.axes : file.witness.domain.axes;
const listOf =
  (get: (file: BasinFile) => unknown[]) =>
  (file: CertificateFile): unknown[][] =>
    basins(file).map(get);

const cellLists = listOf(({ witness }) => witness.cells);
const pointLists = listOf(({ witness }) => witness.points);
const avoidingLists = listOf((file) => file.avoiding);

/** Changes what is a number, and leaves infinities alone. */
function onNumber(text: string, change: (x: Fraction) => Fraction): string {
  const value = fraction(text);
  return value === undefined ? text : textOf(change(value));
}

/** Multiplies both ends of every range. */
function scaleRanges(region: RegionFile, factor: number | string): boolean {
  region.ranges = region.ranges.map((range) => range.map((end) => onNumber(end, (x) => x.mul(factor))));
  return region.ranges.length > 0;
}

/** A step count in place of another; the last one exceeds every limit. */
function otherSteps(steps: number, random: Random): number {
  return random.pick([steps + 1, steps - 1, steps + 2, 0, 1, 2, 5, 1e9]);
}

const regionMutations: readonly Mutation[] = [
  mutationOf('region enlarged', regions, (region, random) =>
    scaleRanges(region, random.pick(['65/64', '5/4', 2, 4, 16])),
  ),
  mutationOf('region shrunk', regions, (region, random) =>
    scaleRanges(region, random.pick(['63/64', '3/4', '1/2', '1/16'])),
  ),
  mutationOf('region moved', regions, (region, random) => {
    region.origin = region.origin.map((x) => changed(x, random));
    return true;
  }),
  mutationOf('attracting region moved along', basins, (file, random) => {
    file.attractor.point = file.attractor.point.map((x) => changed(x, random));
    for (const { region, point } of contractions(file)) region.origin = [...point];
    return true;
  }),
  mutationOf('attractor at an avoiding region', basins, (file, random) => {
    if (file.avoiding.length === 0) return false;
    file.attractor.point = [...random.pick(file.avoiding).origin];
    for (const { region, point } of contractions(file)) region.origin = [...point];
    return true;
  }),
  mutationOf('avoiding region at the attractor', avoiding, (region, _, file) => {
    if (isBasinFile(file)) region.origin = [...file.attractor.point];
    return true;
  }),
  mutationOf('range opened or closed', regions, ({ ranges }, random) => {
    const range = random.pick(ranges.length > 0 ? ranges : [['0', '0']]);
    const end = random.integer(0, 1);
    const infinity = end === 0 ? '-inf' : 'inf';
    range[end] = range[end] === infinity ? random.pick(['-1', '0', '1', '100']) : infinity;
    return ranges.length > 0;
  }),
  mutationOf('region becomes its origin', regions, (region) => {
    region.directions = [];
    region.ranges = [];
    return true;
  }),
  mutationOf('power', contractions, (attractor, random) => {
    attractor.power = random.pick([
      (attractor.power ?? 1) + 1,
      (attractor.power ?? 1) - 1,
      1,
      2,
      3,
      5,
      1e9,
      1.5,
    ]);
    return true;
  }),
  mutationOf('avoiding region removed', avoidingLists, remove),
  mutationOf('avoiding region duplicated', avoidingLists, duplicate),
  mutationOf('avoiding regions swapped', avoidingLists, exchange),
  mutationOf('next', avoiding, (region, random, file) => {
    region.next = random.integer(-1, avoiding(file).length);
    return true;
  }),
];

const passages = (file: CertificateFile): PassageFile[] => unstable(file).flatMap((each) => each.passages);
const landings = (file: CertificateFile): FateFile[] => [
  ...passages(file).flatMap(({ pieces }) => pieces),
  ...unstable(file).flatMap(({ neighbourhood }) => neighbourhood.cells),
];
const neighbourhoods = (file: CertificateFile): PassagesFile['neighbourhood'][] =>
  unstable(file).map(({ neighbourhood }) => neighbourhood);

const passageMutations: readonly Mutation[] = [
  mutationOf('passage removed', (file) => unstable(file).map((each) => each.passages), remove),
  mutationOf('passage duplicated', (file) => unstable(file).map((each) => each.passages), duplicate),
  mutationOf('passages swapped', (file) => unstable(file).map((each) => each.passages), exchange),
  mutationOf('passage longer or shorter', passages, (passage, random) => {
    const factor = random.pick(['1/2', '2', '-1', '65/64', '3/2']);
    passage.direction = passage.direction.map((x) => onNumber(x, (value) => value.mul(factor)));
    return true;
  }),
  mutationOf('passage power', passages, (passage, random) => {
    passage.power = random.pick([passage.power + 1, passage.power - 1, 1, 2, 3]);
    return true;
  }),
  mutationOf('cut removed', passages, ({ cuts, pieces }, random) => {
    const i = random.integer(0, cuts.length - 1);
    cuts.splice(i, 1);
    pieces.splice(Math.min(i, pieces.length - 1), 1);
    return true;
  }),
  mutationOf('cut added', passages, ({ cuts, pieces }, random) => {
    const i = random.integer(1, cuts.length - 1);
    const [a, b] = [fraction(cuts[i - 1]), fraction(cuts[i])];
    if (!a || !b) return false;
    cuts.splice(i, 0, textOf(a.add(b).div(2)));
    pieces.splice(i, 0, structuredClone(item(pieces, i - 1)));
    return true;
  }),
  mutationOf('pieces of passages swapped', (file) => passages(file).map(({ pieces }) => pieces), exchange),
  mutationOf('landing steps', landings, (landing, random) => {
    landing.steps = otherSteps(landing.steps, random);
    return true;
  }),
  mutationOf('landing into', landings, (landing, random, file) => {
    landing.into = random.pick(['point', ...passages(file).map((_, i) => String(i)), 'attractor']);
    return true;
  }),
  mutationOf('neighbourhood enlarged or shrunk', neighbourhoods, (around, random) => {
    const factor = random.pick(['1/2', '2', '4', '65/64', '-1']);
    around.axes = around.axes.map((axis) => axis.map((x) => onNumber(x, (value) => value.mul(factor))));
    return true;
  }),
  mutationOf('neighbourhood moved', neighbourhoods, ({ axes }, random) => {
    const i = random.integer(0, axes.length - 1);
    axes[i] = item(axes, i).map((x) =>
      onNumber(x, (value) => value.add(random.pick(['1/64', '-1/8', '1/2']))),
    );
    return true;
  }),
  mutationOf(
    'neighbourhood cell removed',
    (file) => neighbourhoods(file).map(({ cells: list }) => list),
    remove,
  ),
  mutationOf(
    'neighbourhood axis value removed',
    (file) => neighbourhoods(file).flatMap((each) => each.axes),
    remove,
  ),
];

const barrierMutations: readonly Mutation[] = [
  mutationOf('cell removed', cellLists, remove),
  mutationOf('cell added', basins, ({ witness: { grid, cells: list } }, random) => {
    const index = grid.axes.map(({ length }) => random.integer(0, length - 2));
    list.push({ ...structuredClone(list.length > 0 ? random.pick(list) : { into: '0', steps: 0 }), index });
    return true;
  }),
  mutationOf('cell duplicated', cellLists, duplicate),
  mutationOf('cell index', cells, ({ index }, random) => {
    const i = random.integer(0, index.length - 1);
    index[i] = item(index, i) + random.pick([1, -1, 2, 0.5]);
    return true;
  }),
  mutationOf('cell indices swapped', cells, ({ index }, random) => exchange(index, random)),
  mutationOf('into', fates, (fate, random, file) => {
    const names = avoiding(file).map((_, i) => String(i));
    fate.into = random.pick([...names, 'attractor', String(names.length)]);
    return true;
  }),
  mutationOf('steps', fates, (fate, random) => {
    fate.steps = otherSteps(fate.steps, random);
    return true;
  }),
  mutationOf('all steps', basins, ({ witness }, random) => {
    const more = random.pick([1, -1, 3]);
    for (const fate of [...witness.cells, ...witness.points]) fate.steps = Math.max(0, fate.steps + more);
    return true;
  }),
  mutationOf('point removed', pointLists, remove),
  mutationOf('point duplicated', pointLists, duplicate),
  mutationOf('points swapped', pointLists, exchange),
  mutationOf('point elsewhere', points, (point, random) => {
    point.at = point.at.map((x) => changed(x, random));
    return true;
  }),
];

const gridMutations: readonly Mutation[] = [
  mutationOf('axis value removed', axes, remove),
  mutationOf('axis value duplicated', axes, (axis, random) => {
    const i = random.integer(0, axis.length - 1);
    axis.splice(i, 0, item(axis, i));
    return true;
  }),
  mutationOf('axis value added', axes, (axis, random) => {
    if (axis.length < 2) return false;
    const i = random.integer(1, axis.length - 1);
    const [low, high] = [item(axis, i - 1), item(axis, i)];
    const [a, b] = [fraction(low), fraction(high)];
    axis.splice(i, 0, a && b ? textOf(a.add(b).div(2)) : changed(a ? low : high, random));
    return true;
  }),
  mutationOf('axis values swapped', axes, exchange),
  mutationOf('axes swapped', basins, ({ witness }, random) => exchange(witness.grid.axes, random)),
  mutationOf('wall moved', axes, (axis, random) => {
    const before = random.pick(axis);
    const after = changed(before, random);
    axis.forEach((value, i) => {
      if (value === before) axis[i] = after;
    });
    return true;
  }),
  mutationOf('grid moved', axes, (axis, random) => {
    const by = random.pick(['1/64', '-1/64', '1/4', '1', '-1']);
    axis.forEach((value, i) => {
      axis[i] = onNumber(value, (x) => x.add(by));
    });
    return true;
  }),
  mutationOf(
    'basis vectors swapped',
    (file) => [file],
    (file, random) =>
      exchange(isBasinFile(file) ? file.witness.grid.basis : file.witness.domain.basis, random),
  ),
];

export const proofMutations: readonly Mutation[] = [
  ...regionMutations,
  ...passageMutations,
  ...barrierMutations,
  ...gridMutations,
];
