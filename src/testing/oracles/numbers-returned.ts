/** Reads the result of a user's function: arrays of any kind, of the right lengths. */

import type { Disagreement } from './disagreement.js';

/** An array, a typed array, or anything else with a length and entries. */
export type Numbers = ArrayLike<number>;

/** The entries, or what is wrong with them. */
export function numbersIn(
  result: unknown,
  length: number,
  where: string,
): { readonly numbers: readonly number[] } | { readonly wrong: Disagreement } {
  const items = itemsIn(result);
  if (items?.length !== length || !items.every((item) => typeof item === 'number')) {
    return { wrong: { where, expected: `${length} numbers`, received: shown(result) } };
  }
  return { numbers: items };
}

/** The items of an array-like object; `undefined` for anything else. */
export function itemsIn(result: unknown): readonly unknown[] | undefined {
  if (typeof result !== 'object' || result === null || !('length' in result)) return undefined;
  return Array.from(result as ArrayLike<unknown>);
}

/** Any value as one line of text, shortened. */
export function shown(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  const items = itemsIn(value);
  if (items !== undefined) return shortened(`[${items.map((item) => shown(item)).join(', ')}]`);
  return shortened(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
}

function shortened(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)} …` : text;
}
