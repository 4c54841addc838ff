/** How many: exactly so many, or from the first number to the second; then any, and they shrink to the first. */
export type Range = number | readonly [least: number, most: number];

/** Both ends of a range of natural numbers from `floor` on. Throws for any other. */
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
