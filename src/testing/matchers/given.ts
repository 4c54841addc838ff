/** Reads the network or the file that a test is about, in each of the forms in which it may be given. */

import { readFileSync } from 'node:fs';
import { defaultLimits, readCounterexample, saysCounterexample } from '../../proof/index.js';
import { modelFormat, type ModelResult, readModel } from '../../sources/models/index.js';
import { Network, NETWORK_FORMAT, type NetworkResult, type Problem, readNetwork } from '../../exact/index.js';

/**
 * The network given as one of these: a `Network`; the JSON value of a network file, with or without its `format`; the
 * JSON value of a counterexample file, which contains a network; or a string. A string that begins with `{` is the
 * text of such a file, any other string its path, or that of a model of another tool (ONNX, safetensors, npz). Typed arrays of
 * numbers stand for arrays. Throws a TypeError that names all problems if there is no network in it.
 */
export function networkGiven(given: unknown): Network {
  if (given instanceof Network) return given;
  const foreign = typeof given === 'string' && !isText(given) ? modelIn(given) : undefined;
  if (foreign !== undefined) {
    if ('network' in foreign) return foreign.network;
    if ('sparse' in foreign)
      throw new TypeError(
        `${String(given)}: expected a network that fits into matrices, got one of large images`,
      );
    throw new TypeError(`${String(given)}: expected a network: ${problemsText(foreign.problems)}`);
  }
  const isObject = typeof given === 'object' && given !== null;
  const read = networkIn(textGiven(isObject ? { format: NETWORK_FORMAT, ...given } : given));
  if ('network' in read) return read.network;
  throw new TypeError(`expected a network: ${problemsText(read.problems)}`);
}

/** The text of a file given by its path, its text or its JSON value. */
export function textGiven(given: unknown): string {
  if (typeof given === 'string') return isText(given) ? given : readFileSync(given, 'utf8');
  if (typeof given === 'object') return JSON.stringify(given, (_, value: unknown) => plainArray(value));
  throw new TypeError(`expected a path, the text of a file or its JSON value, got ${typeof given}`);
}

function isText(given: string): boolean {
  return given.trimStart().startsWith('{');
}

/** An array in the place of a typed one. */
function plainArray(value: unknown): unknown {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as Float64Array)
    : value;
}

/** A model of another tool; `undefined` for other files. */
function modelIn(path: string): ModelResult | undefined {
  const bytes = readFileSync(path);
  const format = modelFormat(bytes, path);
  return format === undefined ? undefined : readModel(bytes, format);
}

export function problemsText(problems: readonly Problem[]): string {
  return problems
    .map(({ path, expected, found }) => `${path === '' ? '' : `${path}: `}expected ${expected}, got ${found}`)
    .join('; ');
}

function networkIn(text: string): NetworkResult {
  if (!saysCounterexample(text)) return readNetwork(text);
  const read = readCounterexample(text, defaultLimits);
  return 'problems' in read ? read : { network: read.counterexample.network };
}
