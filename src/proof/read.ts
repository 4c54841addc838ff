/**
 * Reads a counterexample file: shapes, numbers, indices, limits. What the values claim is not judged here.
 * Unknown keys are refused except inside `provenance`, and so are missing ones; all problems are collected.
 */

import {
  type Json,
  type Network,
  networkAt,
  type Place,
  type Problem,
  Problems,
  readPlace,
  type Watch,
} from '../exact/index.js';
import { algebraTheorems, assumptionsOf, outputsFor, type Theorem, theorems } from '../statements/index.js';
import type { AlgebraCounterexample } from './algebra/counterexample.js';
import { readAlgebra } from './algebra/kind.js';
import { type ClaimReader, type Counterexample, readAbout } from './kinds.js';
import type { Limits } from './parts/limits.js';
import type { Version } from './parts/kind.js';
import { PartsReader } from './parts/reader.js';

/** The numbers of the format that can be read. */
const VERSIONS: readonly Version[] = [1, 2];

/**
 * What a file says its format is.
 *
 * @example
 * ```ts
 * import { counterexampleFormat } from 'basincheck/verify';
 * counterexampleFormat(1); // → 'basincheck/counterexample@1'
 * ```
 */
export function counterexampleFormat(version: Version): string {
  return `basincheck/counterexample@${version}`;
}

/**
 * Whether the text has the name of the format in it, so that it is to be read as a counterexample file.
 *
 * @example
 * ```ts
 * import { saysCounterexample } from 'basincheck/verify';
 * saysCounterexample('{"format": "basincheck/counterexample@2"}'); // → true
 * saysCounterexample('{"format": "basincheck/network@1"}'); // → false
 * ```
 */
export function saysCounterexample(text: string): boolean {
  return VERSIONS.some((version) => text.includes(`"${counterexampleFormat(version)}"`));
}

/** The contents of a file; or what is wrong with it. */
export type ReadAny<Contents> =
  | { readonly counterexample: Contents }
  | {
      readonly problems: readonly Problem[];
      /** Number of all problems; `problems` holds only the first ones. */
      readonly count: number;
      /** Whether the text says that it is a counterexample file in this format. */
      readonly claims: boolean;
    };

export type ReadResult = ReadAny<Counterexample>;

/**
 * Reads a counterexample file about a network, and judges nothing of it: `verify` does. All problems are reported at once, each with its
 * path. Throws what the watch throws.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { defaultLimits, readCounterexample } from 'basincheck/verify';
 * const text = readFileSync('counterexamples/2.2-without-width.json', 'utf8');
 * const read = readCounterexample(text, defaultLimits);
 * 'counterexample' in read && read.counterexample.dropped; // → ['width']
 * 'problems' in readCounterexample('{}', defaultLimits); // → true
 * ```
 */
export function readCounterexample(text: string, limits: Limits, watch?: Watch): ReadResult {
  const read = readAnyCounterexample(text, limits, watch);
  if ('problems' in read) return read;
  const { counterexample } = read;
  if (counterexample.kind !== 'algebra') return { counterexample };
  return { problems: [notAboutNetwork(counterexample)], count: 1, claims: true };
}

/**
 * What is wrong with a file about exact data where one about a network is wanted.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { notAboutNetwork, verify } from 'basincheck/verify';
 * const verification = verify(readFileSync('counterexamples/memorization/m-2-without-least-above-minus-one.json', 'utf8'));
 * if (verification.verdict !== 'verified' || verification.counterexample.kind !== 'algebra') throw new Error();
 * notAboutNetwork(verification.counterexample).found; // → 'one about Theorem 2 (memorization)'
 * ```
 */
export function notAboutNetwork({ statement }: AlgebraCounterexample): Problem {
  return {
    path: 'theorem',
    expected: 'a file about a network',
    found: `one about ${statement.name}`,
    limit: false,
  };
}

/**
 * Reads a counterexample file, about a network or about exact data, and judges nothing of it: `verify` does. Throws what the watch
 * throws.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { defaultLimits, readAnyCounterexample } from 'basincheck/verify';
 * const text = readFileSync('counterexamples/memorization/m-2-without-least-above-minus-one.json', 'utf8');
 * const read = readAnyCounterexample(text, defaultLimits);
 * 'counterexample' in read && read.counterexample.kind; // → 'algebra'
 * ```
 */
export function readAnyCounterexample(
  text: string,
  limits: Limits,
  watch?: Watch,
): ReadAny<Counterexample | AlgebraCounterexample> {
  const problems = new Problems();
  const place = readPlace(text, limits, problems, watch);
  const format = place?.peek('format');
  const version = VERSIONS.find((each) => counterexampleFormat(each) === format);
  const claims = version !== undefined;
  if (place && !claims) {
    const formats = VERSIONS.map((each) => `"${counterexampleFormat(each)}"`).join(' or ');
    place.refuse(`an object with "format": ${formats}`);
  }
  const counterexample = place && claims ? counterexampleAt(place, limits, version, watch) : undefined;
  if (counterexample && problems.count === 0) return { counterexample };
  return { problems: problems.noted, count: problems.count, claims };
}

function counterexampleAt(
  place: Place,
  limits: Limits,
  version: Version,
  watch?: Watch,
): Counterexample | AlgebraCounterexample | undefined {
  const id = place.peek('theorem');
  const statement = theorems.find((each) => each.id === id);
  if (statement) return readAbout(statement, place, claimReader(limits, version, watch));
  const aboutData = algebraTheorems.find((each) => each.id === id);
  if (aboutData && version === 2) return readAlgebra(aboutData, place, limits);
  const known = version === 1 ? theorems : [...theorems, ...algebraTheorems];
  // Which other keys a file has depends on its theorem: they are not looked at.
  return place.some('theorem').theorem.refuse(known.map((each) => `"${each.id}"`).join(' or '));
}

function claimReader(limits: Limits, version: Version, watch: Watch | undefined): ClaimReader {
  return (statement, entries) => {
    const dropped = readDropped(entries.dropped, statement);
    const network = readNetwork(entries.network, statement, version, watch);
    const provenance = entries.provenance?.anyObject();
    // Of a network that could not be read, what seem to be its inputs.
    const n = network?.inputDimension ?? lengthOf(entries.network.peek('layers', 0, 'weights', 0));
    const claim =
      dropped && network ? { statement, dropped, network, ...(provenance && { provenance }) } : undefined;
    return { claim, reader: new PartsReader(n, limits, watch), version };
  };
}

function readNetwork(
  place: Place,
  statement: Theorem,
  version: Version,
  watch: Watch | undefined,
): Network | undefined {
  const parts = place.object('activation', 'layers');
  const within = version === 1 ? 'counterexample@1' : 'counterexample';
  const network = parts && networkAt(parts.activation, parts.layers, within, watch);
  if (network === undefined) return undefined;
  const outputs = outputsFor(statement, network.inputDimension);
  if (network.outputDimension === outputs) return network;
  const maps = statement.subject === 'values on a bounded set' ? 'to ℝ' : 'to ℝⁿ⁰';
  return place.refuse(`a network ${maps}, with ${outputs} outputs`, `${network.outputDimension}`);
}

function readDropped(place: Place, statement: Theorem): readonly string[] | undefined {
  const names = assumptionsOf(statement).map(({ name }) => name);
  const seen = new Set<string>();
  return place.list((item) => {
    const name = item.word(...names);
    if (name === undefined) return undefined;
    if (seen.has(name)) return item.refuse('each hypothesis once');
    seen.add(name);
    return name;
  });
}

function lengthOf(value: Json | undefined): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}
