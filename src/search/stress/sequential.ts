/**
 * Sequential tests of a share: how often something happens, looked at again and again while draws come in, with a confidence that holds for all looks
 * together.
 */

export interface SequentialTest {
  /** The share is at least `least` and at most `most`, as far as it is known. */
  readonly least: number;
  readonly most: number;
  readonly draws: number;
  /** `inside` or `outside`, once the interval of confidence is; `open` if the draws were used up before. */
  readonly verdict: 'inside' | 'outside' | 'open';
}

export interface SequentialOptions {
  /** What is claimed: the share lies between these. */
  readonly from: number;
  readonly to: number;
  /** With at most this probability the share is ever outside the interval, over all looks. */
  readonly alpha: number;
  readonly batch: number;
  readonly most: number;
}

/**
 * Draws in batches until the interval lies within the claim, or misses it. After look k the interval is p̂ ± √(ln(2·k·(k + 1)/α)/(2n)): by Hoeffding
 * it fails with a probability of α/(k·(k + 1)) at most, and these sum up to α.
 */
export function sequentialTest(draw: (index: number) => boolean, options: SequentialOptions): SequentialTest {
  const { from, to, alpha, batch, most } = options;
  let [seen, draws, low, high] = [0, 0, 0, 1];
  for (let look = 1; draws < most; look++) {
    for (let k = 0; k < batch; k++) seen += Number(draw(draws + k));
    draws += batch;
    const half = Math.sqrt(Math.log((2 * look * (look + 1)) / alpha) / (2 * draws));
    low = Math.max(low, seen / draws - half);
    high = Math.min(high, seen / draws + half);
    if (low >= from && high <= to) return { least: low, most: high, draws, verdict: 'inside' };
    if (high < from || low > to) return { least: low, most: high, draws, verdict: 'outside' };
  }
  return { least: low, most: high, draws, verdict: 'open' };
}
