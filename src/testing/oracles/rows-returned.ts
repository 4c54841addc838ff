/** Reads a matrix that a user's function returns, and compares it entry by entry. */

import { type Allowance, type Disagreement, numberText, tooFar } from './disagreement.js';
import type { Value } from './measured-pass.js';
import { itemsIn, numbersIn, type Numbers, shown } from './numbers-returned.js';

/** The rows of a matrix: arrays, typed arrays, or anything else with a length and entries. */
export type Rows = ArrayLike<Numbers>;

/** The first entry that is too far from the expected one; `undefined` if there is none. */
export function wrongEntry(
  result: unknown,
  expected: readonly (readonly Value[])[],
  allowance: Allowance,
): Disagreement | undefined {
  const received = itemsIn(result);
  if (received?.length !== expected.length)
    return { where: 'the result', expected: `${expected.length} rows`, received: shown(result) };
  for (const [i, row] of expected.entries()) {
    const read = numbersIn(received[i], row.length, `row ${i}`);
    if ('wrong' in read) return read.wrong;
    for (const [j, value] of row.entries()) {
      const entry = read.numbers[j] ?? NaN;
      const difference = tooFar(entry, value, allowance);
      if (difference === undefined) continue;
      const where = `row ${i}, column ${j}`;
      return { where, expected: numberText(value.mid), received: String(entry), difference };
    }
  }
  return undefined;
}
