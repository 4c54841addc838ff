/**
 * Finds the layers of a network among the tensors of a file: W1, b1, W2, b2, … with the activation as a text beside
 * them, or the tensors that a description names, `basincheck/layers@1`.
 */

import {
  type Activation,
  activationAt,
  type Place,
  type Problem,
  Problems,
  quoted,
  Rational,
  readingLimits,
  readPlace,
} from '../../exact/index.js';
import { Chain } from './chain.js';
import { modelOf, type ModelResult } from './model.js';
import { layersByModule } from './module-names.js';
import { LAYERS_FORMAT, type NamedLayer } from './named-layer.js';
import type { Refusals } from './refusals.js';
import { insistOnFinite, matrixOf, shapeText, vectorOf, type Tensor } from './tensor.js';
import type { TensorFile } from './tensor-file.js';

/** The contents of a description. */
export interface Description {
  /** The name of the file with the tensors, in the folder of the description; not a path. */
  readonly tensors: string;
  readonly activation: Activation;
  readonly layers: readonly NamedLayer[];
  /** Whether φ is applied after the last layer too. */
  readonly lastActivated: boolean;
}

/**
 * Reads a description. All problems are reported at once. Never throws on any text.
 *
 * @example
 * ```ts
 * import { readDescription } from 'basincheck';
 * const layers = '[{"weights": "0.weight", "bias": "0.bias"}]';
 * const file = `"format": "basincheck/layers@1", "tensors": "coder.npz", "layers": ${layers}`;
 * const description = readDescription(`{${file}, "activation": {"name": "relu"}}`);
 * 'layers' in description && description.layers; // → [{ weights: '0.weight', bias: '0.bias', transposed: false }]
 * ```
 */
export function readDescription(text: string): Description | { readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const place = readPlace(text, readingLimits, problems);
  const entries = place?.object('format', 'tensors', 'activation', 'layers', 'lastActivated?');
  entries?.format.word(LAYERS_FORMAT);
  const tensors = entries && fileName(entries.tensors);
  const activation = entries && activationAt(entries.activation, 'network file');
  const layers = entries?.layers.list(layerAt);
  const lastActivated = entries?.lastActivated && flag(entries.lastActivated);
  if (layers?.length === 0) entries?.layers.refuse('at least one layer');
  if (!tensors || !activation || !layers || problems.count > 0) return { problems: problems.noted };
  return { tensors, activation, layers, lastActivated: lastActivated ?? false };
}

function fileName(place: Place): string | undefined {
  const expected = 'the name of a file in the same folder';
  const name = word(place, expected);
  return name === undefined || !/[/\\]|^\.{0,2}$/.test(name) ? name : place.refuse(expected);
}

function word(place: Place, expected: string): string | undefined {
  return typeof place.value === 'string' ? place.value : place.refuse(expected);
}

function flag(place: Place): boolean | undefined {
  return typeof place.value === 'boolean' ? place.value : place.refuse('true or false');
}

function layerAt(place: Place): NamedLayer | undefined {
  const entries = place.object('weights', 'bias?', 'transposed?');
  const weights = entries && word(entries.weights, 'the name of a tensor');
  const bias = entries?.bias && word(entries.bias, 'the name of a tensor');
  const transposed = entries?.transposed && flag(entries.transposed);
  return weights === undefined ? undefined : { weights, bias, transposed: transposed ?? false };
}

/** The network given by the names of the tensors, or the reasons why there is none. */
export function networkByNames(file: TensorFile, refusals: Refusals): ModelResult {
  const layers = layersByNumber(file, refusals) ?? layersByModule(file, refusals);
  if (layers === undefined || !refusals.none) return { problems: refusals.noted };
  const activation = activationIn(file.texts.get('activation'), refusals);
  if (activation === undefined) return { problems: refusals.noted };
  return networkOf(file, { activation, layers, lastActivated: false }, refusals);
}

/** The layers W1, b1, W2, b2, …; `undefined` if there is no W1. */
function layersByNumber(
  { tensors, unread }: TensorFile,
  refusals: Refusals,
): readonly NamedLayer[] | undefined {
  const has = (name: string) => tensors.has(name) || unread.has(name);
  const layers: NamedLayer[] = [];
  while (has(`W${layers.length + 1}`)) {
    const k = layers.length + 1;
    layers.push({ weights: `W${k}`, bias: has(`b${k}`) ? `b${k}` : undefined, transposed: false });
  }
  if (layers.length === 0) return undefined;
  const used = new Set(layers.flatMap(({ weights, bias }) => [weights, bias]));
  for (const name of tensors.keys()) {
    if (/^[Wb]\d+$/.test(name) && !used.has(name)) {
      refusals.note(`tensor ${quoted(name)}`, `a layer W1, …, W${layers.length} that it belongs to`, 'none');
    }
  }
  return layers;
}

/** An activation given as a text beside the tensors: its name, or the JSON of a network file. */
function activationIn(text: string | undefined, refusals: Refusals): Activation | undefined {
  if (text === undefined)
    return refusals.note(
      'activation',
      'a text such as "relu" beside the tensors (metadata={"activation": "relu"} in save_file, activation="relu" in savez)',
      'none',
    );
  const problems = new Problems();
  const json = text.startsWith('{') ? text : JSON.stringify({ name: text });
  const place = readPlace(json, { ...readingLimits, characters: 2 ** 16 }, problems);
  const activation = place && activationAt(place, 'network file');
  for (const { path, expected, found } of problems.noted) {
    refusals.note(path === '' ? 'activation' : `activation, ${path}`, expected, found);
  }
  return activation;
}

/** The network whose layers have these names. */
export function networkOf(
  { tensors, unread }: TensorFile,
  { activation, layers, lastActivated }: Omit<Description, 'tensors'>,
  refusals: Refusals,
): ModelResult {
  const chain = new Chain(refusals);
  let width: number | undefined;
  const tensorOf = (name: string): Tensor | undefined => {
    const tensor = tensors.get(name);
    const type = unread.get(name);
    if (type !== undefined)
      return refusals.note(`tensor ${quoted(name)}`, 'a float of 16, 32 or 64 bits, or an integer', type);
    if (tensor === undefined) return refusals.note(`tensor ${quoted(name)}`, 'a tensor of numbers', 'none');
    return insistOnFinite(tensor, refusals) ? tensor : undefined;
  };
  layers.forEach(({ weights, bias, transposed }, k) => {
    // What comes after a tensor that cannot be read often follows from it.
    if (!refusals.none) return;
    const W = tensorOf(weights);
    const b = W && bias !== undefined ? tensorOf(bias) : undefined;
    if (W === undefined) return;
    const { label, shape } = W;
    const [inputs = 0, outputs = 0] = transposed ? shape : [...shape].reverse();
    if (shape.length !== 2 || inputs === 0 || outputs === 0 || inputs !== (width ?? inputs)) {
      const across = transposed ? 'rows' : 'columns';
      const fitting =
        width === undefined ? 'a matrix' : `a matrix with ${width} ${across}, one for each input`;
      refusals.note(label, fitting, shapeText(shape));
      return;
    }
    width = outputs;
    if (b !== undefined && (b.values.length !== outputs || b.shape.filter((n) => n !== 1).length > 1)) {
      refusals.note(b.label, `a vector of ${outputs}, one for each output`, shapeText(b.shape));
      return;
    }
    if (bias !== undefined && b === undefined) return;
    const exact = b ? vectorOf(b) : Array.from({ length: outputs }, () => Rational.zero);
    chain.affine({ weights: matrixOf(W, transposed), bias: exact }, label);
    if (k + 1 < layers.length || lastActivated) chain.activate(activation, `φ after ${label}`, outputs);
  });
  const network = width === undefined ? undefined : chain.network(width, activation);
  return network ? modelOf(network, chain.notes) : { problems: refusals.noted };
}
