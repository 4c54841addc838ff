/** A proof is accepted when `insist` was called for every step of it and never threw an `Objection`. */

/**
 * Thrown while judging, caught by `verify`: a step of the proof fails.
 *
 * @example
 * ```ts
 * import { Objection } from 'basincheck/verify';
 * new Objection('avoiding[0].next', 'a region that F maps into', 'another'); // → Error: avoiding[0].next: expected a region that F maps into, got another
 * ```
 */
export class Objection extends Error {
  constructor(
    /** Where in the file, such as `avoiding[0].next`. */
    readonly path: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${path}: expected ${expected}, got ${found}`);
  }
}

export function insist(condition: boolean, path: string, expected: string, found: string): asserts condition {
  if (!condition) throw new Objection(path, expected, found);
}
