/** The files that other tools wrote, and what those tools compute with them. */

import { readdirSync, readFileSync } from 'node:fs';
import {
  modelFormat,
  readDescription,
  readModel,
  type ModelResult,
} from '../../../src/sources/models/index.js';
import type { Network } from '../../../src/exact/index.js';

const folder = new URL('fixtures/', import.meta.url);

export function bytesOf(name: string): Uint8Array {
  return readFileSync(new URL(name, folder));
}

/** What a fixture is read as; of a description, what it and its tensors are. */
export function resultOf(name: string): ModelResult {
  const bytes = bytesOf(name);
  if (!name.endsWith('.json')) return modelOf(bytes, name);
  const description = readDescription(new TextDecoder().decode(bytes));
  if ('problems' in description) return description;
  return modelOf(bytesOf(description.tensors), description.tensors, description);
}

export function modelOf(bytes: Uint8Array, name: string, ...more: DescriptionAndBeside): ModelResult {
  const format = modelFormat(bytes, name);
  if (format === undefined) throw new TypeError(`${name} is no model file`);
  return readModel(bytes, format, ...more);
}

type DescriptionAndBeside =
  Parameters<typeof readModel> extends [unknown, unknown, ...infer More] ? More : never;

export function networkOf(name: string): Network {
  return accepted(resultOf(name));
}

export function accepted(result: ModelResult): Network {
  if ('network' in result) return result.network;
  throw new Error(`no network with matrices: ${complaints(result).join('\n')}`);
}

/** Such as `tensor "W": expected a matrix, got shape 2`. */
export function complaints(result: ModelResult): readonly string[] {
  return 'problems' in result
    ? result.problems.map(({ path, expected, found }) => `${path}: expected ${expected}, got ${found}`)
    : [];
}

/** The files in `exported/`, by name. */
export const exported: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(new URL('exported/', import.meta.url)).map((name) => [
    name,
    readFileSync(new URL(`exported/${name}`, import.meta.url)),
  ]),
);

interface Expected {
  readonly files: Readonly<
    Record<string, { readonly inputs: readonly number[][]; readonly outputs: readonly number[][] }>
  >;
}

export const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected;
