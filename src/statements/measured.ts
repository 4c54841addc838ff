/**
 * Statements of the sigmoid paper about limits and probabilities, which no file can refute: each is a suite of tests that can fail, by
 * enclosures, by quadrature with a known error, or by sequential tests with a stated confidence.
 */

import type { Amendment } from './statement.js';

export interface MeasuredStatement {
  /** As in lists; never reused. */
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly assumes: readonly string[];
  /** Of the amended statement. */
  readonly conclusion: string;
  readonly amended?: Amendment;
  /** How it is checked. */
  readonly checked: string;
  /** The suite, in `properties/`. */
  readonly suite: string;
}

const PAPER = 'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders';
const WIDE = 'one hidden layer, infinitely wide';
const APART = 'examples of norm r, no two of them parallel';
const [LIMITS, KERNEL, START] = ['sigmoid/limits', 'sigmoid/kernel', 'sigmoid/start'];
const STARTED =
  'enclosed in interval arithmetic for erf from given starts, by quadrature for the true sigmoid';
const ENCLOSED = 'enclosed in interval arithmetic for erf, by quadrature for the true sigmoid';

export const measuredStatements: readonly MeasuredStatement[] = [
  {
    id: 's-prop-1',
    name: 'Proposition 1 (sigmoid)',
    source: `${PAPER}, Proposition 1`,
    assumes: ['f(x*) = x*, and all eigenvalues of the Jacobian there are less than 1 in modulus'],
    conclusion: 'x* is an attractor',
    checked:
      'exactly for linear maps: the moduli by Schur and Cohn, attraction by a power whose norm is below 1',
    suite: 'sigmoid/proposition-1',
  },
  {
    id: 's-prop-2',
    name: 'Proposition 2 (sigmoid)',
    source: `${PAPER}, Proposition 2`,
    assumes: ['a Lipschitz σ, standard normal weights, widths that go to infinity'],
    conclusion: 'the entries of J₀·z are normal, with the variance of the recursion',
    checked: 'a sequential test on wide networks, confidence 1 − 10⁻⁶',
    suite: START,
  },
  {
    id: 's-theorem-1',
    name: 'Theorem 1 (sigmoid)',
    source: `${PAPER}, Theorem 1`,
    assumes: ['standard normal weights'],
    conclusion: '‖J₀(x)‖ ≤ c·√(n₀·τ) but for a probability that falls exponentially with n₀',
    checked: 'a sequential test with c = 3, confidence 1 − 10⁻⁶',
    suite: START,
  },
  {
    id: 's-eq-4',
    name: '(4) (sigmoid)',
    source: `${PAPER}, (4)`,
    assumes: ['the sigmoid, L affine maps'],
    conclusion: '√(n₀·τ) ≤ 4^(1 − L), and so ‖J₀(x)‖ ≤ c/4^(L − 1) with high probability',
    amended: {
      adds: 'the power 4^(L − 1) is meant where 4L − 1 is printed',
      because: 'The text before it derives 16^(1 − L) for n₀·τ.',
    },
    checked: 'by quadrature of τ',
    suite: START,
  },
  {
    id: 's-half',
    name: 'Initial norm 1/2 (sigmoid)',
    source: `${PAPER}, section 4.1`,
    assumes: ['the sigmoid, one hidden layer, x = 0'],
    conclusion: '‖J₀(0)‖ comes to 1/2 for large n₀',
    checked: 'a sequential test, confidence 1 − 10⁻⁶',
    suite: START,
  },
  {
    id: 's-kernel',
    name: 'Kernel (6) (sigmoid)',
    source: `${PAPER}, (6)`,
    assumes: [WIDE, 'σ(x) = erf(x/2)/2 + 1/2'],
    conclusion: 'Θ² has the closed form (6)',
    amended: {
      adds: 'σ is erf(x/2)/2 + 1/2 itself',
      because: 'It differs from the sigmoid by up to 0.0406, and has the slope 0.2821 at 0, not 1/4.',
    },
    checked: 'by quadrature of the expectations',
    suite: KERNEL,
  },
  {
    id: 's-gradient',
    name: 'Gradient of Θ² (sigmoid)',
    source: `${PAPER}, section 4.4`,
    assumes: [WIDE],
    conclusion: '∂Θ²/∂x is the sum of four terms, the third with σ̇ and the third derivative of σ',
    amended: {
      adds: 'the third derivative stands where the second is printed',
      because: 'As printed the third term is zero for odd σ − σ(0), and the gradient is not that of Θ².',
    },
    checked: 'against differences of Θ²',
    suite: KERNEL,
  },
  {
    id: 's-positive',
    name: 'Positive definite kernel (sigmoid)',
    source: `${PAPER}, section 3.3`,
    assumes: ['examples of one norm, the sigmoid, L = 2', 'at most one pair x, −x among them'],
    conclusion: 'K̃ is positive definite',
    amended: {
      adds: 'at most one pair x, −x',
      because:
        'Without biases σ(u) + σ(−u) = 1: for ±x and ±y, K̃·(1, 1, −1, −1) = 0. The proposition that is cited has biases.',
    },
    checked: 'enclosed in interval arithmetic for erf',
    suite: KERNEL,
  },
  {
    id: 's-lemma-5',
    name: 'Lemma 5 (sigmoid)',
    source: `${PAPER}, Lemma 5`,
    assumes: ['the sigmoid', 'L ≥ 2'],
    conclusion: 'Θ^(L)(x, x) ≥ 1/4',
    amended: { adds: 'L ≥ 2', because: 'For L = 1 it is ‖x‖²/n₀, such as 1/100 for x = 1/10.' },
    checked: 'by quadrature, and exactly for L = 1',
    suite: KERNEL,
  },
  {
    id: 's-depth',
    name: 'Constant Jacobian in the limit of depth (sigmoid)',
    source: `${PAPER}, section 4.2`,
    assumes: [
      'one example, infinitely wide',
      'an activation with χ₁ < 1, as the sigmoid and erf(x/2)/2 + 1/2 have, for which Θ does not come to 0',
      'L → ∞',
    ],
    conclusion: '∂Θ^(L)/∂x at the example vanishes, so that J∞ = J₀ there',
    checked: 'for L up to 8, norms from 1/10 to 1000: enclosed for erf, by quadrature for the true sigmoid',
    suite: 'sigmoid/depth',
  },
  {
    id: 's-eq-5',
    name: '(5) (sigmoid)',
    source: `${PAPER}, (5)`,
    assumes: [WIDE, APART, 'r → ∞'],
    conclusion: 'J∞ is X̂·K̃⁻¹·∂k/∂x + J₀ up to 1/r: f₀ may be left out',
    checked: STARTED,
    suite: 'sigmoid/equation-5',
  },
  ...(
    [
      ['7', '‖K̃⁻¹‖·r/(4π√n₀) comes to 1; for the true sigmoid ‖K̃⁻¹‖·r/(6√(2πn₀)) does'],
      ['8', 'the gradients of the other examples vanish beside that of x₁'],
      ['9', '‖∂k/∂x‖·8π√n₀ comes to 1; for the true sigmoid ‖∂k/∂x‖·12√(2πn₀) does'],
    ] as const
  ).map(([number, conclusion]): MeasuredStatement => ({
    id: `s-eq-${number}`,
    name: `(${number}) (sigmoid)`,
    source: `${PAPER}, (${number})`,
    assumes: [WIDE, APART, 'r → ∞'],
    conclusion,
    checked: ENCLOSED,
    suite: LIMITS,
  })),
  {
    id: 's-limit',
    name: 'Limit 1/2 (sigmoid)',
    source: `${PAPER}, section 4.4`,
    assumes: [WIDE, APART, 'r → ∞'],
    conclusion: 'the largest modulus of an eigenvalue of J∞ at an example comes to 1/2',
    amended: {
      adds: 'it need not fall',
      because:
        'For n₀ = 3 and two examples with cosine 4/9 it falls to about 0.277 and rises to 1/2 from below, which is proved by enclosures.',
    },
    checked: ENCLOSED,
    suite: LIMITS,
  },
];
