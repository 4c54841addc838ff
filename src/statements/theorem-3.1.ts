import { continuous, monotone, width } from './hypothesis.js';
import type { Statement } from './statement.js';

export const theorem31: Statement = {
  id: '3.1',
  hypotheses: [width, continuous, monotone],
  conclusion: {
    kind: 'maximum on the boundary',
    text: 'over the closure of a bounded set D, F attains its maximum on the boundary of D',
  },
  maps: 'to ℝ',
  source: 'Beise & Dias Da Cruz, Theorem 3.1',
};
