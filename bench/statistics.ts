/** What is made of the figures of several rounds. */

/** Throws on no values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const [low, high] = [inOrder[(values.length - 1) >> 1], inOrder[values.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('median: expected values, got none');
  return (low + high) / 2;
}

/** Ratios of what was measured in the same rounds, so that what slowed a round down slowed both. */
export interface Ratio {
  readonly median: number;
  /** The quartiles: half of the rounds lie between them. */
  readonly low: number;
  readonly high: number;
}

/** Of a to b, round by round. Throws unless both have the same number of rounds, at least one. */
export function pairedRatio(a: readonly number[], b: readonly number[]): Ratio {
  if (a.length !== b.length) {
    throw new RangeError(
      `pairedRatio: expected as many rounds of one as of the other, got ${a.length} and ${b.length}`,
    );
  }
  const ratios = a.map((value, k) => value / (b[k] ?? NaN)).sort((x, y) => x - y);
  return { median: median(ratios), low: quantile(ratios, 1 / 4), high: quantile(ratios, 3 / 4) };
}

/** Of sorted values, straight between neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/** The numbers 0, …, count − 1, in each round beginning with another: nobody always comes first. */
export function turn(count: number, round: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => (k + round) % count);
}
