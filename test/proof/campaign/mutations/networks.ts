/** Changes of the shape of a network: matrices, layers, pieces of φ, and of what a file says about it. */

import type { CertificateFile, LayerFile } from '../../corpus/file.js';
import { item } from '../linear.js';
import { HYPOTHESES } from '../oracle/hypotheses.js';
import type { Random } from '../random.js';
import { mutationOf, type Mutation } from './mutation.js';

const SMOOTH_NAMES = ['tanh', 'sigmoid', 'softplus', 'elu', 'gelu', 'gelu-tanh', 'silu'];
const ALPHAS = ['2', '1/2', '65/64', '1', '1000', '0', '-1'];

/** Exchanges two different items of a list. */
export function exchange(list: unknown[], random: Random): boolean {
  if (list.length < 2) return false;
  const i = random.integer(0, list.length - 1);
  const j = (i + random.integer(1, list.length - 1)) % list.length;
  const held = list[i];
  list[i] = list[j];
  list[j] = held;
  return true;
}

/** Removes an item, or says that there is none. */
export function remove(list: unknown[], random: Random): boolean {
  return list.splice(random.integer(0, list.length - 1), 1).length > 0;
}

/** Puts a copy of an item somewhere. */
export function duplicate(list: unknown[], random: Random): boolean {
  if (list.length === 0) return false;
  const copy: unknown = structuredClone(random.pick(list));
  list.splice(random.integer(0, list.length), 0, copy);
  return true;
}

const layersOf = (file: CertificateFile): LayerFile[] => file.network.layers;
const listsOf = (file: CertificateFile): unknown[][] => [file.network.layers];
const piecesOf = ({ network: { activation } }: CertificateFile): unknown[][] =>
  'pieces' in activation ? [activation.pieces] : [];

const matrices: readonly Mutation[] = [
  mutationOf('matrix entries swapped', layersOf, ({ weights }, random) => {
    const [from, to] = [random.pick(weights), random.pick(weights)];
    const [i, j] = [random.integer(0, from.length - 1), random.integer(0, to.length - 1)];
    const held = item(from, i);
    from[i] = item(to, j);
    to[j] = held;
    return true;
  }),
  mutationOf('matrix rows swapped', layersOf, ({ weights }, random) => exchange(weights, random)),
  mutationOf('matrix transposed', layersOf, (layer) => {
    const { weights } = layer;
    layer.weights = item(weights, 0).map((_, j) => weights.map((row) => item(row, j)));
    return true;
  }),
  mutationOf('matrix row removed', layersOf, ({ weights, bias }, random) => {
    if (random.chance(0.5)) bias.pop();
    return remove(weights, random);
  }),
  mutationOf('hidden unit removed', listsOf, (_, random, { network: { layers } }) => {
    if (layers.length < 2) return false;
    const k = random.integer(0, layers.length - 2);
    const [layer, next] = [item(layers, k), item(layers, k + 1)];
    const unit = random.integer(0, layer.bias.length - 1);
    for (const list of [layer.weights, layer.bias, ...next.weights]) list.splice(unit, 1);
    return true;
  }),
];

const layers: readonly Mutation[] = [
  mutationOf('layer removed', listsOf, remove),
  mutationOf('layer duplicated', listsOf, duplicate),
  mutationOf('layers swapped', listsOf, exchange),
  mutationOf('identity layer added', layersOf, (_, random, { network }) => {
    const k = random.integer(0, network.layers.length - 1);
    const n = item(network.layers, k).weights.length;
    const weights = Array.from({ length: n }, (_row, i) =>
      Array.from({ length: n }, (_entry, j) => (i === j ? '1' : '0')),
    );
    network.layers.splice(k + 1, 0, { weights, bias: weights.map(() => '0') });
    return true;
  }),
];

const activations: readonly Mutation[] = [
  mutationOf('piece removed', piecesOf, remove),
  mutationOf('piece duplicated', piecesOf, duplicate),
  mutationOf('pieces swapped', piecesOf, exchange),
  mutationOf('activation replaced', layersOf, (_, random, { network }) => {
    const { activation } = network;
    network.activation =
      'name' in activation && random.chance(0.2)
        ? { pieces: [{ slope: '1', intercept: '0' }] }
        : { name: random.pick(SMOOTH_NAMES) };
    return true;
  }),
  mutationOf('alpha replaced', layersOf, (_, random, file) => {
    const { activation } = file.network;
    if (!('name' in activation) || activation.name !== 'elu') return false;
    activation.alpha = random.pick(ALPHAS);
    if (random.chance(0.5)) file.format = 'basincheck/counterexample@2';
    return true;
  }),
];

const allHypotheses = [...new Set(Object.values(HYPOTHESES).flat())];
const theorems = Object.keys(HYPOTHESES);
const claims = (file: CertificateFile): CertificateFile[] => [file];

const statements: readonly Mutation[] = [
  mutationOf('theorem changed', claims, (file, random) => {
    file.theorem = random.pick([...theorems, '1.1']);
    return true;
  }),
  mutationOf('hypothesis added to dropped', claims, ({ theorem, dropped }, random) => {
    const known = random.chance(0.8) ? (HYPOTHESES[theorem] ?? allHypotheses) : allHypotheses;
    dropped.push(random.pick(known));
    return true;
  }),
  mutationOf('hypothesis removed from dropped', claims, ({ dropped }, random) => remove(dropped, random)),
  mutationOf('hypothesis replaced in dropped', claims, ({ theorem, dropped }, random) => {
    if (dropped.length === 0) return false;
    const known = HYPOTHESES[theorem] ?? allHypotheses;
    dropped[random.integer(0, dropped.length - 1)] = random.pick(known);
    return true;
  }),
];

export const networkMutations: readonly Mutation[] = [...matrices, ...layers, ...activations, ...statements];
