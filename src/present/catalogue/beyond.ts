/** Results beyond the papers, with proofs in a few words. Nobody has reviewed them; the first two are stressed like the theorems. */

import { markup, type Markup } from './markup.js';

export function beyondSection(): Markup {
  return markup`<section aria-labelledby="beyond"><h2 id="beyond">Results beyond the papers</h2>
<p>Proved here, and reviewed by nobody else. <code>basincheck stress --theorem 2.1-one-slope 2.2-tied</code> looks for networks that speak
against the first two.</p>
<h3>Theorem 2.1 for one slope</h3>
<p>Theorem 2.1 needs no matrix of rank below n₀ where φ is affine on one interval and constant on both sides of it, as ReLU and HardTanh
are. Let all matrices be invertible, and C a bounded component of B(x*). If a pre-activation of a point of C lay where φ is constant, it
could be moved outwards, with the same F, to one of a point of ∂C, which would be in B(x*). So F is one invertible affine map on C, and maps it
onto a bounded component again; some iterate of C is the component of x*, which is mapped onto itself. Its volume is kept, while all of its
orbits converge to x*: a contradiction.</p>
<h3>Theorem 2.2 for tied weights</h3>
<p>For two layers of any widths with W₂ the transpose of W₁, and continuous increasing φ, the complement of B(x*) has no bounded component, and
x* is stable. F is the gradient of a convex Ψ. |ξ|²/2 − Ψ(ξ) falls by at least |F(ξ) − ξ|²/2 in a step, so that x* is stable; and (1 − λ)ξ + λF(ξ) is a
homeomorphism for λ &lt; 1, so that ∂F(D) ⊂ F(∂D), which is all that the proof of Theorem 2.2 asks of the width.</p>
<h3>Infinitely many components under Theorem 2.1</h3>
<p>F(x, y) = (−2 + 3·relu(x + 2/3) − 6·relu(x − 1/2), 0) satisfies its hypotheses. In x it is the tent map of slope 3, under which whatever leaves
[0, 1] goes to −2. So B((−2, 0)) is (ℝ ∖ K) × ℝ with a Cantor set K: infinitely many components, all unbounded.</p>
</section>
`;
}
