/** Changes of one number: of every kind of number that a file holds, by much and by little. */

import Fraction from 'fraction.js';
import {
  contractions,
  isBasinFile,
  unstable,
  type CertificateFile,
  type PieceFile,
  type RegionFile,
} from '../../corpus/file.js';
import { fraction, item, ONE, textOf } from '../linear.js';
import type { Random } from '../random.js';
import { mutationOf, type Mutation } from './mutation.js';

/** A place where a number stands. */
interface Slot {
  readonly holder: Record<string | number, string>;
  readonly key: string | number;
}

const TINY = new Fraction(1n, 2n ** 40n);

/** Other numbers in place of x. */
const CHANGES: readonly ((x: Fraction, random: Random) => Fraction)[] = [
  (x) => x.neg(),
  (x) => x.mul(2),
  (x) => x.div(2),
  () => new Fraction(0),
  (x, random) => x.add(random.pick([1, -1])),
  (x, random) => x.add(random.pick([10, -10, 1_000_000])),
  (x, random) => x.add(new Fraction(random.pick([1, -1]), 64)),
  (x, random) => x.add(new Fraction(random.pick([1, -1]), random.pick([2, 3, 4, 8, 16, 1024]))),
  (x, random) => x.add(random.pick([TINY, TINY.neg()])),
  (x, random) => x.mul(random.pick([ONE.add(TINY), ONE.sub(TINY)])),
  // The last digit of the numerator or of the denominator.
  (x, random) => new Fraction(x.s * x.n + random.pick([1n, -1n]), x.d),
  (x, random) => new Fraction(x.s * x.n, x.d + (x.d > 1n ? random.pick([1n, -1n]) : 1n)),
  (x) => (x.n === 0n ? ONE : x.inverse()),
  (_, random) => new Fraction(random.integer(-16, 16), random.pick([1, 2, 4])),
];

export function changed(text: string, random: Random): string {
  const value = fraction(text);
  if (value === undefined) return random.pick(['0', '1', '-1', '1000', text === 'inf' ? '-inf' : 'inf']);
  return textOf(random.pick(CHANGES)(value, random));
}

function slotsIn(list: string[]): Slot[] {
  return list.map((_, key) => ({ holder: list as unknown as Slot['holder'], key }));
}

function slotsInAll(lists: readonly string[][]): Slot[] {
  return lists.flatMap(slotsIn);
}

function piecesOf({ network: { activation } }: CertificateFile): PieceFile[] {
  return 'pieces' in activation ? activation.pieces : [];
}

function slotOf(piece: PieceFile, key: keyof PieceFile): Slot[] {
  return key in piece ? [{ holder: piece as unknown as Slot['holder'], key }] : [];
}

/** The lists of numbers of one kind, for files that have them. */
const inBasin =
  (find: (file: Extract<CertificateFile, { attractor: unknown }>) => readonly string[][]) =>
  (file: CertificateFile): Slot[] =>
    isBasinFile(file) ? slotsInAll(find(file)) : [];

const inPeak =
  (find: (file: Exclude<CertificateFile, { attractor: unknown }>) => readonly string[][]) =>
  (file: CertificateFile): Slot[] =>
    isBasinFile(file) ? [] : slotsInAll(find(file));

const attracting =
  (get: (region: RegionFile) => readonly string[][]): ((file: CertificateFile) => Slot[]) =>
  (file) =>
    slotsInAll(contractions(file).flatMap(({ region }) => get(region)));

const avoiding = (get: (region: RegionFile) => readonly string[][]): ((file: CertificateFile) => Slot[]) =>
  inBasin((file) => file.avoiding.flatMap(get));

const NUMBERS: Readonly<Record<string, (file: CertificateFile) => Slot[]>> = {
  weight: ({ network }) => slotsInAll(network.layers.flatMap(({ weights }) => weights)),
  bias: ({ network }) => slotsInAll(network.layers.map(({ bias }) => bias)),
  slope: (file) => piecesOf(file).flatMap((piece) => slotOf(piece, 'slope')),
  intercept: (file) => piecesOf(file).flatMap((piece) => slotOf(piece, 'intercept')),
  until: (file) => piecesOf(file).flatMap((piece) => slotOf(piece, 'until')),
  'attractor point': inBasin(({ attractor }) => [attractor.point]),
  'attractor origin': attracting(({ origin }) => [origin]),
  'attractor direction': attracting(({ directions }) => directions),
  'attractor range': attracting(({ ranges }) => ranges),
  'passage direction': (file) =>
    slotsInAll(unstable(file).flatMap(({ passages }) => passages.map(({ direction }) => direction))),
  'passage cut': (file) =>
    slotsInAll(unstable(file).flatMap(({ passages }) => passages.map(({ cuts }) => cuts))),
  'neighbourhood basis': (file) =>
    slotsInAll(unstable(file).flatMap(({ neighbourhood }) => neighbourhood.basis)),
  'neighbourhood axis': (file) =>
    slotsInAll(unstable(file).flatMap(({ neighbourhood }) => neighbourhood.axes)),
  'avoiding origin': avoiding(({ origin }) => [origin]),
  'avoiding direction': avoiding(({ directions }) => directions),
  'avoiding range': avoiding(({ ranges }) => ranges),
  'grid basis': inBasin(({ witness }) => witness.grid.basis),
  'grid axis': inBasin(({ witness }) => witness.grid.axes),
  point: inBasin(({ witness }) => witness.points.map(({ at }) => at)),
  'domain origin': inPeak(({ witness: { domain } }) => (domain.origin ? [domain.origin] : [])),
  'domain basis': inPeak(({ witness }) => witness.domain.basis),
  'domain axis': inPeak(({ witness }) => witness.domain.axes),
  inside: inPeak(({ witness }) => [witness.inside]),
};

const everywhere = (file: CertificateFile): Slot[] => Object.values(NUMBERS).flatMap((find) => find(file));

/** One number in place of another: ends that meet, points on faces, values at which φ bends. */
const copied = mutationOf('number copied', everywhere, (from, random, file) => {
  const { holder, key } = random.pick(everywhere(file));
  holder[key] = item([from.holder[from.key]], 0) ?? '0';
  return true;
});

const oneByOne: readonly Mutation[] = Object.entries(NUMBERS).map(([kind, find]) =>
  mutationOf(kind, find, ({ holder, key }, random) => {
    const before = item([holder[key]], 0) ?? '0';
    holder[key] = changed(before, random);
    return true;
  }),
);

export const numberMutations: readonly Mutation[] = [...oneByOne, copied];
