/** The shape of a network: its dimensions and ranks, drawn and checked by the options. */

import type fc from 'fast-check';
import { at, type Network } from '../../exact/index.js';
import { happens } from './choice.js';
import type { HiddenWidths, NetworkOptions } from './network-options.js';
import { endsOf, isWithin } from './range.js';

/** Greatest number of units by which a hidden layer exceeds n0, where layers may be wider than n0. */
const MOST_UNITS_BEYOND_N0 = 2;

export interface Shape {
  /** The dimensions n_0, n_1, …, n_L. */
  readonly dimensions: readonly number[];
  /** The ranks of W_1, …, W_L. */
  readonly ranks: readonly number[];
}

export class Shapes {
  private readonly inputs: readonly [number, number];
  private readonly depths: readonly [number, number];

  /** Throws if the options are not possible dimensions, depths, widths or ranks, or are lists of different lengths. */
  constructor(private readonly options: NetworkOptions) {
    const { inputDimension = [1, 3], depth, hiddenWidths, ranks } = options;
    const listed = [
      ...(typeof hiddenWidths === 'object' ? [hiddenWidths.length + 1] : []),
      ...(typeof ranks === 'object' ? [ranks.length] : []),
    ];
    this.inputs = endsOf('network: inputDimension', inputDimension);
    this.depths = endsOf('network: depth', depth ?? listed[0] ?? [2, 3]);
    if (listed.some((length) => !isWithin(length, this.depths) || length !== listed[0])) {
      throw new RangeError('network: expected as many widths and ranks as there are layers');
    }
    if (listed[0] !== undefined) this.depths = [listed[0], listed[0]];
    if (typeof hiddenWidths === 'object') hiddenWidths.forEach((n) => endsOf('network: hiddenWidths', n));
    if (typeof ranks === 'object') ranks.forEach((r) => endsOf('network: ranks', r, 0));
  }

  draw(random: fc.Random): Shape | undefined {
    const n0 = random.nextInt(...this.inputs);
    const depth = random.nextInt(...this.depths);
    const hidden = this.drawHidden(random, n0, depth - 1);
    const dimensions = [n0, ...hidden, this.options.output === 'scalar' ? 1 : n0];
    const full = dimensions.slice(1).map((n, k) => Math.min(n, at(dimensions, k)));
    const ranks = this.drawRanks(random, n0, full);
    return ranks.every((rank, k) => rank <= at(full, k)) ? { dimensions, ranks } : undefined;
  }

  private drawHidden(random: fc.Random, n0: number, count: number): readonly number[] {
    const { hiddenWidths = 'at most n0', ranks } = this.options;
    if (typeof hiddenWidths === 'object') return hiddenWidths;
    const most = hiddenWidths === 'at most n0' || hiddenWidths === 'n0' ? n0 : n0 + MOST_UNITS_BEYOND_N0;
    const chosen = random.nextInt(0, Math.max(count - 1, 0));
    return Array.from({ length: count }, (_, k) => {
      if (hiddenWidths === 'n0') return n0;
      if (hiddenWidths === 'some above n0' && k === chosen) return random.nextInt(n0 + 1, most);
      const least = typeof ranks === 'object' ? Math.max(at(ranks, k), at(ranks, k + 1), 1) : 1;
      // With probability 1/2 the width is n0, because narrow layers show little.
      return happens(random, 0.5) ? Math.max(n0, least) : random.nextInt(Math.min(least, most), most);
    });
  }

  private drawRanks(random: fc.Random, n0: number, full: readonly number[]): readonly number[] {
    const { ranks = 'any' } = this.options;
    if (typeof ranks === 'object') return ranks;
    // Rank 0 makes F constant. It is drawn only if no other rank is possible.
    const below = (rank: number) => (rank <= 1 ? 0 : random.nextInt(1, rank - 1));
    if (ranks === 'full') return full;
    const drawn = full.map((rank) => (rank > 1 && happens(random, 0.25) ? below(rank) : rank));
    if (ranks === 'any' || drawn.some((rank) => rank < n0)) return drawn;
    return drawn.with(random.nextInt(0, full.length - 1), below(n0));
  }

  /** Whether the dimensions and ranks of a network agree with the options. */
  admit(network: Network): boolean {
    const { inputDimension: n0, outputDimension, depth, widths } = network;
    const { output = 'autoencoder', hiddenWidths = 'at most n0', ranks = 'any' } = this.options;
    return (
      isWithin(n0, this.inputs) &&
      isWithin(depth, this.depths) &&
      outputDimension === (output === 'scalar' ? 1 : n0) &&
      widthsAre(hiddenWidths, widths.slice(0, -1), n0) &&
      (ranks === 'any' || haveRanks(network, ranks))
    );
  }
}

/**
 * Whether the widths of the hidden layers are as asked, for n₀ inputs.
 *
 * @example
 * ```ts
 * import { widthsAre } from 'basincheck/arbitraries';
 * widthsAre('at most n0', [2, 1], 2); // → true
 * widthsAre('some above n0', [2, 1], 2); // → false
 * ```
 */
export function widthsAre(
  asked: HiddenWidths | readonly number[],
  hidden: readonly number[],
  n0: number,
): boolean {
  switch (asked) {
    case 'any':
      return true;
    case 'at most n0':
      return hidden.every((n) => n <= n0);
    case 'n0':
      return hidden.every((n) => n === n0);
    case 'some above n0':
      return hidden.some((n) => n > n0);
    case 'some other than n0':
      return hidden.some((n) => n !== n0);
    default:
      return hidden.every((n, k) => n === asked[k]);
  }
}

function haveRanks(network: Network, asked: 'full' | 'some below n0' | readonly number[]): boolean {
  const ranks = network.ranks();
  if (asked === 'some below n0') return ranks.some((rank) => rank < network.inputDimension);
  const dimensions = [network.inputDimension, ...network.widths];
  const expected =
    asked === 'full' ? ranks.map((_, k) => Math.min(at(dimensions, k), at(dimensions, k + 1))) : asked;
  return ranks.every((rank, k) => rank === expected[k]);
}
