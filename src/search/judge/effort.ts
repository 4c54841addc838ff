/** How hard a judgement looks, and with which seed. The same effort comes to the same judgement. */

export interface Effort {
  /**
   * `sample`: looks, and certifies nothing; for thousands of cases. `quick`: certifies what it sees, if that takes little;
   * for one network of many. `thorough`: for this one, however long it takes.
   */
  readonly look: 'sample' | 'quick' | 'thorough';
  readonly seed: number;
}
