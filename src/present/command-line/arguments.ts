/** Numbers on the command line. */

import { InvalidArgumentError } from 'commander';

/** A positive integer. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('expected a positive integer.');
  return value;
}

/** An integer of 0 or more. */
export function naught(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('expected an integer of 0 or more.');
  return value;
}

/** What a seed is. */
export function integer(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || (value | 0) !== value)
    throw new InvalidArgumentError('expected a 32-bit integer.');
  return value;
}

/** Numbers with commas between them. */
export function numbers(text: string): readonly number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (!values.every(Number.isFinite))
    throw new InvalidArgumentError('expected numbers with commas between them.');
  return values;
}

/** A number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < Infinity))
    throw new InvalidArgumentError('expected a number above 0.');
  return value;
}

/** Positive integers with commas between them. */
export function positiveIntegers(text: string): readonly number[] {
  return numbers(text).map((value) => count(String(value)));
}
