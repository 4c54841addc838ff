/** Small networks are drawn again and again in other coordinates. One of each kind is looked at; in which order, makes no difference. */

import { at, type Network, type PiecewiseLinear } from '../../exact/index.js';
import type { Ground } from './candidates.js';
import type { FloatPiece } from './contracting.js';
import { Representatives } from './representative.js';
import { networkOf } from './short-layers.js';
import type { Sought } from './sought.js';

/** A network that is to be looked at. */
export interface SmallNetwork {
  network(): Network;
  /** What all networks have in common that are this one in other coordinates. */
  readonly alike?: Alike;
}

export interface Alike {
  /** The one of them that is looked at in place of all. */
  readonly representative: Network;
  /** To be called if it is not certified: then none of them is looked at again. */
  rule(): void;
}

/** Why a network is not looked at: other hypotheses fail, or nothing was seen in one of its kind. */
export type RuledOut = 'unmet' | 'nothing';

/** More is not remembered; then it is forgotten, and asked or looked at again. */
const MOST_REMEMBERED = 200_000;

/** What is known of small networks: which kinds need not be looked at, and with which weights just the hypothesis that is dropped fails. */
export class KnownKinds {
  private readonly grounds = new Map<string, string>();
  private readonly ruledOut = new Set<string>();
  private readonly met = new Map<string, boolean>();

  /** A short name of a ground, another one for others. */
  nameOf(ground: Omit<Ground, 'depth'>, widths: readonly number[]): string {
    const { statement, dropped, inputDimension } = ground;
    const long = JSON.stringify([statement.id, dropped, inputDimension, widths]);
    const name = this.grounds.get(long) ?? String.fromCharCode(this.grounds.size);
    this.grounds.set(long, name);
    return name;
  }

  isRuledOut(kind: string): boolean {
    return this.ruledOut.has(kind);
  }

  rule(kind: string): void {
    if (this.ruledOut.size === MOST_REMEMBERED) this.ruledOut.clear();
    this.ruledOut.add(kind);
  }

  /** The answer, asked for once. */
  meets(weights: string, ask: () => boolean): boolean {
    let answer = this.met.get(weights);
    if (answer === undefined) {
      if (this.met.size === MOST_REMEMBERED) this.met.clear();
      answer = ask();
      this.met.set(weights, answer);
    }
    return answer;
  }
}

/** Networks of one ground with the same widths, of which the first may be less than the input dimension: then the others do nothing. */
export class Kinds {
  private readonly representatives: Representatives;
  private readonly inputs: number;
  private readonly ground: string;
  /** Where the weights stand among the numbers of the layers. */
  private readonly weights: readonly number[];

  constructor(
    ground: Omit<Ground, 'depth'>,
    private readonly sought: Sought,
    private readonly widths: readonly number[],
    private readonly known: KnownKinds,
  ) {
    this.representatives = new Representatives(widths, ground.statement.question !== 'greater value inside');
    this.inputs = ground.inputDimension;
    this.ground = known.nameOf(ground, widths);
    let place = 0;
    this.weights = widths.slice(1).flatMap((m, k) =>
      Array.from({ length: m }, () => {
        const row = Array.from({ length: at(widths, k) }, () => place++);
        place += 1;
        return row;
      }).flat(),
    );
  }

  /**
   * The network whose numbers are given as places among the short ones and in float64, unless it is ruled out. Of the hypotheses, those on
   * φ hold or fail as they should, and others ask about widths and weights alone.
   */
  look(
    phi: PiecewiseLinear,
    pieces: readonly FloatPiece[],
    which: Uint8Array,
    floats: Float64Array,
  ): SmallNetwork | RuledOut {
    const { sought, known, ground } = this;
    const own = which.slice();
    const network = () => networkOf(phi, this.widths, own, this.inputs);
    const weights = ground + String.fromCharCode(...this.weights.map((place) => own[place] ?? 0));
    if (!known.meets(weights, () => sought.isMetBy(network()))) return 'unmet';
    const found = this.representatives.of(pieces, floats);
    if (found === undefined) return { network };
    const kind = ground + found.key;
    if (known.isRuledOut(kind)) return 'nothing';
    return {
      network,
      alike: {
        representative: found.network(this.inputs),
        rule: () => {
          known.rule(kind);
        },
      },
    };
  }
}
