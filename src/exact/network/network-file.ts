/**
 * Network files, `basincheck/network@1`: {format, activation, layers}. A counterexample file has the same
 * `activation` and `layers` under `network`.
 */

import { layoutJson, parseJson, Place, Problems, type JsonLimits, type Problem } from '../reading/index.js';
import { Rational, type Vector, type Watch } from '../numbers/index.js';
import type { Activation } from './activation.js';
import { absolute, hardTanh, leakyRelu, relu } from './named.js';
import { Network, type Layer } from './network.js';
import { NETWORK_FORMAT, networkJson } from './network-json.js';
import { PiecewiseLinear, type Piece } from './piecewise-linear.js';
import { elu, smoothActivations } from './smooth.js';

/** Limits for one number and one file that are read. */
export interface ReadingLimits extends JsonLimits {
  /** Greatest number of characters of the whole text. */
  readonly characters: number;
}

export const readingLimits: ReadingLimits = { characters: 8 * 2 ** 20, depth: 32, digits: 10_000 };

export type NetworkResult = { readonly network: Network } | { readonly problems: readonly Problem[] };

/**
 * Reads a network file. All problems are reported at once, each with its path. Never throws on any text.
 *
 * @example
 * ```ts
 * import { type Problem, readNetwork } from 'basincheck';
 * const layers = '[{"weights": [["1/2", 0.25]], "bias": [0]}]';
 * const read = readNetwork(`{"format": "basincheck/network@1", "activation": {"name": "relu"}, "layers": ${layers}}`);
 * 'network' in read && read.network.layers; // → [{ weights: [[1/2, 1/4]], bias: [0] }]
 * const { problems } = readNetwork('[]') as { problems: readonly Problem[] };
 * problems.map(({ expected, found }) => `${expected}, not ${found}`); // → ['an object, not an array of 0']
 * ```
 */
export function readNetwork(text: string, limits: ReadingLimits = readingLimits): NetworkResult {
  const problems = new Problems();
  const place = readPlace(text, limits, problems);
  const entries = place?.object('format', 'activation', 'layers');
  entries?.format.word(NETWORK_FORMAT);
  const network = entries && networkAt(entries.activation, entries.layers, 'network file');
  return network && problems.count === 0 ? { network } : { problems: problems.noted };
}

/** The JSON value of a text as a place to read from; notes the problem if there is none. */
export function readPlace(
  text: string,
  limits: ReadingLimits,
  problems: Problems,
  watch?: Watch,
): Place | undefined {
  if (text.length > limits.characters) {
    const found = `${text.length} characters`;
    return problems.note({
      path: '',
      expected: `at most ${limits.characters} characters`,
      found,
      limit: true,
    });
  }
  const parsed = parseJson(text, limits, watch);
  if ('failure' in parsed) return problems.note(parsed.failure);
  return new Place(parsed.value, '', problems, limits.digits, watch);
}

/** In what kind of file a network stands. In `basincheck/counterexample@1`, the activation elu has no `alpha`. */
export type Within = 'network file' | 'counterexample' | 'counterexample@1';

/**
 * Reads the entries `activation` and `layers`. In a counterexample file, numbers are strings. A network file may also
 * contain JSON numbers, which mean exactly their float64, and may give the common piecewise linear functions by name.
 */
export function networkAt(
  activation: Place,
  layers: Place,
  within: Within,
  watch?: Watch,
): Network | undefined {
  const phi = activationAt(activation, within, watch);
  const read = layersAt(layers, numberWithin(within));
  return phi && read && new Network(phi, read);
}

function numberWithin(within: Within): ReadNumber {
  return (place) => (within === 'network file' ? place.rationalOrNumber() : place.rational());
}

type ReadNumber = (place: Place) => Rational | undefined;

/** The number of columns of a matrix that is still to be read, by its first row. */
function inputsOf(weights: Place): number | undefined {
  const row = weights.peek(0);
  return Array.isArray(row) ? Math.max(row.length, 1) : undefined;
}

function layersAt(place: Place, number: ReadNumber): readonly Layer[] | undefined {
  let inputs: number | undefined;
  const layers = place.list((item) => {
    const entries = item.object('weights', 'bias');
    if (entries === undefined) return undefined;
    const rows = entries.weights.length;
    inputs ??= inputsOf(entries.weights);
    const weights = entries.weights.list((row) => row.list(number, inputs, 'weights, one for each input'));
    const bias: Vector | undefined = entries.bias.list(number, rows, 'biases, one for each row of weights');
    if (rows === 0) return entries.weights.refuse('at least one row');
    inputs = rows;
    return weights && bias && { weights, bias };
  });
  return layers?.length === 0 ? place.refuse('at least one layer') : layers;
}

/** Reads an activation of such a file: its name, with its parameter if it has one, or a list of pieces. */
export function activationAt(place: Place, within: Within, watch?: Watch): Activation | undefined {
  const number = numberWithin(within);
  const byAnyName = within === 'network file';
  if (place.peek('name') === undefined) {
    const entries = place.object('pieces');
    return entries && piecesAt(entries.pieces, number, watch);
  }
  const entries = place.object('name', 'slope?', 'alpha?');
  const named: Readonly<Record<string, Activation>> = byAnyName ? allNamed : smoothActivations;
  const name = entries?.name.word(...Object.keys(named), ...(byAnyName ? ['leaky-relu'] : []));
  if (entries === undefined || name === undefined) return undefined;
  const { slope, alpha } = entries;
  if (slope && name !== 'leaky-relu') return slope.refuse('no such key', 'an unknown key');
  if (alpha && (name !== 'elu' || within === 'counterexample@1'))
    return alpha.refuse('no such key', 'an unknown key');
  if (name === 'leaky-relu') {
    const value = slope ? number(slope) : place.refuse('"slope" beside "leaky-relu"', 'nothing');
    return value && leakyRelu(value);
  }
  return alpha ? eluAt(alpha, number) : named[name];
}

function eluAt(place: Place, number: ReadNumber): Activation | undefined {
  const alpha = number(place);
  return alpha && (alpha.sign > 0 ? elu(alpha) : place.refuse('a number above 0'));
}

const allNamed = { ...smoothActivations, relu, abs: absolute, 'hard-tanh': hardTanh };

function piecesAt(place: Place, number: ReadNumber, watch: Watch | undefined): PiecewiseLinear | undefined {
  if (place.length === 0) return place.refuse('at least one piece');
  const last = (place.length ?? 0) - 1;
  const pieces = place.list((item): Piece | undefined => {
    const isLast = item.path === `${place.path}[${last}]`;
    const entries: Partial<Record<'slope' | 'intercept' | 'until', Place>> | undefined = isLast
      ? item.object('slope', 'intercept')
      : item.object('slope', 'intercept', 'until');
    const slope = entries?.slope && number(entries.slope);
    const intercept = entries?.intercept && number(entries.intercept);
    const until = entries?.until && number(entries.until);
    if (!slope || !intercept) return undefined;
    if (isLast) return { slope, intercept };
    return until && { until, slope, intercept };
  });
  const unordered = pieces?.findIndex(({ until }, i) => {
    const before = pieces[i - 1]?.until;
    return until !== undefined && before !== undefined && until.atMost(before);
  });
  if (unordered !== undefined && unordered >= 0) {
    return place.refuse(
      'values of "until" that increase strictly',
      `piece ${unordered} not after the one before it`,
    );
  }
  return pieces && new PiecewiseLinear(pieces, watch);
}

/**
 * The text of a network file, which `readNetwork` reads back to an equal network.
 *
 * @example
 * ```ts
 * import { Network, Rational, smoothActivations, writeNetwork } from 'basincheck';
 * const F = new Network(smoothActivations.tanh, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const text = writeNetwork(F);
 * JSON.parse(text).layers; // → [{ weights: [['1/2']], bias: ['0'] }]
 * ```
 */
export function writeNetwork(network: Network): string {
  return layoutJson({ format: NETWORK_FORMAT, ...networkJson(network) });
}

/**
 * The same with weights and biases as JSON numbers, for a network in which all of them are float64: much shorter. Throws if
 * one is not.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu, writeNetworkNumbers } from 'basincheck';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * JSON.parse(writeNetworkNumbers(F)).layers; // → [{ weights: [[0.5]], bias: [0] }]
 * ```
 */
export function writeNetworkNumbers(network: Network): string {
  const number = (q: Rational): number => {
    const value = q.toNumber();
    if (Rational.fromNumber(value).equals(q)) return value;
    throw new RangeError(`writeNetworkNumbers: expected float64 numbers, got ${q.toString()}`);
  };
  const layers = network.layers.map(({ weights, bias }) => ({
    weights: weights.map((row) => row.map(number)),
    bias: bias.map(number),
  }));
  return layoutJson({ format: NETWORK_FORMAT, activation: networkJson(network).activation, layers });
}
