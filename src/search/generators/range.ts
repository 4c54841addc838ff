/**
 * A natural number, or a range from the first number to the second. A range allows any number in it, and shrinks to
 * the first.
 */
export type Range = number | readonly [least: number, most: number];

/** Both ends of a range of natural numbers that are at least `floor`. Throws for any other range. */
export function endsOf(name: string, range: Range, floor = 1): readonly [least: number, most: number] {
  const [least, most] = typeof range === 'number' ? [range, range] : range;
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least < floor || most < least) {
    throw new RangeError(`${name}: expected a range of integers from ${floor} on, got [${least}, ${most}]`);
  }
  return [least, most];
}

export function isWithin(n: number, [least, most]: readonly [number, number]): boolean {
  return least <= n && n <= most;
}
