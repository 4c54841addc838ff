/** The network of a file, in any format that is read, however little the file is to be trusted. */

import { basename, dirname, join } from 'node:path';
import { defaultLimits, readCounterexample, saysCounterexample } from '../../proof/index.js';
import {
  type Beside,
  foreignFile,
  LAYERS_FORMAT,
  modelFormat,
  readDescription,
  readModel,
  type ModelResult,
} from '../../sources/models/index.js';
import { type Problem, quoted, readingLimits, readNetwork } from '../../exact/index.js';
import { pathWithin, readBytes, readUntrusted, textOf } from './files.js';

/** The most bytes that a file with a model may have. */
const MOST_BYTES = 2 ** 28;
/** Of a network file: some million weights, as `basincheck train` may write them. */
const limits = { ...readingLimits, characters: 2 ** 27 };

/** The network of a network file, a model of another tool, a description of its layers, or a counterexample file. */
export function networkIn(path: string): ModelResult {
  const own = ownNetworkIn(path);
  if (own !== 'counterexample') return own;
  const read = textIn(path);
  if ('problem' in read) return { problems: [read.problem] };
  const result = readCounterexample(read.text, defaultLimits);
  return 'problems' in result ? result : { network: result.counterexample.network, notes: [] };
}

/** The same, unless the file is a counterexample file, which has to be verified before it is drawn. */
export function ownNetworkIn(path: string): ModelResult | 'counterexample' {
  const read = readBytes(path, MOST_BYTES);
  if ('problem' in read) return { problems: [read.problem] };
  const foreign = foreignFile(read.bytes);
  if (foreign) return { problems: [foreign] };
  const format = modelFormat(read.bytes, path);
  if (format !== undefined) return readModel(read.bytes, format, undefined, besideIn(dirname(path)));
  const content = textOf(read.bytes, limits.characters);
  if ('problem' in content) return { problems: [content.problem] };
  const { text } = content;
  if (isCounterexample(text)) return 'counterexample';
  if (text.includes(`"${LAYERS_FORMAT}"`)) return describedIn(text, dirname(path));
  const result = readNetwork(text, limits);
  return 'problems' in result ? result : { network: result.network, notes: [] };
}

/** A description of layers is not longer. */
const LONGEST_DESCRIPTION = 2 ** 20;

/** The files that a network is read from: its own, and the one with the tensors that a description of layers names. */
export function sourcesOf(path: string): readonly string[] {
  const read = readUntrusted(path, LONGEST_DESCRIPTION);
  if ('problem' in read || !read.text.includes(`"${LAYERS_FORMAT}"`)) return [path];
  const description = readDescription(read.text);
  return 'problems' in description ? [path] : [path, join(dirname(path), description.tensors)];
}

function textIn(path: string): { readonly text: string } | { readonly problem: Problem } {
  const read = readBytes(path, defaultLimits.characters);
  return 'problem' in read ? read : textOf(read.bytes, defaultLimits.characters);
}

/** The network of a description of layers, with the file of tensors that it names in its own folder. */
function describedIn(text: string, folder: string): ModelResult {
  const description = readDescription(text);
  if ('problems' in description) return description;
  const { tensors } = description;
  const read = readBytes(join(folder, tensors), MOST_BYTES);
  if ('problem' in read) return { problems: [{ ...read.problem, path: `tensors, ${basename(tensors)}` }] };
  const format = modelFormat(read.bytes, tensors);
  if (format !== undefined) return readModel(read.bytes, format, description);
  const found = 'other bytes';
  return { problems: [{ path: 'tensors', expected: 'a safetensors or .npz file', found, limit: false }] };
}

/**
 * The files beside a model in which it keeps its numbers: those in its folder or below, and no others, whatever names stand
 * in the model. Each is read once.
 */
function besideIn(folder: string): Beside {
  const known = new Map<string, ReturnType<Beside>>();
  return (name) => {
    const before = known.get(name);
    const found = before ?? fileWithin(folder, name);
    known.set(name, found);
    return found;
  };
}

function fileWithin(folder: string, name: string): ReturnType<Beside> {
  const path = pathWithin(folder, name);
  if (path === undefined) {
    const expected = 'the rest of its numbers in a file in the folder of the model';
    return { problem: { expected, found: quoted(name), limit: false } };
  }
  const read = readBytes(path, MOST_BYTES);
  const problem = 'problem' in read ? read.problem : foreignFile(read.bytes);
  if ('bytes' in read && problem === undefined) return read;
  const { found = '', limit = false } = problem ?? {};
  const expected = limit
    ? `at most ${MOST_BYTES} bytes in the file ${quoted(name)} beside the model`
    : `its numbers in the file ${quoted(name)} beside the model, or in the model (external_data=False in torch.onnx.export)`;
  return { problem: { expected, found, limit } };
}

/** Whether a text is meant as a counterexample file, and not as a network file. */
function isCounterexample(text: string): boolean {
  return saysCounterexample(text);
}

/** Says on stderr why there is no network to speak of. */
export function complain(path: string, problems: readonly Problem[]): void {
  for (const { path: place, expected, found } of problems) {
    process.stderr.write(`${path}: ${place === '' ? '' : `${place}: `}expected ${expected}, got ${found}\n`);
  }
}
