import { fullRank, monotone, square, surjective } from './hypothesis.js';
import type { Statement } from './statement.js';

export const theorem23: Statement = {
  id: '2.3',
  hypotheses: [surjective, monotone, square, fullRank],
  conclusion: { kind: 'basin path-connected', text: 'B(x*) is path-connected' },
  maps: 'to ℝⁿ⁰',
  source: 'Beise & Dias Da Cruz, Theorem 2.3',
};
