/** Numbers on the command line. */

import { InvalidArgumentError } from 'commander';

/** A positive integer. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('expected a positive integer.');
  return value;
}

/** What a seed is. */
export function integer(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || (value | 0) !== value)
    throw new InvalidArgumentError('expected a 32-bit integer.');
  return value;
}
