/** What stands in the record of a share: untrusted, and maybe not whole yet. Each kind has what was done first, in its order. */

import type { Place } from '../../exact/index.js';
import { dataCells } from '../algebra/index.js';
import {
  type BlockResult,
  cells,
  controls,
  type HopfieldLook,
  hopfieldShapes,
  huntChecks,
} from '../hunt/index.js';
import { type ExaminedCase, stressChecks } from '../stress/index.js';
import { received, shortText } from '../workers/index.js';
import { equalShare, rangeOf, type Shard, type ShardRecord, shareOf } from './shard.js';

/** What the hunt in a cell came to. */
export interface CellShare {
  readonly cell: string;
  readonly candidates: number;
  /** Of the cell's file, beside the record; `null` if nothing was found. */
  readonly sha256: string | null;
}

/** The same for a cell of exact data. */
export interface DataShare {
  readonly cell: string;
  readonly looked: number;
  readonly matching: number;
  readonly sha256: string | null;
}

/** A block of an exhaustive hunt. */
export interface BlockShare {
  readonly from: number;
  readonly result: BlockResult;
}

/** Hopfield networks of one shape. */
export interface LookShare {
  readonly inputs: number;
  readonly patterns: number;
  readonly from: number;
  readonly looks: readonly HopfieldLook[];
}

/** Cases of an experiment. */
export interface CaseShare {
  readonly id: string;
  readonly from: number;
  readonly cases: readonly ExaminedCase[];
}

/** Networks in a block of a share of an exhaustive hunt. Block number k is in share k modulo the number of shares, from 0. */
export const BLOCK_OF_A_SHARE = 16;

const MOST_CANDIDATES = 2 ** 48;

/** The cells that are done of a share of a hunt. Throws a sentence if others are named. */
export function cellShares(record: ShardRecord): readonly CellShare[] {
  const known = [...cells, ...controls].map(({ name }) => name);
  return received(record.result, (place) => {
    const names: string[] = [];
    place.list((each) => {
      const share = each.object('cell', 'candidates', 'sha256');
      if (!share) return undefined;
      cellOf(share.cell, record, known, names);
      digest(share.sha256);
      return share.candidates.integer(0, MOST_CANDIDATES);
    });
  }) as readonly CellShare[];
}

/** The same for a hunt in exact data. */
export function dataShares(record: ShardRecord): readonly DataShare[] {
  const known = dataCells.map(({ name }) => name);
  return received(record.result, (place) => {
    const names: string[] = [];
    place.list((each) => {
      const share = each.object('cell', 'looked', 'matching', 'sha256');
      if (!share) return undefined;
      cellOf(share.cell, record, known, names);
      digest(share.sha256);
      const looked = share.looked.integer(0, record.whole.runs);
      return share.matching.integer(0, looked ?? 0);
    });
  }) as readonly DataShare[];
}

/** A cell of the share that was not named before. */
function cellOf(
  place: Place,
  { whole, shard }: ShardRecord,
  known: readonly string[],
  names: string[],
): void {
  const own = shareOf(whole.subjects, shard).filter((name) => known.includes(name));
  const name = own.find((each) => each === place.value);
  if (name === undefined) place.refuse(`one of ${own.join(', ')}`);
  else if (names.includes(name)) place.refuse('a cell that is not there before', name);
  else names.push(name);
}

function digest(place: Place): void {
  if (place.value !== null) shortText(place);
}

/** The numbers at which the blocks of a share begin. */
export function* blockStarts({ number, of }: Shard): Generator<number, void> {
  for (let k = number - 1; ; k += of) yield k * BLOCK_OF_A_SHARE;
}

/** The blocks that are done of a share of an exhaustive hunt, the first ones first. Every file in them is verified. */
export function blockShares({ whole: { scope }, shard, result }: ShardRecord): readonly BlockShare[] {
  if (scope === undefined) throw new Error('whole: expected the scope of an exhaustive hunt, got none');
  const starts = blockStarts(shard);
  return received(result, (place) => {
    place.list((each) => {
      const share = each.object('from', 'result');
      const from = starts.next().value ?? 0;
      share?.from.integer(from, from);
      if (share) huntChecks.judgeBlock.result(share.result, { scope, from, count: BLOCK_OF_A_SHARE });
      return share;
    });
  }) as readonly BlockShare[];
}

/** The networks that were looked at of a share of a hunt among Hopfield networks, those of each shape from its first on. */
export function lookShares({ whole: { seed, runs }, shard, result }: ShardRecord): readonly LookShare[] {
  const [from, until] = rangeOf(runs, shard);
  return received(result, (place) => {
    place.array(hopfieldShapes.length, 'shapes')?.forEach((each, k) => {
      const share = each.object('inputs', 'patterns', 'from', 'looks');
      const [inputs, patterns] = hopfieldShapes[k] ?? [0, 0];
      share?.inputs.integer(inputs, inputs);
      share?.patterns.integer(patterns, patterns);
      share?.from.integer(from, from);
      const count = countIn(share?.looks, until - from);
      if (share) huntChecks.lookAtHopfields.result(share.looks, { inputs, patterns, seed, from, count });
    });
  }) as readonly LookShare[];
}

/** The cases that were examined of a share of a stress run, those of each experiment from its first on; failures only that are failures here too. */
export function caseShares({ whole, shard, result }: ShardRecord): readonly CaseShare[] {
  const { subjects, seed, runs } = whole;
  return received(result, (place) => {
    place.array(subjects.length, 'experiments')?.forEach((each, k) => {
      const share = each.object('id', 'from', 'cases');
      const id = subjects[k] ?? '';
      const [from, until] = rangeOf(equalShare(runs, k, subjects.length), shard);
      share?.id.word(id);
      share?.from.integer(from, from);
      const count = countIn(share?.cases, until - from);
      if (share) stressChecks.examine.result(share.cases, { id, seed, from, count });
    });
  }) as readonly CaseShare[];
}

/** How many there are in a list that may not be whole yet. */
function countIn(list: Place | undefined, most: number): number {
  return Math.min(list?.length ?? 0, most);
}
