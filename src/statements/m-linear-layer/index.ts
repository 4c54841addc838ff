/**
 * Appendix A. Gradient descent from zero on the autoencoding error of a single linear layer comes to the solution of least norm, the
 * orthogonal projection onto the span of the examples.
 */

import type { StartStatement } from '../algebra/statement.js';

export const mLinearLayer: StartStatement = {
  id: 'm-linear',
  name: 'Linear layer (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, appendix A',
  subject: 'a linear layer and its start',
  hypotheses: [],
  given: [
    'gradient descent on the squared error, with a rate below 2/λ₁, λ₁ the greatest eigenvalue of X·Xᵀ',
  ],
  conclusion:
    'gradient descent from A(0) comes to X·X⁺ + A(0)·(I − X·X⁺); from 0 to an orthogonal projection of rank dim span X',
  certificate: 'none',
  mustSee: [
    { label: 'starts at zero', share: 0.2 },
    { label: 'dependent examples', share: 0.05 },
  ],
};
