/** What the address of the explorer says: an entry of the catalogue, or a network and what is seen of it. */

import { type Network, readNetwork, writeNetwork } from '../../src/exact/index.js';
import { firstOf } from './source.js';
import { type Slice, sliceOf } from './slice.js';
import type { View } from './view.js';

export type Asked =
  | { readonly entry: string }
  | {
      readonly network: Network;
      readonly view: View | undefined;
      /** Of a network with three inputs. */
      readonly slice: Slice | undefined;
    }
  | { readonly problem: string }
  | undefined;

/** The part of the address from # on. */
export function hashOf(network: Network, { x, y, radius }: View, slice: Slice = sliceOf(2)): string {
  const text = JSON.stringify(JSON.parse(writeNetwork(network)));
  const base64 = btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const { inputs, across, up, at } = slice;
  const where = inputs < 3 ? '' : `&slice=${[across + 1, up + 1, at].join(',')}`;
  return `#network=${base64}&view=${[x, y, radius].join(',')}${where}`;
}

/** Never throws, whatever the text; nothing is asked by an empty one, or by the id of a section. */
export function askedBy(hash: string): Asked {
  const parts = new URLSearchParams(hash.slice(1));
  const [entry, network] = [parts.get('entry'), parts.get('network')];
  if (entry !== null) return { entry };
  if (network === null) return undefined;
  const text = textOf(network);
  if (text === undefined) return { problem: 'The link was cut short: it holds no network.' };
  const read = readNetwork(text);
  if ('problems' in read) return { problem: `The link holds no network: ${firstOf(read.problems)}` };
  return { network: read.network, view: viewIn(parts.get('view')), slice: sliceIn(parts.get('slice')) };
}

function textOf(base64: string): string | undefined {
  try {
    return atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function viewIn(text: string | null): View | undefined {
  const [x = NaN, y = NaN, radius = NaN] = (text ?? '').split(',').map(Number);
  return Number.isFinite(x) && Number.isFinite(y) && radius > 0 && radius < Infinity
    ? { x, y, radius }
    : undefined;
}

function sliceIn(text: string | null): Slice | undefined {
  const [across = NaN, up = NaN, at = NaN] = (text ?? '').split(',').map(Number);
  const isAxis = (value: number) => [1, 2, 3].includes(value);
  return isAxis(across) && isAxis(up) && across < up && Number.isFinite(at)
    ? { inputs: 3, across: across - 1, up: up - 1, at }
    : undefined;
}
