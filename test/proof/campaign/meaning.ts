/** Whether a file was corrupted at all: it may be written in another way, and say the same. */

import { fraction, textOf } from './linear.js';
import type { Original } from './mutations/texts.js';

/**
 * Whether a text says the same as another: numbers count by their values, defaults as if they were written out, cells and
 * dropped hypotheses in any order, and provenance not at all. A text that is no JSON says nothing.
 */
export function saysTheSame(text: string, original: Original): boolean {
  try {
    return isSame(JSON.parse(text), original.file);
  } catch {
    return false;
  }
}

/** Looks no further than to the first difference. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return lowestTerms(a) === lowestTerms(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((x, i) => isSame(x, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = keysOf(a);
  return (
    keys.length === keysOf(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && (isSame(a[key], b[key]) || isReordered(key, a[key], b[key])))
  );
}

const UNORDERED = ['cells', 'dropped'];

function isReordered(key: string, a: unknown, b: unknown): boolean {
  if (!UNORDERED.includes(key) || !Array.isArray(a) || !Array.isArray(b) || a.length !== b.length)
    return false;
  const rest = [...(b as readonly unknown[])];
  return a.every((x) => {
    const place = rest.findIndex((y) => isSame(x, y));
    return place >= 0 && rest.splice(place, 1).length > 0;
  });
}

/** The keys that say something. */
function keysOf(object: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(object).filter((key) => key !== 'provenance' && !isDefault(key, object[key]));
}

function isDefault(key: string, value: unknown): boolean {
  if (key === 'power') return value === 1;
  return key === 'avoiding' && Array.isArray(value) && value.length === 0;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function lowestTerms(text: string): string {
  const value = text.includes('/') ? fraction(text) : undefined;
  return value === undefined ? text : textOf(value);
}
