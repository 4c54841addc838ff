/** Unknown numbers other than 0 between which ratios are known, until two of these contradict each other. */

import { at, Rational } from '../../exact/index.js';

export class Ratios {
  private constructor(
    private readonly parents: number[],
    /** Each unknown, divided by its parent. */
    private readonly factors: Rational[],
  ) {}

  /** Nothing is known of any of them. */
  static among(count: number): Ratios {
    const all = Array.from({ length: count }, (_, i) => i);
    return new Ratios(
      all,
      all.map(() => Rational.one),
    );
  }

  copy(): Ratios {
    return new Ratios([...this.parents], [...this.factors]);
  }

  /** Takes in that x_i = ratio·x_j, with a ratio other than 0. Whether that agrees with all that is known. */
  relate(i: number, j: number, ratio: Rational): boolean {
    const [a, b] = [this.rooted(i), this.rooted(j)];
    const own = ratio.times(b.factor);
    if (a.root === b.root) return a.factor.equals(own);
    this.parents[a.root] = b.root;
    this.factors[a.root] = own.dividedBy(a.factor);
    return true;
  }

  /** Values that have all these ratios, where x_0 is 1; each that no ratio joins to it is as if its root were 1. */
  value(i: number): Rational {
    const [{ root, factor }, first] = [this.rooted(i), this.rooted(0)];
    return root === first.root ? factor.dividedBy(first.factor) : factor;
  }

  private rooted(i: number): { readonly root: number; readonly factor: Rational } {
    let [root, factor] = [i, Rational.one];
    while (at(this.parents, root) !== root) {
      factor = factor.times(at(this.factors, root));
      root = at(this.parents, root);
    }
    return { root, factor };
  }
}
