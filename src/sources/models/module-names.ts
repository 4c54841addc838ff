/**
 * The layers among tensors that are called as PyTorch calls the parameters of modules: `0.weight`, `0.bias`, `2.weight`, or
 * `encoder.0.weight`, …, `decoder.2.bias`. A state dict does not say in which order its modules are applied, so layers are
 * taken from it only where the names leave no doubt.
 */

import { quoted } from '../../exact/index.js';
import { LAYERS_FORMAT, type NamedLayer } from './named-layer.js';
import type { Refusals } from './refusals.js';
import type { TensorFile } from './tensor-file.js';

/** Names of parts of which the first clearly comes before the second. */
const ENDS = [
  ['encoder', 'decoder'],
  ['enc', 'dec'],
  ['input', 'output'],
];

/** The layers in their order; notes what is in doubt. */
export function layersByModule(file: TensorFile, refusals: Refusals): readonly NamedLayer[] | undefined {
  const names = [...file.tensors.keys(), ...file.unread.keys()];
  const modules = names
    .filter((name) => isParameter(name, 'weight'))
    .map((name) => name.slice(0, -'weight'.length));
  if (modules.length === 0) {
    const expected = `tensors W1, b1, W2, … or 0.weight, 0.bias, 2.weight, …, or a description (${LAYERS_FORMAT}) that names the layers`;
    return refusals.note('file', expected, contentsOf(file));
  }
  const described = `or a description (${LAYERS_FORMAT}) that names the layers`;
  for (const name of names) {
    if (isParameter(name, 'weight') || modules.some((module) => name === `${module}bias`)) continue;
    return refusals.note(
      `tensor ${quoted(name)}`,
      `the .weight or .bias of a layer, ${described}`,
      'another name',
    );
  }
  const sorted = [...modules].sort((a, b) => comparison(a, b) ?? 0);
  for (const [k, module] of sorted.entries()) {
    const next = sorted[k + 1];
    if (next !== undefined && comparison(module, next) !== -1) {
      const expected = `numbers that say which of the two layers comes first, ${described}`;
      return refusals.note('file', expected, `${quoted(`${module}weight`)} and ${quoted(`${next}weight`)}`);
    }
  }
  return sorted.map((module) => ({
    weights: `${module}weight`,
    bias: names.includes(`${module}bias`) ? `${module}bias` : undefined,
    transposed: false,
  }));
}

function isParameter(name: string, parameter: string): boolean {
  return name === parameter || name.endsWith(`.${parameter}`);
}

/**
 * −1 or 1 if one module clearly comes before the other: where their paths part, by numbers (2 before 10, fc1 before fc2),
 * or as an encoder and a decoder. `undefined` for all others.
 */
function comparison(a: string, b: string): -1 | 1 | undefined {
  const [first, second] = [a.split('.'), b.split('.')];
  const part = first.findIndex((name, i) => name !== second[i]);
  const [x = '', y = ''] = [first[part], second[part]];
  if (ENDS.some(([start, end]) => x === start && y === end)) return -1;
  if (ENDS.some(([start, end]) => y === start && x === end)) return 1;
  const [numbered, other] = [/^(\D*)(\d+)$/.exec(x), /^(\D*)(\d+)$/.exec(y)];
  if (numbered === null || other === null || numbered[1] !== other[1]) return undefined;
  const difference = Number(numbered[2]) - Number(other[2]);
  return difference === 0 ? undefined : difference < 0 ? -1 : 1;
}

/** The first tensors with their shapes, as a text. */
function contentsOf({ tensors, unread }: TensorFile): string {
  const all = [
    ...[...tensors].map(([name, { shape }]) => `${quoted(name)} (${shape.join('×')})`),
    ...[...unread].map(([name, type]) => `${quoted(name)} of type ${type}`),
  ];
  const shown = all.slice(0, 12);
  const more = all.length > shown.length ? `, and ${all.length - shown.length} more` : '';
  return all.length === 0 ? 'no tensors' : `${shown.join(', ')}${more}`;
}
