/** Exact arithmetic on a + b·√2, for the network of Example 2.3 as it is printed. */
import { Rational } from '../../src/exact/index.js';

const { zero } = Rational;
const two = Rational.of(2);

export class RootTwo {
  private constructor(
    readonly a: Rational,
    readonly b: Rational,
  ) {}

  /** a + b·√2. */
  static of(a: Rational, b: Rational = zero): RootTwo {
    return new RootTwo(a, b);
  }

  plus(other: RootTwo): RootTwo {
    return new RootTwo(this.a.plus(other.a), this.b.plus(other.b));
  }

  minus(other: RootTwo): RootTwo {
    return new RootTwo(this.a.minus(other.a), this.b.minus(other.b));
  }

  times(other: RootTwo): RootTwo {
    const a = this.a.times(other.a).plus(two.times(this.b).times(other.b));
    return new RootTwo(a, this.a.times(other.b).plus(this.b.times(other.a)));
  }

  /** The sign of a + b·√2: where a and b disagree, the greater of a² and 2b² decides. */
  get sign(): number {
    const { a, b } = this;
    if (a.sign * b.sign >= 0) return Math.sign(a.sign + b.sign);
    return a.times(a).compare(two.times(b).times(b)) * a.sign;
  }

  /** φ = HardTanh: clipped to [−1, 1]. */
  hardTanh(): RootTwo {
    const one = RootTwo.of(Rational.one);
    if (this.minus(one).sign > 0) return one;
    const minusOne = RootTwo.of(Rational.one.negated());
    return this.minus(minusOne).sign < 0 ? minusOne : this;
  }

  /** To within a few units in the last place. */
  toNumber(): number {
    return this.a.toNumber() + this.b.toNumber() * Math.SQRT2;
  }

  toString(): string {
    if (this.b.sign === 0) return this.a.toString();
    const root = `${this.b.toString()}·√2`;
    return this.a.sign === 0 ? root : `${this.a.toString()} + ${root}`;
  }
}
