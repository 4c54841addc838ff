import { continuous, monotone, width } from './hypothesis.js';
import type { Statement } from './statement.js';

export const theorem22: Statement = {
  id: '2.2',
  hypotheses: [width, continuous, monotone],
  conclusion: {
    kind: 'complement components unbounded',
    text: 'the complement of B(x*) has no bounded component',
  },
  maps: 'to ℝⁿ⁰',
  source: 'Beise & Dias Da Cruz, Theorem 2.2',
};
