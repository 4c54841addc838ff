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
    file: 'src/certificates/attraction.ts',
    because:
      'With power 1, keeps(1) has failed already, and keeps(1) && keeps(2) would imply it; the ranges of an attracting region are bounded, so the fallbacks are never met.',
    mutants: [
      'const radii = region.ranges.map(({ hi }) => hi ?? Rational.⟦zero → one⟧);',
      'return keeps(1) || (power > ⟦1 → (0)⟧ && keeps(power) && keeps(power + 1));',
      'return keeps(1) || (power ⟦> → >=⟧ 1 && keeps(power) && keeps(power + 1));',
      'return keeps(1) || (⟦power > 1 → true⟧ && keeps(power) && keeps(power + 1));',
      'row.reduce((sum, x) => sum.plus(x.magnitude() ?? Rational.⟦zero → one⟧), Rational.zero).dividedBy(at(radii, i)),',
    ],
  },
  {
    file: 'src/certificates/barrier.ts',
    because:
      'The cells that contain a point off the barrier are joined by faces, so that all of them are reached or none; and which value is watched makes no difference.',
    mutants: [
      'const met = at(starts, 1).⟦some → every⟧((cell) => reached.has(cell));',
      'watch(Rational.⟦zero → one⟧);',
    ],
  },
  {
    file: 'src/certificates/carrying.ts',
    because: 'Where φ is continuous, the only case is the image itself.',
    mutants: [
      'return ⟦!network.activation.continuous → true⟧ && everyCase(network, set, 1, isBelow, watch);',
    ],
  },
  {
    file: 'src/certificates/peak.ts',
    because:
      'The wording of an objection; and the lower end of F(inside), which test/certificates/constant.test.ts holds.',
    mutants: [
      'const bound = at(ranges(image(network, face, watch)), 0).⟦hi → lo⟧;',
      'const bound = at(ranges(⟦image(network, face, watch) → (face)⟧), 0).hi;',
      'const value = at(ranges(image(network, point(inside), watch)), 0).⟦lo → hi⟧;',
    ],
  },
  {
    file: 'src/certificates/read.ts',
    because:
      'The problem has been noted, so that the file is refused whatever is returned after it; or a value that never comes up.',
    mutants: [
      'const counterexample = ⟦place && claims → (claims)⟧ ? new Reader(limits, watch).counterexample(place) : undefined;',
      'const index = whole(places?.map((each, i) => each.integer(0, (axes[i]?.length ?? ⟦0 → (-1)⟧) - 2)));',
      'const index = whole(places?.map((each, i) => each.integer(0, (axes[i]?.length ?? ⟦0 → (1)⟧) - 2)));',
      'const length = place.length ?? ⟦0 → (-1)⟧;',
      'const length = place.length ?? ⟦0 → (-1)⟧; (2)',
      'const length = place.length ?? ⟦0 → (1)⟧;',
      'const length = place.length ?? ⟦0 → (1)⟧; (2)',
      'const origin = domain.origin ? this.vector(domain.origin) : matrix.zeros(basis?.length ?? ⟦0 → (-1)⟧);',
      'const origin = domain.origin ? this.vector(domain.origin) : matrix.zeros(basis?.length ?? ⟦0 → (1)⟧);',
      'const square = vectors.⟦every → some⟧((vector) => vector.length === vectors.length);',
      'if (!basis || ⟦!axes → false⟧ || !cells || !points) return undefined;',
      'if ((!fromInfinity && lo === undefined) || (!toInfinity && ⟦hi === undefined → false⟧)) return undefined;',
      'if ((!fromInfinity && lo === undefined) || (⟦!toInfinity && hi === undefined → false⟧)) return undefined;',
      'if ((!fromInfinity && lo === undefined) || (⟦!toInfinity → false⟧ && hi === undefined)) return undefined;',
      'if ((!fromInfinity && lo === undefined) ⟦|| → &&⟧ (!toInfinity && hi === undefined)) return undefined;',
      'if ((!fromInfinity && ⟦lo === undefined → false⟧) || (!toInfinity && hi === undefined)) return undefined;',
      'if ((⟦!fromInfinity && lo === undefined → false⟧) || (!toInfinity && hi === undefined)) return undefined;',
      'if ((⟦!fromInfinity → false⟧ && lo === undefined) || (!toInfinity && hi === undefined)) return undefined;',
      'if (wrong >= ⟦0 → (1)⟧) {',
      'if (wrong ⟦>= → >⟧ 0) {',
      'if (⟦!entries → false⟧ || !fate || !index) return undefined;',
      'if (⟦!statement → false⟧ || !dropped || !network) return undefined;',
      'if (⟦(!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined) → ((!fromInfinity && lo === undefined))⟧) return undefined;',
      'if (⟦(!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined) → ((!toInfinity && hi === undefined))⟧) return undefined;',
      'if (⟦(!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined) → false⟧) return undefined;',
      "this.n = ⟦network?.inputDimension ?? lengthOf(parts.layers.peek(0, 'weights', 0)) → (lengthOf(parts.layers.peek(0, 'weights', 0)))⟧;",
    ],
  },
  {
    file: 'src/certificates/text.ts',
    because: 'The wording of a claim.',
    mutants: ['return exact.length <= ⟦16 → (17)⟧ ? exact : `≈${value.toNumber()}`;'],
  },
  {
    file: 'src/certificates/verify.ts',
    because: 'Only reading asks whether a problem is a limit.',
    mutants: [
      "return { verdict: 'rejected', problems: [{ path, expected, found, limit: ⟦false → true⟧ }] };",
    ],
  },
];
