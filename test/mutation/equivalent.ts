/** Mutants that no fact can catch, since they judge every file as the original does. */

export interface Equivalent {
  readonly file: string;
  /** Why it makes no difference. */
  readonly because: string;
  /** Their names, see `Mutant`. */
  readonly mutants: readonly string[];
}

export const equivalent: readonly Equivalent[] = [
  {
    file: 'src/exact/algebra/finite-law.ts',
    because:
      'Two probabilities are equal if, and only if, what is left of 1, or the negative of both, or one more of both are.',
    mutants: [
      '(sum, each, i) => (each.equals(value) ? sum.⟦plus → minus⟧(at(probabilities, i)) : sum),',
      '(sum, each, i) => (⟦each.equals(value) → !(each.equals(value))⟧ ? sum.plus(at(probabilities, i)) : sum),',
      'Rational.⟦zero → one⟧,',
    ],
  },
  {
    file: 'src/exact/algebra/finite-law.ts',
    because: 'Without examples there is no entry, whatever the units; and the ReLU of 0 is 0 on both sides.',
    mutants: [
      'const seen = units(law, examples[0]?.length ?? ⟦0 → (-1)⟧).map((unit) => ({',
      'const seen = units(law, examples[0]?.length ?? ⟦0 → (1)⟧).map((unit) => ({',
      'return z.sign > ⟦0 → (-1)⟧ ? z : Rational.zero;',
      'return z.sign ⟦> → >=⟧ 0 ? z : Rational.zero;',
    ],
  },
  {
    file: 'src/exact/algebra/layer-activation.ts',
    because: '0 divided by the slope is 0.',
    mutants: [
      'return y.sign < ⟦0 → (1)⟧ ? y.dividedBy(activation.slope) : y;',
      'return y.sign ⟦< → <=⟧ 0 ? y.dividedBy(activation.slope) : y;',
    ],
  },
  {
    file: 'src/exact/algebra/layered-filters.ts',
    because:
      'The shifts are the same in another order, or what leaves the image is another negative number, which stands for the same.',
    mutants: [
      'const [row, column] = [Math.floor(pixel / s) + down, (pixel % s) ⟦+ → -⟧ across];',
      'const [row, column] = [Math.floor(pixel / s) ⟦+ → -⟧ down, (pixel % s) + across];',
      'return row >= 0 && row < rows && column >= 0 && column < s ? row * s + column : -⟦1 → (2)⟧;',
      'return row >= ⟦0 → (-1)⟧ && row < rows && column >= 0 && column < s ? row * s + column : -1;',
      'return ⟦row >= 0 → true⟧ && row < rows && column >= 0 && column < s ? row * s + column : -1;',
    ],
  },
  {
    file: 'src/proof/algebra/landing.ts',
    because:
      'No steps lead to 0 from marks that are positive, and are refused for that at the same place; and h is the identity at 1.',
    mutants: [
      'const [marks, steps] = [found && vectorAt(found.marks), found?.steps.count(⟦1 → (0)⟧, MOST_STEPS)];',
      'return x.abs().⟦atMost → lessThan⟧(Rational.one) ? x : Rational.of(x.sign);',
    ],
  },
  {
    file: 'src/proof/algebra/units.ts',
    because:
      'Numbers of units as small as −1 and 0 are too small, and are refused for that at the same place.',
    mutants: [
      "const needed = place.object('units')?.units.count(⟦0 → (-1)⟧, MOST_UNITS);",
      "const needed = place.object('units')?.units.count(⟦0 → (1)⟧, MOST_UNITS);",
    ],
  },
  {
    file: 'src/proof/algebra/pixels.ts',
    because:
      'Numbers of pixels as small as −1 and 0 are too small, and are refused for that at the same place.',
    mutants: [
      "const count = place.object('pixels')?.pixels.count(⟦0 → (-1)⟧, MOST_PIXELS);",
      "const count = place.object('pixels')?.pixels.count(⟦0 → (1)⟧, MOST_PIXELS);",
    ],
  },
  {
    file: 'src/proof/algebra/filter.ts',
    because: 'The numbers 0 and 2s are even, and are refused for that at the same place.',
    mutants: [
      'const kernel = entries.kernel.integer(1, 2 * image.length - ⟦1 → (0)⟧);',
      'const kernel = entries.kernel.integer(⟦1 → (0)⟧, 2 * image.length - 1);',
    ],
  },
  {
    file: 'src/proof/barrier/attraction.ts',
    because:
      'The power is at least 1, and if it is 1, keeps(power) is keeps(1), which has just been found false.',
    mutants: [
      'return keeps(1) || (power > ⟦1 → (0)⟧ && keeps(power) && keeps(power + 1));',
      'return keeps(1) || (power ⟦> → >=⟧ 1 && keeps(power) && keeps(power + 1));',
      'return keeps(1) || (⟦power > 1 → true⟧ && keeps(power) && keeps(power + 1));',
    ],
  },
  {
    file: 'src/proof/barrier/attraction.ts',
    because: 'The attracting region is bounded, as insisted before, and so are all chord slopes over it.',
    mutants: [
      'const radii = region.ranges.map(({ hi }) => hi ?? Rational.⟦zero → one⟧);',
      'return sum.plus(x.magnitude() ?? Rational.⟦zero → one⟧);',
      'for (const end of [sum.lo, sum.hi]) watch(end ?? Rational.⟦zero → one⟧, a.length * columns);',
    ],
  },
  {
    file: 'src/proof/parts/carrying.ts',
    because:
      'A continuous φ has one branch, φ itself, so that the only case is the image, which is not below the bound.',
    mutants: [
      'return ⟦!network.activation.continuous → true⟧ && everyCase(network, set, 1, isBelow, watch);',
    ],
  },
  {
    file: 'src/proof/peak/boundary.ts',
    because: 'This bound is only spoken of.',
    mutants: ['const bound = at(ranges(image(network, face, watch), watch), 0).⟦hi → lo⟧;'],
  },
  {
    file: 'src/proof/barrier/read.ts',
    because: 'The next operand was only read if this one is there.',
    mutants: ['if (!basis || ⟦!axes → false⟧ || !cells || !points) return undefined;'],
  },
  {
    file: 'src/proof/barrier/read-cells.ts',
    because: 'The next operand was only read if this one is there.',
    mutants: ['if (⟦!entries → false⟧ || !end || !index) return undefined;'],
  },
  {
    file: 'src/proof/barrier/read-passages.ts',
    because: 'The next operand was only read if this one is there.',
    mutants: ['if (!point || !basis || ⟦!axes → false⟧ || !cells) return undefined;'],
  },
  {
    file: 'src/proof/read.ts',
    because: 'The input dimension of a network is the length of its first row of weights.',
    mutants: [
      "const n = ⟦network?.inputDimension ?? lengthOf(entries.network.peek('layers', 0, 'weights',… → (lengthOf(entries.network.peek('layers', 0, 'weights', 0)))⟧;",
    ],
  },
  {
    file: 'src/proof/barrier/read.ts',
    because: 'What is no array is refused as one, whatever length it is taken to have below a limit.',
    mutants: ['const length = place.length ?? ⟦0 → (-1)⟧;'],
  },
  {
    file: 'src/proof/barrier/read-cells.ts',
    because: 'What is no array is refused as one, whatever length it is taken to have below a limit.',
    mutants: ['const length = place.length ?? ⟦0 → (-1)⟧;'],
  },
  {
    file: 'src/proof/barrier/read-cells.ts',
    because: 'There is no such axis, and no index from 0 to -1, -2 or -3.',
    mutants: [
      'const index = whole(places?.map((each, i) => each.integer(0, (axes[i]?.length ?? ⟦0 → (-1)⟧) - 2)));',
      'const index = whole(places?.map((each, i) => each.integer(0, (axes[i]?.length ?? ⟦0 → (1)⟧) - 2)));',
    ],
  },
  {
    file: 'src/proof/peak/read.ts',
    because: 'Where the basis was refused, there is no peak, whatever its origin.',
    mutants: [
      'const origin = domain.origin ? reader.vector(domain.origin) : matrix.zeros(basis?.length ?? ⟦0 → (-1)⟧);',
      'const origin = domain.origin ? reader.vector(domain.origin) : matrix.zeros(basis?.length ?? ⟦0 → (1)⟧);',
    ],
  },
  {
    file: 'src/proof/parts/reader.ts',
    because: 'The first value has none before it, and is never the wrong one.',
    mutants: ['if (wrong >= ⟦0 → (1)⟧) {', 'if (wrong ⟦>= → >⟧ 0) {'],
  },
  {
    file: 'src/proof/parts/reader.ts',
    because: 'An end that is no number has been noted as a problem, so that the range goes nowhere.',
    mutants: [
      'if (⟦(!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined) → false⟧) return undefined;',
      'if (⟦(!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined) → ((!fromInfinity && lo === undefined))⟧) return undefined;',
      'if (⟦(!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined) → ((!toInfinity && hi === undefined))⟧) return undefined;',
      'if ((!fromInfinity && lo === undefined) ⟦|| → &&⟧ (!toInfinity && hi === undefined)) return undefined;',
      'if ((⟦!fromInfinity && lo === undefined → false⟧) || (!toInfinity && hi === undefined)) return undefined;',
      'if ((⟦!fromInfinity → false⟧ && lo === undefined) || (!toInfinity && hi === undefined)) return undefined;',
      'if ((!fromInfinity && ⟦lo === undefined → false⟧) || (!toInfinity && hi === undefined)) return undefined;',
      'if ((!fromInfinity && lo === undefined) || (⟦!toInfinity && hi === undefined → false⟧)) return undefined;',
      'if ((!fromInfinity && lo === undefined) || (⟦!toInfinity → false⟧ && hi === undefined)) return undefined;',
      'if ((!fromInfinity && lo === undefined) || (!toInfinity && ⟦hi === undefined → false⟧)) return undefined;',
    ],
  },
  {
    file: 'src/proof/parts/limits.ts',
    because:
      'A single number, none or two are never too many at once, nor are as many as may have all the bits.',
    mutants: [
      'return ({ numerator, denominator }, count = ⟦1 → (0)⟧) => {',
      'return ({ numerator, denominator }, count = ⟦1 → (2)⟧) => {',
      'const bound = most ⟦< → <=⟧ bits ? 1n << BigInt(most) : longest;',
      'const bound = ⟦most < bits → true⟧ ? 1n << BigInt(most) : longest;',
    ],
  },
  {
    file: 'src/proof/parts/limits.ts',
    because:
      'Which of two bounds is the lesser one is seen below as well; beyond that, this one is only spoken of.',
    mutants: [
      'const most = ⟦Math.min(bits, Math.floor(BITS_AT_ONCE / count) - BITS_OF_ANY_NUMBER) → (Math.floor(BITS_AT_ONCE / count) - BITS_OF_ANY_NUMBER)⟧;',
    ],
  },
  {
    file: 'src/exact/network/affine-forms.ts',
    because: 'A set in lowest terms is the same set; whether it is time for them is a matter of time.',
    mutants: [
      'if (⟦!isLowestTermsDue(before, denominator) → !(!isLowestTermsDue(before, denominator))⟧) return set;',
      'if (⟦!isLowestTermsDue(before, denominator) → false⟧) return set;',
    ],
  },
  {
    file: 'src/exact/network/affine-forms.ts',
    because: 'Where `lineOver` finds a line, `bandOver` finds the same one, only later.',
    mutants: [
      'return ⟦activation.lineOver(lo, hi, q) ?? activation.bandOver(rangeOf(set, j), watch) → (activation.bandOver(rangeOf(set, j), watch))⟧;',
    ],
  },
  {
    file: 'src/exact/network/affine-forms.ts',
    because: 'What does not move is left out below.',
    mutants: ['if (⟦length === 0n → false⟧) return;'],
  },
  {
    file: 'src/exact/network/coverage.ts',
    because: 'Only the sign is asked for.',
    mutants: ['const further = next.hi === undefined ? ⟦1 → (2)⟧ : next.hi.compare(hi);'],
  },
  {
    file: 'src/exact/network/coverage.ts',
    because:
      'A stable sort asks only whether a later item comes before an earlier one. That is the same here, but among stretches that start alike, where the order does not matter.',
    mutants: [
      'return Number(a.lo !== undefined) - Number(⟦b.lo !== undefined → true⟧);',
      'return Number(⟦a.lo !== undefined → false⟧) - Number(b.lo !== undefined);',
      'return a.lo.compare(b.lo) || Number(⟦b.hasLo → false⟧) - Number(a.hasLo);',
      'return a.lo.compare(b.lo) || Number(b.hasLo) - Number(⟦a.hasLo → true⟧);',
    ],
  },
  {
    file: 'src/statements/algebra/of-limits.ts',
    because: 'Of two equal numbers, either is the greatest.',
    mutants: ['const r = examples.map(square).reduce((a, b) => (a.⟦lessThan → atMost⟧(b) ? b : a));'],
  },
  {
    file: 'src/statements/hypotheses/full-rank.ts',
    because: 'There are as many bounds as matrices.',
    mutants: [
      'const deficient = bounds.findIndex(({ most }, k) => most < (full[k] ?? ⟦0 → (-1)⟧));',
      'const deficient = bounds.findIndex(({ most }, k) => most < (full[k] ?? ⟦0 → (1)⟧));',
      'const open = bounds.findIndex(({ least }, k) => least < (full[k] ?? ⟦0 → (-1)⟧));',
      'const open = bounds.findIndex(({ least }, k) => least < (full[k] ?? ⟦0 → (1)⟧));',
    ],
  },
  {
    file: 'src/statements/hypotheses/ranks.ts',
    because: 'The matrix that is spoken of has bounds.',
    mutants: [
      'export function rankText({ least, most }: RankBounds = { least: ⟦0 → (-1)⟧, most: 0 }): string {',
      'export function rankText({ least, most }: RankBounds = { least: ⟦0 → (1)⟧, most: 0 }): string {',
      'export function rankText({ least, most }: RankBounds = { least: 0, most: ⟦0 → (-1)⟧ }): string {',
      'export function rankText({ least, most }: RankBounds = { least: 0, most: ⟦0 → (1)⟧ }): string {',
      'const { least = ⟦0 → (-1)⟧, most = 0 } = bounds[k] ?? {};',
      'const { least = ⟦0 → (1)⟧, most = 0 } = bounds[k] ?? {};',
      'const { least = 0, most = ⟦0 → (-1)⟧ } = bounds[k] ?? {};',
      'const { least = 0, most = ⟦0 → (1)⟧ } = bounds[k] ?? {};',
    ],
  },
];
