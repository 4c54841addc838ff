/** What a matcher tells vitest. */
export interface MatcherResult {
  /** With `.not`, `true` is the failure. */
  readonly pass: boolean;
  readonly message: () => string;
}
