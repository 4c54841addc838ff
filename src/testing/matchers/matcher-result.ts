/** The result that a matcher returns to vitest. */
export interface MatcherResult {
  /** With `.not`, `true` is the failure. */
  readonly pass: boolean;
  readonly message: () => string;
}
