import type { Activation } from '../../exact/index.js';
import { introduction } from './activation.js';
import { formulaText } from './plain.js';

/** φ on one line, such as `φ(x) = max(x, 0)`. Throws for an activation that files cannot hold. */
export function activationText(activation: Activation): string {
  return formulaText(introduction(activation).formula);
}
