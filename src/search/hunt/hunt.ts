/**
 * The hunt in one cell of the necessity matrix: generation after generation of candidates, small shapes before large
 * ones, until some are certified; then those are shrunk. The work itself is done by a runner, here or in other
 * threads. The result depends on the seed alone, not on who does the work or when.
 */

import { complexity } from '../generators/index.js';
import { Random } from '../../sampling/index.js';
import { at } from '../../exact/index.js';
import { best, type Batch, type BatchResult, type Closer, type Promising } from './batch.js';
import type { Cell } from './cell.js';
import { withFewParameters } from './few-parameters.js';
import type { Patience, Shrink, ShrinkResult } from './shrink-trophy.js';
import { mayBeSought } from './sought.js';
import {
  type Bound,
  boundsBelow,
  FEW_PARAMETERS,
  FEWEST_PIECES,
  hasFewestPieces,
  outlineOfShape,
  piecesBelow,
  shapesUpTo,
  type Small,
  type SmallShape,
} from './small-shapes.js';
import { firstOf, outlineIn, provenanceOf, type Trophy, trophyIn, withProvenance } from './trophy.js';

export interface Runner {
  search(batch: Batch): Promise<BatchResult>;
  lookCloser(closer: Closer): Promise<string | undefined>;
  shrink(task: Shrink, onSmaller: (text: string) => void): Promise<ShrinkResult>;
}

export interface HuntOptions {
  readonly seed: number;
  /** Greatest number of candidates until the first is certified. Small networks that are gone through are not counted. */
  readonly runs: number;
  /** Whether to end with the first find and not shrink it. */
  readonly findsOnly?: boolean;
  /** A file of this hunt, from an earlier run that was interrupted or finished: there it goes on. */
  readonly earlier?: Trophy;
  readonly signal?: AbortSignal;
}

export type HuntEvent =
  | { readonly kind: 'searched'; readonly candidates: number; readonly best: number }
  /** A verified file, smaller than those before. */
  | { readonly kind: 'found'; readonly trophy: Trophy };

export interface HuntResult {
  readonly cell: Cell;
  readonly candidates: number;
  /** The smallest, if any was found. */
  readonly trophy?: Trophy;
}

/**
 * Input dimension and depth of a network. A network of depth 1 is affine, so its basins are convex and cannot violate
 * a theorem.
 */
type Shape = readonly [inputDimension: number, depth: number];

/** The smallest shapes come first, because the smallest counterexample is wanted. */
const SHAPES: readonly Shape[] = [
  [1, 2],
  [1, 3],
  [2, 2],
  [2, 3],
  [3, 2],
];
/**
 * For each shape, the number of generations in the first round. Each later round has twice as many as the one before.
 */
const GENERATIONS_IN_THE_FIRST_ROUND = [1, 0.5, 3, 1, 0.1];
/** Number of batches in a generation; they may be done at the same time. */
const BATCHES_PER_GENERATION = 4;
/** Where the first round is in vain, small networks up to this shape are gone through before the next one. */
const LARGEST_EARLY_SHAPE = { inputDimension: 2, depth: 2, widths: [3, 2] };
/** Number of candidates in a batch, in dimension 1, 2 and 3: a batch takes a fraction of a second. */
const CANDIDATES_PER_BATCH = [384, 128, 32];
/** Small networks below one outline that are drawn in vain, by input dimension: then the next outline has its turn. */
const PATIENCE_IN_SMALL_NETWORKS = [6000, 28_000, 500];
/** With fewer inputs or layers than the find, or with more pieces of φ than two, this share. */
const PATIENCE_FOR_OTHERS = 1 / 16;
/** Number of networks in a batch where all with few parameters are gone through; most of these are not looked at. */
const COUNTED_PER_BATCH = 20_000;
/** Number of small networks in a batch that are drawn, by input dimension. */
const SMALL_NETWORKS_PER_BATCH = [500, 500, 50];
/**
 * When a shape has a counterexample, at most this much more effort, measured in candidates, is spent on smaller shapes;
 * and then at most as much on further counterexamples of the shape that was chosen.
 */
const PATIENCE_IN_CANDIDATES = 16_000;
/** A candidate that is probed counts as this many more candidates. */
const PROBE_COST_IN_CANDIDATES = 100;
/**
 * Number of counterexamples that are shrunk with little patience, in dimension 1, 2 and 3, if that many are found in time; the smallest to
 * which they come is shrunk with much. The first one found is seldom the one that shrinks best.
 */
const FINDS_TO_SHRINK = [4, 3, 1];
/** If no candidate of a generation is certified, this many of its suspects are examined more closely. */
const SUSPECTS_TO_EXAMINE = 2;

/** Looks for a counterexample and shrinks it. `on` gets each file as soon as it is verified. */
export async function huntCell(
  cell: Cell,
  { seed, runs, findsOnly = false, earlier, signal }: HuntOptions,
  runner: Runner,
  on: (event: HuntEvent) => void,
): Promise<HuntResult> {
  const before = earlier && provenanceOf(earlier.counterexample);
  if (earlier !== undefined && before?.seed === seed) {
    const trophy = before.minimal ? earlier : await shrunk(cell, [earlier], seed, runner, on);
    return { cell, candidates: 0, trophy };
  }
  const search = new Search(cell, seed, runner, on);
  const finds = await search.run(runs, !findsOnly, signal);
  const { candidates } = search;
  if (finds.length === 0) return { cell, candidates };
  const isOver = findsOnly || signal?.aborted === true;
  return { cell, candidates, trophy: isOver ? firstOf(finds) : await shrunk(cell, finds, seed, runner, on) };
}

/** The smallest counterexample to which the finds shrink, shrunk on with more patience. */
async function shrunk(
  { dropped }: Cell,
  finds: readonly Trophy[],
  seed: number,
  runner: Runner,
  on: (event: HuntEvent) => void,
): Promise<Trophy> {
  const from = async (find: Trophy, patience: Patience): Promise<Trophy> => {
    const task = { text: find.text, patience, ...(dropped !== undefined && { dropping: dropped }) };
    const { text } = await runner.shrink(task, (smaller) => {
      on({ kind: 'found', trophy: withProvenance(trophyIn(smaller), { seed, minimal: false }) });
    });
    return withProvenance(trophyIn(text), { seed, minimal: patience === 'much' });
  };
  const ends = finds.length === 1 ? finds : await Promise.all(finds.map((find) => from(find, 'little')));
  const end = await from(firstOf(ends), 'much');
  on({ kind: 'found', trophy: end });
  return end;
}

class Search {
  candidates = 0;
  private effort = 0;
  private readonly pools = new Map<Shape, readonly Promising[]>();
  private readonly random: Random;

  constructor(
    private readonly cell: Cell,
    private readonly seed: number,
    private readonly runner: Runner,
    private readonly on: (event: HuntEvent) => void,
  ) {
    this.random = new Random(seed, `hunt ${cell.name}`);
  }

  /**
   * The counterexamples found, empty if there are none. With `more`, smaller ones are looked for, of smaller shapes and among networks
   * that are drawn small, and then further ones.
   */
  async run(runs: number, more: boolean, signal: AbortSignal | undefined): Promise<readonly Trophy[]> {
    let [k, first] = await this.rounds(1, 1, runs, signal);
    if (first.length === 0) {
      // Going through small networks may well be shorter than to wait for a find among others.
      const isEarly =
        more && this.cell.dropped !== undefined && runs - this.candidates >= PATIENCE_IN_CANDIDATES;
      const early = isEarly ? await this.drawnSmall(undefined, signal) : undefined;
      // Networks with fewer inputs were looked at with a share of the patience: there it goes on as from any find.
      const { inputDimension } = early?.counterexample.network ?? {};
      if (early && inputDimension === LARGEST_EARLY_SHAPE.inputDimension) return [early];
      [k, first] = early ? [0, [early]] : await this.rounds(2, Infinity, runs, signal);
    }
    if (first.length === 0 || !more) return first;
    const [shape, found] = await this.amongSmaller(k, first, signal);
    const small = await this.drawnSmall(firstOf(found), signal);
    // Others hardly ever shrink to as few pieces and parameters as it has.
    if (small && hasFewestPieces(small.counterexample.network)) return [small];
    const finds = small ? [small, ...found] : [...found];
    const most = at(FINDS_TO_SHRINK, shape[0] - 1);
    const end = this.effort + Math.min(this.effort, PATIENCE_IN_CANDIDATES);
    while (finds.length < most && this.effort < end && signal?.aborted !== true) {
      finds.push(...(await this.generation(shape)));
    }
    return finds.slice(0, most);
  }

  /** Rounds over all shapes, each twice as long as the one before, up to the first find; with the number of its shape. */
  private async rounds(
    from: number,
    until: number,
    runs: number,
    signal: AbortSignal | undefined,
  ): Promise<[number, readonly Trophy[]]> {
    for (let round = from; round <= until && this.candidates < runs; round *= 2) {
      const before = this.candidates;
      for (const [k, shape] of SHAPES.entries()) {
        for (let g = 0; g < Math.floor((GENERATIONS_IN_THE_FIRST_ROUND[k] ?? 0) * round); g++) {
          if (this.candidates >= runs || signal?.aborted === true) return [k, []];
          const found = await this.generation(shape, runs - this.candidates);
          if (found.length > 0) return [k, found];
        }
      }
      // By then every shape was tried, so no network satisfies the hypotheses.
      if (round * Math.min(...GENERATIONS_IN_THE_FIRST_ROUND) > 1 && this.candidates === before) break;
    }
    return [0, []];
  }

  /** The first finds among the shapes before number k; or, if there are none, the given finds of shape k. */
  private async amongSmaller(
    k: number,
    found: readonly Trophy[],
    signal: AbortSignal | undefined,
  ): Promise<[Shape, readonly Trophy[]]> {
    // In one dimension little is missed by then.
    const smaller = SHAPES.slice(0, k).filter(([n]) => n > 1);
    const end = this.effort + PATIENCE_IN_CANDIDATES;
    while (smaller.length > 0 && this.effort < end && signal?.aborted !== true) {
      for (const shape of smaller) {
        const other = await this.generation(shape);
        if (other.length > 0) return [shape, other];
      }
    }
    return [at(SHAPES, k), found];
  }

  /**
   * The smallest counterexample among networks that are drawn small, from the smallest shape and the fewest pieces to those of the find;
   * none if none is smaller. Without a find, to two pieces of the largest shape in which one is likely.
   */
  private async drawnSmall(
    find: Trophy | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Trophy | undefined> {
    const { statement, dropped } = this.cell;
    const start = find?.counterexample.network ?? LARGEST_EARLY_SHAPE;
    const largest = { inputDimension: start.inputDimension, hidden: start.widths.slice(0, -1) };
    const end = find
      ? outlineIn(find)
      : [...outlineOfShape(statement, dropped, largest), FEWEST_PIECES + 1, 0];
    let best: Trophy | undefined;
    for (const shape of shapesUpTo(start)) {
      const { inputDimension, hidden } = shape;
      if (!mayBeSought({ statement, dropped, inputDimension }, hidden)) continue;
      const isOfFind = inputDimension === start.inputDimension && hidden.length + 1 === start.depth;
      for (const pieces of find ? piecesBelow(shape, find.counterexample.network) : [FEWEST_PIECES]) {
        const outline = best ? outlineIn(best) : end;
        const share = isOfFind && pieces === FEWEST_PIECES ? 1 : PATIENCE_FOR_OTHERS;
        for (const bound of boundsBelow(this.cell, shape, pieces, outline)) {
          // Of other shapes, those with few parameters are not drawn apart from the others.
          const isDrawn = isOfFind || bound.parameters === undefined;
          const isCounted = inputDimension === start.inputDimension && pieces === FEWEST_PIECES;
          const all = isCounted ? await this.allBelow(bound, shape, signal) : {};
          const isLeft = isDrawn && !all.isWhole;
          const found =
            all.found ??
            (isLeft ? await this.drawnBelow(bound.outline, shape, pieces, share, signal) : undefined);
          best = found ?? best;
          if (found) break;
        }
      }
    }
    return best;
  }

  /** A counterexample among all networks with two pieces and few parameters, and whether all were gone through: if these are not too many. */
  private async allBelow(
    { outline, parameters }: Bound,
    { inputDimension, hidden }: SmallShape,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly found?: Trophy; readonly isWhole?: boolean }> {
    if (parameters === undefined) return {};
    const { statement, dropped } = this.cell;
    const all = withFewParameters({ statement, dropped, inputDimension }, hidden, parameters);
    const each = COUNTED_PER_BATCH * BATCHES_PER_GENERATION;
    for (let from = 0; from < all.size && signal?.aborted !== true; from += each) {
      const batches = Array.from({ length: BATCHES_PER_GENERATION }, (_, k) => ({
        hidden,
        pieces: FEWEST_PIECES,
        below: outline,
        all: { parameters, from: from + k * COUNTED_PER_BATCH },
      }));
      const { found } = await this.smallGeneration({ inputDimension, hidden }, batches, COUNTED_PER_BATCH);
      if (found) return { found };
    }
    return { isWhole: all.isWhole };
  }

  /** The smallest counterexample met among networks of a shape that are drawn below an outline, with a share of the usual patience. */
  private async drawnBelow(
    bound: readonly number[],
    shape: SmallShape,
    pieces: number,
    share: number,
    signal: AbortSignal | undefined,
  ): Promise<Trophy | undefined> {
    const { inputDimension } = shape;
    const patience = share * at(PATIENCE_IN_SMALL_NETWORKS, inputDimension - 1);
    let best: Trophy | undefined;
    for (let vain = 0; vain < patience && signal?.aborted !== true;) {
      const below = best ? outlineIn(best) : bound;
      const small = Array.from({ length: BATCHES_PER_GENERATION }, () => ({
        hidden: shape.hidden,
        pieces,
        below,
      }));
      const count = at(SMALL_NETWORKS_PER_BATCH, inputDimension - 1);
      const { looked, found } = await this.smallGeneration(shape, small, count);
      if (looked === 0) break;
      vain = found ? 0 : vain + looked;
      best = found ?? best;
      // Of the shape of the find, networks with less than that were drawn before; otherwise the walk goes on from here.
      if (found && complexity.parameters(found.counterexample.network) <= FEW_PARAMETERS + 1) break;
    }
    return best;
  }

  /** How many small networks of a shape were looked at, and the smallest counterexample among them. */
  private async smallGeneration(
    { inputDimension, hidden }: SmallShape,
    smalls: readonly Small[],
    count: number,
  ): Promise<{ readonly looked: number; readonly found?: Trophy }> {
    const { statement, dropped } = this.cell;
    const batches = smalls.map((small): Batch => ({
      theorem: statement.id,
      ...(dropped !== undefined && { dropped }),
      inputDimension,
      depth: hidden.length + 1,
      count,
      seed: this.random.index(2 ** 31),
      parents: [],
      small,
    }));
    const results = await Promise.all(batches.map((batch) => this.runner.search(batch)));
    const looked = results.reduce((sum, result) => sum + result.count, 0);
    const finds = results.flatMap(({ certificate }) =>
      certificate === undefined ? [] : this.told(certificate),
    );
    return { looked, ...(finds.length > 0 && { found: firstOf(finds) }) };
  }

  private told(certificate: string): Trophy {
    const trophy = withProvenance(trophyIn(certificate), { seed: this.seed, minimal: false });
    this.on({ kind: 'found', trophy });
    return trophy;
  }

  /** The counterexamples of a generation of that shape, which has at most `most` candidates. */
  private async generation(shape: Shape, most = Infinity): Promise<readonly Trophy[]> {
    const [inputDimension, depth] = shape;
    const pool = this.pools.get(shape) ?? [];
    const { statement, dropped } = this.cell;
    const batches = Array.from({ length: BATCHES_PER_GENERATION }, (): Batch => ({
      theorem: statement.id,
      ...(dropped !== undefined && { dropped }),
      inputDimension,
      depth,
      count: Math.min(
        CANDIDATES_PER_BATCH[inputDimension - 1] ?? 1,
        Math.ceil(most / BATCHES_PER_GENERATION),
      ),
      seed: this.random.index(2 ** 31),
      parents: pool.map(({ network }) => network),
    }));
    const results = await Promise.all(batches.map((batch) => this.runner.search(batch)));
    const next = best([...pool, ...results.flatMap(({ promising }) => promising)]);
    this.pools.set(shape, next);
    this.candidates += results.reduce((sum, { count }) => sum + count, 0);
    this.effort += results.reduce(
      (sum, { count, probed }) => sum + count + PROBE_COST_IN_CANDIDATES * probed,
      0,
    );
    this.on({ kind: 'searched', candidates: this.candidates, best: next[0]?.score ?? 0 });
    const certificates = results.flatMap(({ certificate }) => certificate ?? []);
    if (certificates.length === 0) {
      const suspects = results.flatMap((result) => result.suspects).slice(0, SUSPECTS_TO_EXAMINE);
      const closer = suspects.map((network) =>
        this.runner.lookCloser({
          theorem: statement.id,
          ...(dropped !== undefined && { dropped }),
          network,
        }),
      );
      certificates.push(...(await Promise.all(closer)).flatMap((text) => text ?? []));
    }
    return certificates.map((certificate) => this.told(certificate));
  }
}
