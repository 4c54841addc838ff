/** What is checked of the tasks of a hunt, and of their results, when they come from other machines. */

import { type Place, readNetwork } from '../../exact/index.js';
import { verifyAboutNetwork } from '../../proof/index.js';
import { assumptionsOf, theoremNamed, theorems } from '../../statements/index.js';
import { type Checks, numberAt, shortText, text } from '../workers/index.js';
import { LARGEST_BATCH, LARGEST_COUNTED_BATCH, MOST_PROMISING } from './batch.js';
import { LARGEST_BLOCK, LARGEST_SCOPE } from './block.js';
import { type HopfieldLook, QUESTIONS } from './hopfield.js';
import { type HopfieldPiece, hopfieldShapes, lookAtHopfields } from './hopfield-hunt.js';
import { sizeOfScope } from './networks-in.js';
import { scopeOf } from './scope.js';
import { FEW_PARAMETERS, FEWEST_PIECES, SOME_PIECES } from './small-shapes.js';
import type { HuntTasks } from './worker.js';
import { OUTLINE_LENGTH } from '../shrink/index.js';

/** Which statement a file has to be about, and what it has to drop. */
interface About {
  readonly theorem: string;
  readonly dropped?: string;
}

const LARGEST_DIMENSION = 3;
const LARGEST_DEPTH = 3;
const LARGEST_WIDTH = 16;
const LARGEST_DIMENSION_OF_A_SCOPE = 16;
const MOST_PATTERNS = 6;
const LARGEST_FILE = 8 * 2 ** 20;
/** More networks than anybody has tried. */
const MOST_TRIED = 2 ** 40;

export const huntChecks: Checks<HuntTasks> = {
  search: {
    input: (place) => {
      const shape = ['inputDimension', 'depth', 'count', 'seed', 'parents', 'small?'] as const;
      const batch = place.object('theorem', 'dropped?', ...shape);
      if (!batch) return;
      cell(batch.theorem, batch.dropped);
      batch.inputDimension.integer(1, LARGEST_DIMENSION);
      batch.depth.integer(1, LARGEST_DEPTH);
      const isCounted = batch.small ? small(batch.small) : false;
      batch.count.integer(1, isCounted ? LARGEST_COUNTED_BATCH : LARGEST_BATCH);
      batch.seed.integer(0, 2 ** 31);
      fewNetworks(batch.parents, MOST_PROMISING);
    },
    result: (place, { count, ...about }) => {
      const result = place.object('count', 'probed', 'certificate?', 'suspects', 'promising');
      if (!result) return;
      const looked = result.count.integer(0, count);
      result.probed.integer(0, looked ?? 0);
      if (result.certificate) counterexample(result.certificate, about);
      fewNetworks(result.suspects, count);
      const promising = result.promising.list((each) => {
        const entries = each.object('network', 'score');
        if (!entries) return undefined;
        network(entries.network);
        return numberAt(entries.score, 0, 1);
      });
      if (promising && promising.length > MOST_PROMISING)
        result.promising.refuse(`at most ${MOST_PROMISING}`);
    },
  },
  lookCloser: {
    input: (place) => {
      const closer = place.object('theorem', 'dropped?', 'network');
      if (!closer) return;
      cell(closer.theorem, closer.dropped);
      network(closer.network);
    },
    result: (place, about) => {
      if (place.value !== null) counterexample(place, about);
    },
  },
  shrink: {
    input: (place) => {
      const task = place.object('text', 'patience', 'dropping?');
      if (!task) return;
      task.patience.word('little', 'much');
      const file = text(task.text, LARGEST_FILE);
      if (file === undefined) return;
      const verification = verifyAboutNetwork(file);
      if (verification.verdict !== 'verified') {
        task.text.refuse('a counterexample file that is verified', `one ${verification.verdict}`);
      } else if (task.dropping) {
        task.dropping.word(...verification.dropped);
      }
    },
    result: (place, { text: start, dropping }) => {
      const result = place.object('text', 'tried');
      if (!result) return;
      counterexample(result.text, aboutOf(start, dropping));
      result.tried.integer(0, MOST_TRIED);
    },
    told: (place, { text: start, dropping }) => {
      counterexample(place, aboutOf(start, dropping));
    },
  },
  judgeBlock: {
    input: (place) => {
      const block = place.object('scope', 'from', 'count');
      if (!block) return;
      checkScope(block.scope);
      block.from.integer(0, MOST_TRIED);
      block.count.integer(1, LARGEST_BLOCK);
    },
    result: (place, { scope: { theorem, without }, from, count }) => {
      const result = place.object('of', 'tried', 'suspected', 'certificate?');
      if (!result) return;
      const of = result.of.integer(0, LARGEST_SCOPE) ?? 0;
      const all = Math.min(Math.max(of - from, 0), count);
      // Without a find, none is left out.
      const tried = result.tried.integer(result.certificate ? 1 : all, all);
      result.suspected.integer(0, tried ?? 0);
      if (result.certificate) counterexample(result.certificate, { theorem, dropped: without });
    },
  },
  lookAtHopfields: {
    input: (place) => {
      const piece = place.object('inputs', 'patterns', 'seed', 'from', 'count');
      if (!piece) return;
      const inputs = piece.inputs.integer(1, LARGEST_DIMENSION);
      const patterns = piece.patterns.integer(1, MOST_PATTERNS);
      if (!hopfieldShapes.some((shape) => shape[0] === inputs && shape[1] === patterns))
        piece.patterns.refuse('a number of patterns that goes with the inputs');
      piece.seed.integer(-(2 ** 31), 2 ** 31 - 1);
      piece.from.integer(0, MOST_TRIED);
      piece.count.integer(1, LARGEST_BLOCK);
    },
    result: (place, piece) => {
      place.array(piece.count, 'looks')?.forEach((each, k) => {
        look(each, { ...piece, from: piece.from + k, count: 1 });
      });
    },
  },
};

/** The words of a scope that is not too large. */
export function checkScope(place: Place): void {
  const names = ['theorem', 'without', 'dimension', 'hidden', 'numbers', 'activations'] as const;
  const words = place.object(...names);
  if (!words) return;
  const dimension = words.dimension.integer(1, LARGEST_DIMENSION_OF_A_SCOPE);
  const said = [words.theorem, words.without, words.hidden, words.numbers, words.activations].map(shortText);
  if (dimension === undefined || said.includes(undefined)) return;
  const [theorem = '', without = '', hidden = '', numbers = '', activations = ''] = said;
  try {
    const size = sizeOfScope(scopeOf({ theorem, without, dimension, hidden, numbers, activations }));
    if (size > LARGEST_SCOPE) place.exceed(`at most ${LARGEST_SCOPE} networks`, String(size));
  } catch (error) {
    place.refuse('a scope', error instanceof Error ? error.message : 'none');
  }
}

/** One that saw something is looked at here once more: a sight that is only claimed is worth nothing. */
function look(place: Place, piece: HopfieldPiece): void {
  const entries = place.object('attractors', 'suspected');
  if (!entries) return;
  const attractors = entries.attractors.integer(0, MOST_TRIED);
  const suspected = entries.suspected.list((each) => each.word(...QUESTIONS));
  if (attractors === undefined || suspected === undefined || suspected.length === 0) return;
  const there: HopfieldLook = { attractors, suspected };
  if (JSON.stringify(lookAtHopfields(piece)[0]) !== JSON.stringify(there))
    place.refuse('what the network looks like here', 'something else');
}

/** Networks that are drawn small; or all those with few parameters: then it says so. */
function small(place: Place): boolean {
  const what = place.object('hidden', 'pieces', 'below', 'all?');
  if (!what) return false;
  if ((what.hidden.length ?? 0) >= LARGEST_DEPTH) what.hidden.refuse(`at most ${LARGEST_DEPTH - 1} widths`);
  what.hidden.list((width) => width.integer(1, LARGEST_WIDTH));
  what.pieces.integer(FEWEST_PIECES, what.all ? FEWEST_PIECES : Math.max(...SOME_PIECES));
  what.below.array(OUTLINE_LENGTH, 'numbers')?.forEach((each) => each.integer(0, MOST_TRIED));
  const all = what.all?.object('parameters', 'from');
  all?.parameters.integer(0, FEW_PARAMETERS);
  all?.from.integer(0, MOST_TRIED);
  return all !== undefined;
}

/** The id of a statement, and one of its hypotheses. */
function cell(theorem: Place, dropped: Place | undefined): void {
  const id = theorem.word(...theorems.map((each) => each.id));
  if (id !== undefined) dropped?.word(...assumptionsOf(theoremNamed(id)).map(({ name }) => name));
}

function fewNetworks(place: Place, most: number): void {
  if ((place.length ?? 0) > most) place.refuse(`at most ${most} networks`);
  else place.list((each) => network(each));
}

/** A network file. */
function network(place: Place): string | undefined {
  const file = text(place, LARGEST_FILE);
  if (file === undefined) return undefined;
  const read = readNetwork(file);
  if ('network' in read) return file;
  return place.refuse('a network file', read.problems[0]?.found ?? 'none');
}

/** A file that the verifier accepts here and now, whoever says that it did elsewhere. */
function counterexample(place: Place, { theorem, dropped = '' }: About): void {
  const file = text(place, LARGEST_FILE);
  if (file === undefined) return;
  const expected = `a verified counterexample to ${theorem} without ${dropped || 'none'}`;
  const verification = verifyAboutNetwork(file);
  if (verification.verdict !== 'verified') place.refuse(expected, `one ${verification.verdict}`);
  else if (verification.theorem !== theorem || verification.dropped.join() !== dropped) {
    place.refuse(
      expected,
      `one for ${verification.theorem} without ${verification.dropped.join(', ') || 'none'}`,
    );
  }
}

/** What the file is about that is being shrunk: that was checked when it was handed out. */
function aboutOf(start: string, dropping: string | undefined): About {
  const verification = verifyAboutNetwork(start);
  const theorem = verification.verdict === 'verified' ? verification.theorem : '';
  return { theorem, ...(dropping !== undefined && { dropped: dropping }) };
}
