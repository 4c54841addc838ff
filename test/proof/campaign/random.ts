/** A small deterministic source of random choices (mulberry32): one seed, one campaign. */

export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** Uniform in [0, 1). */
  real(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Uniform in {least, …, most}. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.real() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.real() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const found = items[this.integer(0, items.length - 1)];
    if (found === undefined) throw new RangeError('Random.pick: expected at least one item');
    return found;
  }
}
