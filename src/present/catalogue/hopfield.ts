/** What is known and what is open of the basins of continuous Hopfield networks, of which the theorems do not speak. */

import { markup, type Markup } from './markup.js';

/** Printed by `basincheck hunt --hopfield 300 --seed 1`: counts of networks. */
const MEASURED = [
  { inputs: 1, patterns: 2, several: 62, bounded: 0, complement: 0, disconnected: 0 },
  { inputs: 1, patterns: 3, several: 113, bounded: 0, complement: 0, disconnected: 0 },
  { inputs: 1, patterns: 5, several: 156, bounded: 0, complement: 0, disconnected: 0 },
  { inputs: 2, patterns: 3, several: 166, bounded: 0, complement: 0, disconnected: 0 },
  { inputs: 2, patterns: 4, several: 195, bounded: 0, complement: 0, disconnected: 0 },
  { inputs: 2, patterns: 6, several: 227, bounded: 1, complement: 0, disconnected: 0 },
  { inputs: 3, patterns: 4, several: 243, bounded: 0, complement: 0, disconnected: 0 },
  { inputs: 3, patterns: 6, several: 261, bounded: 0, complement: 0, disconnected: 0 },
] as const;
const EACH = 300;

export function hopfieldSection(): Markup {
  const total = EACH * MEASURED.length;
  return markup`<section aria-labelledby="hopfield"><h2 id="hopfield">Continuous Hopfield networks</h2>
<p>F(ξ) = X·softmax(β·Xᵀ·ξ), with N patterns as the columns of X, is not of the form that the theorems are about: softmax is not
applied coordinate by coordinate. What do their conclusions become?</p>
<ul>
<li>Proved: if N ≤ n₀, or the patterns lie in a hyperplane, every component of a basin and of its complement is unbounded, as in
Theorems 2.1 and 2.2. There is a d ≠ 0 with Xᵀd in the span of (1, …, 1), softmax does not change when the same number is added
to all entries, and so F(ξ + t·d) = F(ξ): basins consist of lines.</li>
<li>Proved: if the patterns lie on a line, as for n₀ = 1 or N = 2, basins are convex, since F is increasing along that line.</li>
<li>Proved: with more patterns than inputs a basin may be bounded. For n₀ = 1, β = 8 and the patterns −1, 1 and 20 times 0, F is odd
and increasing, F′(0) = 8/11 &lt; 1, and F(3/4) = (e⁶ − e⁻⁶)/(e⁶ + 20 + e⁻⁶) &gt; 9/10: the basin of 0 lies within (−3/4, 3/4).</li>
<li>Open: can a basin be disconnected, as Theorem 2.3 excludes for onto φ, and if so for N ≤ n₀? With affinely independent patterns that
is the case N = n₀ + 1 of the table.</li>
<li>Proved, whatever N is: the complement of a basin has no bounded component. F is the gradient of a convex function, as under
<em>Theorem 2.2 for tied weights</em> below.</li>
</ul>
<div class="scroll" tabindex="0" role="region" aria-label="Counts of Hopfield networks"><table><caption>Of ${EACH} random networks of each size, ${total} in all, those in which some basin was seen, on grids, to have a bounded
component, to have a bounded component in its complement, or to be disconnected: sampled, not certified. With normal patterns and
β from 1/2 to 32, by <code>basincheck hunt --hopfield ${EACH} --seed 1</code>.</caption>
<thead><tr><th scope="col">n₀</th><th scope="col">patterns</th><th scope="col">two attractors or more</th><th scope="col">bounded
basin</th><th scope="col">bounded complement</th><th scope="col">disconnected</th></tr></thead>
<tbody>
${MEASURED.map(
  ({ inputs, patterns, several, bounded, complement, disconnected }) =>
    markup`<tr><td>${inputs}</td><td>${patterns}</td><td>${several}</td><td>${bounded}</td><td>${complement}</td><td>${disconnected}</td></tr>\n`,
)}</tbody></table></div>
</section>
`;
}
