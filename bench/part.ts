/** A part of the bench: what it needs, and what it hands back. */

export interface Bench {
  /** The folder of the project, built. */
  readonly root: string;
  /** For files that are needed on the way. */
  readonly folder: string;
  readonly rounds: number;
  /** From how many seeds the whole matrix is hunted for, which takes minutes each. */
  readonly matrix: number;
  /** Whether what is measured is kept, in docs/. */
  readonly write: boolean;
  /** Prints a line at once, about what is going on. */
  readonly say: (line: string) => void;
}

export interface Measured {
  /** Markdown. */
  readonly text: string;
  /** What of it the README has. */
  readonly summary?: string;
  /** What went wrong; the bench then exits with 1. */
  readonly problems: readonly string[];
}
