/**
 * Tasks that come from elsewhere, and results: texts that are not trusted. A check looks at every value that the text holds,
 * and notes what is not as it should be; only a text without problems becomes a value.
 */

import { type Place, Problems, readPlace } from '../../exact/index.js';
import type { Tasks } from './tasks.js';

/** How the input and the result of a task are checked. */
export interface Check<Input> {
  readonly input: (place: Place) => void;
  /** `input` is what the result is said to be of. One that is `undefined` comes as `null`. */
  readonly result: (place: Place, input: Input) => void;
  /** A text that the task tells while it works; it tells none if this is absent. */
  readonly told?: (place: Place, input: Input) => void;
}

export type Checks<T extends Tasks> = {
  readonly [K in keyof T]: Check<Parameters<T[K]>[0]>;
};

/** Characters of a text, depth of its nesting, and characters of a number in it. */
const LIMITS = { characters: 128 * 2 ** 20, depth: 16, digits: 64 };

/** The value of a JSON text. Throws a sentence that says what is wrong where, if the check finds anything. */
export function received(json: string, check: (place: Place) => void): unknown {
  const problems = new Problems(1);
  const place = readPlace(json, LIMITS, problems);
  if (place) check(place);
  const [problem] = problems.noted;
  // What was read strictly, without unknown keys, is the same for every reader.
  if (problem === undefined) return JSON.parse(json);
  const { path, expected, found } = problem;
  throw new Error(`${path === '' ? '' : `${path}: `}expected ${expected}, got ${found}`);
}

/** A text of at most `most` characters. */
export function text(place: Place, most: number): string | undefined {
  const { value } = place;
  if (typeof value !== 'string') return place.refuse('a text');
  return value.length <= most ? value : place.exceed(`at most ${most} characters`, String(value.length));
}

/** A name, or a few words. */
export function shortText(place: Place): string | undefined {
  return text(place, 10_000);
}

/** A float64 in [least, most]. */
export function numberAt(place: Place, least: number, most: number): number | undefined {
  const { value } = place;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  return place.refuse(`a number from ${least} to ${most}`);
}

/** Exactly this number. */
export function exactNumber(place: Place, number: number): void {
  if (place.value !== number) place.refuse(String(number));
}
