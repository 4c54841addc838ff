import { continuous, monotone, rank, width } from './hypothesis.js';
import type { Statement } from './statement.js';

export const theorem21: Statement = {
  id: '2.1',
  hypotheses: [width, continuous, monotone, rank],
  conclusion: { kind: 'basin components unbounded', text: 'every component of B(x*) is unbounded' },
  maps: 'to ℝⁿ⁰',
  source: 'Beise & Dias Da Cruz, Theorem 2.1',
};
