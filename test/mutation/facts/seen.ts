/** What a watch sees of a piece of work. */

import type { Watch } from '../../../src/exact/index.js';

/** How often it looks, at how many numbers, and how often not at 0. */
export function seenBy(work: (watch: Watch) => unknown): string {
  let [looks, numbers, notZero] = [0, 0, 0];
  work(({ numerator }, count = 1) => {
    looks += 1;
    numbers += count;
    if (numerator !== 0n) notZero += 1;
  });
  return `${looks}, ${numbers}, ${notZero}`;
}

/** The fractions that it is told of together with a number of them in memory, and how many these are. */
export function heldBy(work: (watch: Watch) => unknown): readonly string[] {
  const seen: string[] = [];
  work(({ numerator, denominator }, count = 1) => {
    if (count !== 1) seen.push(`${numerator}/${denominator}, ${count}`);
  });
  return seen;
}
