/**
 * Appendix C, in the proof of Theorem 3. The eigenvalues of the Jacobian at an example x are ‖x‖²/(‖x‖² + 1) and 0.
 */

import { centred, orthogonal, positive, symmetricLaw } from '../algebra/of-laws.js';
import type { EigenvalueStatement } from '../algebra/statement.js';

export const mTheorem3Eigenvalue: EigenvalueStatement = {
  id: 'm-3-eigenvalue',
  name: 'Eigenvalue of Theorem 3 (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, appendix C',
  subject: 'a wide layer',
  hypotheses: [centred, orthogonal, positive, symmetricLaw],
  given: ['as in Theorem 3'],
  conclusion: 'the eigenvalue of the Jacobian at an example x, along x, is ‖x‖²/(‖x‖² + 1)',
  amended: {
    adds: 'the law is symmetric',
    because:
      'The proof takes half of the expectation for the part where z > 0, which a skewed law does not give; counterexamples/memorization/m-3-eigenvalue-without-symmetric-law.json was found by a hunt. What is true of all laws with mean zero is λ = 1 − E[φ(z)·b]/E[φ(z)²].',
  },
  certificate: 'eigenvalue',
  mustSee: [{ label: 'dimension 2', share: 0.1 }],
};
