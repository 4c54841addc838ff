/**
 * Remark 2.1. With m_k = m·k, Theorems 2.1–2.3 hold for B(x*, (m_k)) = {x : F^(m·k)(x) → x*}: for the basins of the
 * points of stable limit cycles of F, which are attractive points of Fᵐ.
 */

import type { CycleStatement } from '../statement.js';
import { theorem21 } from '../theorem-2.1/index.js';
import { theorem22 } from '../theorem-2.2/index.js';
import { theorem23 } from '../theorem-2.3/index.js';

export const remark21: CycleStatement = {
  id: 'rem-2.1',
  name: 'Remark 2.1',
  source: 'Beise & Dias Da Cruz, Remark 2.1',
  subject: 'basins of cycles',
  extends: [theorem21, theorem22, theorem23],
  hypotheses: [],
  given: ['those of Theorem 2.1, 2.2 or 2.3', 'x* a point of a stable limit cycle'],
  conclusion: 'the conclusion of that theorem for B(x*, (m·k)), m the period',
  mustSee: [
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'as 2.1', share: 0.15 },
    { label: 'as 2.2', share: 0.15 },
    { label: 'as 2.3', share: 0.15 },
  ],
};
