/** The reasons why a model file is not read: all its problems, each with its place. */

import { type Problem, Problems } from '../../exact/index.js';

export class Refusals {
  private readonly problems = new Problems();

  /** All problems, or only the first ones if there are very many. */
  get noted(): readonly Problem[] {
    return this.problems.noted;
  }

  get none(): boolean {
    return this.problems.count === 0;
  }

  note(path: string, expected: string, found: string): undefined {
    return this.problems.note({ path, expected, found, limit: false });
  }

  /** Notes that something exceeds a limit of the reader. */
  exceed(path: string, expected: string, found: string): undefined {
    return this.problems.note({ path, expected, found, limit: true });
  }
}

/** Thrown where the bytes are not valid, so that nothing after them can be read; caught by the reader of the file. */
export class Unreadable extends Error {
  constructor(
    readonly place: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${place}: expected ${expected}, got ${found}`);
  }
}
