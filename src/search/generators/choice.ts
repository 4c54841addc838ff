/** Random choices. All of them use fast-check's source of randomness, so that its seed decides them. */

import type fc from 'fast-check';
import { at } from '../../exact/index.js';

export function oneOf<T>(random: fc.Random, items: readonly T[]): T {
  return at(items, random.nextInt(0, items.length - 1));
}

/** One of the items; the probability of each is proportional to its share. */
export function weighted<T>(random: fc.Random, items: readonly (readonly [share: number, item: T])[]): T {
  const total = items.reduce((sum, [share]) => sum + share, 0);
  let rest = random.nextInt(1, total);
  for (const [share, item] of items) {
    rest -= share;
    if (rest <= 0) return item;
  }
  throw new RangeError('weighted: expected shares that are natural numbers, not all 0');
}

/** True with the given probability, to three digits. */
export function happens(random: fc.Random, probability: number): boolean {
  return random.nextInt(1, 1000) <= Math.round(1000 * probability);
}

/** A random order of the items. */
export function shuffled<T>(random: fc.Random, items: readonly T[]): readonly T[] {
  const rest = [...items];
  return items.map(() => at(rest.splice(random.nextInt(0, rest.length - 1), 1), 0));
}
