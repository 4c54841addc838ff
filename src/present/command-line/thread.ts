/** What a thread of the command line runs: work that takes long, so that Ctrl-C is heard meanwhile. Plain data in and out. */

import { Network } from '../../exact/index.js';
import { probe, probeBySurvey, type Probe } from '../../search/judge/index.js';
import {
  examineMemory,
  examineMemoryOfImages,
  type Memory,
  type MemoryOptions,
  predict,
  type PredictionOptions,
  type PredictionResult,
  spectra,
  type Spectrum,
  tables,
} from '../../search/memory/index.js';
import { performing } from '../../search/workers/index.js';
import type { Examples } from '../../sources/training/index.js';
import {
  cube,
  type PortraitOutside,
  seenOutside,
  type StartBox,
  Survey,
  type WideActivationName,
  wideActivations,
} from '../../sampling/index.js';
import { theoremNamed } from '../../statements/index.js';
import { drawMemory, drawNetwork, drawPrediction, type View } from '../pictures/index.js';
import { reportOn, reportOnImages, type Report } from '../report/index.js';
import { type Passed, received } from './passed.js';
import type { TrainedFigure } from './trained-figure.js';
import { type TrainedFigureName, trainedFigures } from './trained-figures.js';

/** How far the work has come, told as JSON. */
export interface Step {
  readonly done: number;
  readonly total: number;
  readonly note: string;
  /** What is known by now, if Ctrl-C shall not lose it. */
  readonly found?: unknown;
}

export interface MemoryTask {
  readonly network: Passed;
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
  const progress = (done: number, total: number, note: string) => {
    tell(stepText({ done, total, note }));
  };
  const F = received(network);
  if (!(F instanceof Network)) return { memory: examineMemoryOfImages(F, examples, options, progress) };
  const { memory: found, portrait } = examineMemory(F, examples, options, progress);
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
    (done, total, note, known) => {
      tell(stepText({ done, total, note, ...(known && { found: known }) }));
    },
  );
  if ('singular' in found || title === undefined) return found;
  return { ...found, svg: drawPrediction(found.prediction, title) };
}

function networkOf(text: string): Network {
  const network = received(text);
  if (network instanceof Network) return network;
  throw new Error('thread: expected a network with its matrices, got one without');
}

export interface ProbeTask {
  readonly network: Passed;
  /** The id of the theorem. */
  readonly theorem: string;
  readonly seed: number;
}

/** The findings; of a counterexample, its file and what it proves. */
export type ProbeDone = Omit<Probe, 'certified'> & {
  readonly certified?: { readonly text: string; readonly claim: string };
};

function probed({ network, theorem, seed }: ProbeTask): ProbeDone {
  const [F, statement] = [received(network), theoremNamed(theorem)];
  if (!(F instanceof Network)) {
    if (statement.subject !== 'basins of fixed points')
      throw new RangeError(toTheLine(statement.name, F.dimension));
    const survey = new Survey(F, { seed, box: cube(F.dimension, -4, 4) });
    return probeBySurvey(F, survey, statement);
  }
  const { certified, ...found } = probe(F, statement, { seed });
  return { ...found, ...(certified && { certified: { text: certified.text, claim: certified.claim } }) };
}

function toTheLine(name: string, n: number): string {
  return `probe: expected a network to ℝ for ${name}, got ${n} inputs and ${n} outputs`;
}

export interface ReportTask {
  readonly network: Passed;
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
  const F = received(network);
  const progress = (done: number, total: number, note: string) => {
    tell(stepText({ done, total, note }));
  };
  if (!(F instanceof Network)) return { report: reportOnImages(F, { ...options, progress }) };
  let portrait: PortraitOutside | undefined;
  const found = reportOn(F, {
    ...options,
    progress,
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
  return trainedFigures[name]((done, total, note, found) => {
    tell(stepText({ done, total, note, ...(found && { found }) }));
  });
}

function stepText(step: Step): string {
  return JSON.stringify(step);
}

/** The rows of a table of the memorization paper. */
function table(
  { name, seed }: { name: 1 | 2; seed: number },
  tell: (text: string) => void,
): readonly Spectrum[] {
  return spectra(tables[name], seed, (done, total, note) => {
    tell(stepText({ done, total, note }));
  });
}

const tasks = {
  probe: probed,
  report,
  draw,
  trainedFigure,
  table,
  memory,
  kernel,
};
export type LongTasks = typeof tasks;

export default performing(tasks);
