/** Lays out JSON for people and for version control. The layout is deterministic, and short values are on one line. */

import type { Json } from './json.js';
import { Numeral } from './numeral.js';

const CHARACTERS_PER_LINE = 110;

/** The text of a JSON value, with a line break at the end. Objects that have `toJSON` are written by it. */
export function layoutJson(value: unknown): string {
  return `${laidOut(written(value), 0)}\n`;
}

/** What JSON has in the place of the value; a number that is kept as it is written stays so. */
function written(value: unknown): unknown {
  if (!isNested(value)) return value;
  if ('toJSON' in value) return written((value as { toJSON: () => unknown }).toJSON());
  if (Array.isArray(value)) return value.map(written);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, written(item)]));
}

function laidOut(value: unknown, indent: number): string {
  const short = spaced(value);
  if (indent + short.length <= CHARACTERS_PER_LINE || !isNested(value)) return short;
  const inner = ' '.repeat(indent + 2);
  const [open, close, lines] = Array.isArray(value)
    ? ['[', ']', value.map((item) => laidOut(item, indent + 2))]
    : [
        '{',
        '}',
        Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${laidOut(item, indent + 2)}`),
      ];
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${' '.repeat(indent)}${close}`;
}

/** The value on one line, with spaces after colons and commas. */
function spaced(value: unknown): string {
  if (value instanceof Numeral) return value.literal;
  if (!isNested(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Numeral);
}

/** A value that was read, as plain objects and arrays of JavaScript. */
export function plain(value: Json): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]: [string, Json]) => [key, plain(item)]));
  }
  return Array.isArray(value) ? (value as readonly Json[]).map(plain) : value;
}
