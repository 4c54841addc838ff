/**
 * Cases on which a function failed, from one run of the tests to the next: a file for each test and reference, in a folder that
 * belongs to the machine, not to version control.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory, Replay } from '../oracles/index.js';

/** Where they are kept, in the working directory, unless a test says another place. */
export const EXAMPLES_FOLDER = '.basincheck/examples';

interface Kept extends Replay {
  /** The failure in words, for whoever opens the file. */
  readonly text: string;
}

/** The memory of one comparison. `about` is what tells it from all others, such as the names of its test and its file. */
export function failingExamples(folder: string, about: readonly string[]): Memory {
  const name = createHash('sha256').update(about.join('\0')).digest('hex').slice(0, 16);
  const path = join(folder, `${name}.json`);
  // The first and the smallest failure of a run take one place.
  let own: Replay | undefined;
  return {
    known: () => keptIn(path),
    keep: (replay, text) => {
      const others = keptIn(path).filter((each) => !isSame(each, replay) && !(own && isSame(each, own)));
      own = replay;
      write(folder, path, { about, failures: [{ ...replay, text }, ...others].slice(0, MOST_KEPT) });
    },
    forget: (replay) => {
      const failures = keptIn(path).filter((each) => !isSame(each, replay));
      if (failures.length > 0) write(folder, path, { about, failures });
      else rmSync(path, { force: true });
    },
  };
}

const MOST_KEPT = 5;

function isSame(a: Replay, b: Replay): boolean {
  return a.seed === b.seed && a.path === b.path;
}

/** A file that is not there, or is damaged, holds nothing. */
function keptIn(path: string): readonly Kept[] {
  try {
    const { failures } = JSON.parse(readFileSync(path, 'utf8')) as { failures: readonly Kept[] };
    return failures.filter(({ seed, path: at }) => Number.isInteger(seed) && typeof at === 'string');
  } catch {
    return [];
  }
}

/** Where nothing can be written, as in a folder of somebody else, nothing is remembered. */
function write(folder: string, path: string, content: object): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
  } catch {
    return;
  }
}
