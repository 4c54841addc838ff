import { at, type Network } from '../../exact/index.js';
import type { Finding, Hypothesis } from './hypothesis.js';

export const tied: Hypothesis = {
  name: 'tied',
  text: 'there are two layers, and W₂ is the transpose of W₁',
  assumed: 'there are two layers, and `W₂` is the transpose of `W₁`',
  noun: 'tied weights',
  arranged: { holds: { weights: 'tied' }, fails: { weights: 'any' } },
  decide,
  examine: ({ depth, layers }) =>
    layers ? decide({ depth, layers }) : { holds: 'undecided', because: 'W2 is too large' },
};

function decide(network: Pick<Network, 'depth' | 'layers'>): Finding {
  const holds = isTied(network);
  return {
    holds,
    because: holds ? 'W₂ is the transpose of W₁' : 'not two layers with W₂ the transpose of W₁',
  };
}

function isTied({ layers, depth }: Pick<Network, 'depth' | 'layers'>): boolean {
  if (depth !== 2) return false;
  const [first, second] = [at(layers, 0).weights, at(layers, 1).weights];
  return second.every((row, i) => row.every((x, j) => x.equals(at(at(first, j), i))));
}
