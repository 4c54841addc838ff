/** Small networks are drawn again and again in other coordinates. One of each kind is looked at; in which order, makes no difference. */

import type { Network, PiecewiseLinear } from '../../exact/index.js';
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

/** Why no network of a kind is looked at: it violates other hypotheses, or nothing was seen. */
export type RuledOut = 'unmet' | 'nothing';

/** More kinds are not remembered; then they are forgotten, and looked at again. */
const MOST_KINDS = 200_000;

/** The kinds of networks that need not be looked at. */
export class KindsRuledOut {
  private readonly grounds = new Map<string, string>();
  private readonly kinds = new Map<string, RuledOut>();

  /** A short name of a ground, another one for others. */
  nameOf(ground: Omit<Ground, 'depth'>, widths: readonly number[]): string {
    const { statement, dropped, inputDimension } = ground;
    const long = JSON.stringify([statement.id, dropped, inputDimension, widths]);
    const name = this.grounds.get(long) ?? String.fromCharCode(this.grounds.size);
    this.grounds.set(long, name);
    return name;
  }

  why(kind: string): RuledOut | undefined {
    return this.kinds.get(kind);
  }

  rule(kind: string, why: RuledOut): void {
    if (this.kinds.size === MOST_KINDS) this.kinds.clear();
    this.kinds.set(kind, why);
  }
}

/** Networks of one ground with the same widths, of which the first may be less than the input dimension: then the others do nothing. */
export class Kinds {
  private readonly representatives: Representatives;
  private readonly inputs: number;
  private readonly ground: string;

  constructor(
    ground: Omit<Ground, 'depth'>,
    private readonly sought: Sought,
    private readonly widths: readonly number[],
    private readonly ruledOut: KindsRuledOut,
  ) {
    this.representatives = new Representatives(widths);
    this.inputs = ground.inputDimension;
    this.ground = ruledOut.nameOf(ground, widths);
  }

  /** The network whose numbers are given as places among the short ones and in float64, unless its kind is ruled out. */
  look(
    phi: PiecewiseLinear,
    pieces: readonly FloatPiece[],
    which: Uint8Array,
    floats: Float64Array,
  ): SmallNetwork | RuledOut {
    const { sought, ruledOut } = this;
    const own = which.slice();
    const network = () => networkOf(phi, this.widths, own, this.inputs);
    const found = this.representatives.of(pieces, floats);
    if (found === undefined) return sought.isMetBy(network()) ? { network } : 'unmet';
    const kind = this.ground + found.key;
    const before = ruledOut.why(kind);
    if (before) return before;
    const representative = found.network(this.inputs);
    if (!sought.isMetBy(representative)) {
      ruledOut.rule(kind, 'unmet');
      return 'unmet';
    }
    return {
      network,
      alike: {
        representative,
        rule: () => {
          ruledOut.rule(kind, 'nothing');
        },
      },
    };
  }
}
