/** What a thread of the command line runs: work that takes long, so that Ctrl-C is heard meanwhile. Plain data in and out. */

import { type Network, readingLimits, readNetwork } from '../../exact/index.js';
import { exhaust, huntHopfield } from '../../search/hunt/index.js';
import { probe, type Probe } from '../../search/judge/index.js';
import {
  examineMemory,
  type Memory,
  type MemoryOptions,
  predict,
  type PredictionOptions,
  type PredictionResult,
} from '../../search/memory/index.js';
import { performing } from '../../search/workers/index.js';
import type { Examples } from '../../sources/training/index.js';
import {
  type PortraitOutside,
  seenOutside,
  type StartBox,
  type WideActivationName,
  wideActivations,
} from '../../sampling/index.js';
import { theoremNamed } from '../../statements/index.js';
import { drawMemory, drawNetwork, drawPrediction, type View } from '../pictures/index.js';
import { reportOn, type Report } from '../report/index.js';
import { scopeOf, type ScopeOptions } from './scope.js';
import type { TrainedFigure } from './trained-figure.js';
import { type TrainedFigureName, trainedFigures } from './trained-figures.js';

/** How far the work has come, told as JSON. */
export interface Step {
  readonly done: number;
  readonly total: number;
  readonly note: string;
}

export interface MemoryTask {
  /** A network file. */
  readonly network: string;
  readonly examples: Examples;
  readonly options: MemoryOptions;
  /** Of the picture, if one is wanted. */
  readonly title?: string;
}

export interface MemoryDone {
  readonly memory: Memory;
  /** The picture, as SVG. */
  readonly svg?: string;
}

function memory({ network, examples, options, title }: MemoryTask, tell: (text: string) => void): MemoryDone {
  const { memory: found, portrait } = examineMemory(
    networkOf(network),
    examples,
    options,
    (done, total, note) => {
      tell(stepText({ done, total, note }));
    },
  );
  if (title === undefined) return { memory: found };
  return { memory: found, svg: drawMemory(found, portrait, examples, title) };
}

export interface KernelTask extends Omit<PredictionOptions, 'activation' | 'compare'> {
  readonly examples: Examples;
  readonly activation: WideActivationName;
  /** A network file. */
  readonly compare?: string;
  /** Of the picture, if one is wanted. */
  readonly title?: string;
}

/** The picture, as SVG, with the prediction. */
export type KernelDone = PredictionResult & { readonly svg?: string };

function kernel(task: KernelTask, tell: (text: string) => void): KernelDone {
  const { examples, activation, compare, title, ...options } = task;
  const found = predict(
    examples,
    {
      ...options,
      activation: wideActivations[activation],
      ...(compare !== undefined && { compare: networkOf(compare) }),
    },
    (done, total, note) => {
      tell(stepText({ done, total, note }));
    },
  );
  if ('singular' in found || title === undefined) return found;
  return { ...found, svg: drawPrediction(found.prediction, title) };
}

/** The text is our own, so it may be of any length. */
function networkOf(text: string): Network {
  const read = readNetwork(text, { ...readingLimits, characters: Infinity, digits: Infinity });
  if ('network' in read) return read.network;
  throw new Error(`thread: expected a network file, got ${read.problems[0]?.found ?? 'none'}`);
}

export interface ExhaustiveDone {
  readonly tried: number;
  readonly of: number;
  readonly suspected: number;
  readonly certified?: { readonly text: string; readonly claim: string };
}

export interface ProbeTask {
  /** A network file. */
  readonly network: string;
  /** The id of the theorem. */
  readonly theorem: string;
  readonly seed: number;
}

/** The findings; of a counterexample, its file and what it proves. */
export type ProbeDone = Omit<Probe, 'certified'> & {
  readonly certified?: { readonly text: string; readonly claim: string };
};

function probed({ network, theorem, seed }: ProbeTask): ProbeDone {
  const { certified, ...found } = probe(networkOf(network), theoremNamed(theorem), { seed });
  return { ...found, ...(certified && { certified: { text: certified.text, claim: certified.claim } }) };
}

export interface ReportTask {
  /** A network file. */
  readonly network: string;
  readonly notes: readonly string[];
  readonly seed: number;
  readonly box?: StartBox | undefined;
  /** Of the picture, if one is wanted. */
  readonly title?: string;
}

export interface ReportDone {
  readonly report: Report;
  /** The picture, as SVG. */
  readonly svg?: string;
}

function report({ network, title, ...options }: ReportTask, tell: (text: string) => void): ReportDone {
  const F = networkOf(network);
  let portrait: PortraitOutside | undefined;
  const found = reportOn(F, {
    ...options,
    progress: (done, total, note) => {
      tell(stepText({ done, total, note }));
    },
    seen: (outlook, form) => {
      if (outlook.kind === 'portrait') portrait = seenOutside(outlook.portrait, form, F);
    },
  });
  return { report: found, ...(title !== undefined && { svg: drawNetwork(F, title, { portrait }) }) };
}

export interface DrawTask {
  /** A network file. */
  readonly network: string;
  readonly title: string;
  readonly view: View;
}

/** The picture of a network, as SVG. */
function draw({ network, title, view }: DrawTask): string {
  return drawNetwork(networkOf(network), title, view);
}

/** A figure for which networks are trained. */
function trainedFigure(name: TrainedFigureName, tell: (text: string) => void): TrainedFigure {
  return trainedFigures[name]((done, total, note) => {
    tell(stepText({ done, total, note }));
  });
}

function exhaustive(options: ScopeOptions, tell: (text: string) => void): ExhaustiveDone {
  const { tried, of, suspected, certified } = exhaust(scopeOf(options), (done, total) => {
    tell(stepText({ done, total, note: '' }));
  });
  const found = certified && { text: certified.text, claim: certified.claim };
  return { tried, of, suspected: suspected.length, ...(found && { certified: found }) };
}

/** Tells each row, as JSON, as soon as one more network of its shape was looked at. */
function hopfield({ each, seed }: { each: number; seed: number }, tell: (text: string) => void): void {
  for (const row of huntHopfield(each, seed)) tell(JSON.stringify(row));
}

function stepText(step: Step): string {
  return JSON.stringify(step);
}

const tasks = { probe: probed, report, draw, trainedFigure, memory, kernel, exhaustive, hopfield };
export type LongTasks = typeof tasks;

export default performing(tasks);
