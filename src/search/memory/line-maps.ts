/**
 * Maps of the line that take two examples to themselves, as in Figure 1a of Radhakrishnan, Yang, Belkin & Uhler, "Memorization in Overparameterized
 * Autoencoders": one of many, and what a shallow and a deep network learn.
 */

import { IteratedMap } from '../../sampling/index.js';
import { smoothActivations } from '../../exact/index.js';
import { associations, examplesOf, Training, type TrainingEnd } from '../../sources/training/index.js';

export interface LineOptions {
  readonly examples: readonly number[];
  /** The graphs are drawn from −reach to reach. */
  readonly reach: number;
  readonly networks: readonly { readonly name: string; readonly depth: number; readonly hidden: number }[];
  readonly starts: readonly number[];
  readonly iterations: number;
  readonly loss: number;
  readonly steps: number;
  readonly seed: number;
}

export const defaultLine: LineOptions = {
  examples: [-1, 1],
  reach: 2,
  networks: [
    { name: 'shallow', depth: 2, hidden: 100 },
    { name: 'deep', depth: 8, hidden: 64 },
  ],
  starts: [-1.9, -0.3, 0.3, 1.9],
  iterations: 40,
  loss: 1e-8,
  steps: 20_000,
  seed: 1,
};

export interface LineMap {
  readonly name: string;
  readonly graph: readonly (readonly [x: number, y: number])[];
  /** The derivative at each example, by a difference of values. */
  readonly slopes: readonly number[];
  readonly orbits: readonly (readonly number[])[];
}

export interface LineMaps {
  readonly examples: readonly number[];
  readonly reach: number;
  /** Not learned: x + 9/10·sin(π·x), which takes whole numbers to themselves. */
  readonly other: LineMap;
  readonly learned: readonly LineMap[];
  readonly trainings: readonly { readonly end: TrainingEnd; readonly steps: number; readonly loss: number }[];
}

const SAMPLES = 400;
const STEP = 1e-4;

/** The same options give the same maps. */
export function lineMaps(
  options: LineOptions,
  onProgress: (done: number, total: number, note: string) => void,
): LineMaps {
  const { examples, reach, networks, starts, iterations, loss, steps, seed } = options;
  const mapOf = (name: string, f: (x: number) => number): LineMap => ({
    name,
    graph: Array.from({ length: SAMPLES + 1 }, (_, k) => {
      const x = reach * ((2 * k) / SAMPLES - 1);
      return [x, f(x)] as const;
    }),
    slopes: examples.map((x) => (f(x + STEP) - f(x - STEP)) / (2 * STEP)),
    orbits: starts.map((start) => {
      const orbit = [start];
      for (let t = 0; t < iterations; t++) orbit.push(f(orbit[t] ?? NaN));
      return orbit;
    }),
  });
  const trainings: LineMaps['trainings'][number][] = [];
  const learned = networks.map(({ name, depth, hidden }, k) => {
    onProgress(k, networks.length, name);
    const training = new Training(associations(examplesOf(examples.map((x) => [x]))), {
      widths: [...Array.from({ length: depth - 1 }, () => hidden), 1],
      activation: smoothActivations.sigmoid,
      ...{ loss, steps, seed },
      method: 'adam',
      rate: 1e-3,
      scaling: 'fan-in',
    });
    const end = training.advance(Infinity) ?? 'steps spent';
    trainings.push({ end, steps: training.steps, loss: training.loss });
    const map = new IteratedMap(training.network);
    return mapOf(name, (x) => map.image([x])[0] ?? NaN);
  });
  const other = mapOf('one of many', (x) => x + 0.9 * Math.sin(Math.PI * x));
  return { examples, reach, other, learned, trainings };
}
