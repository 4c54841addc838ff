/** Whether files have changed, by looking at them again and again: editors, git and network disks all do it in ways of their own. */

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BETWEEN_LOOKS_MS = 250;

/** What changes whenever one of the files does, or one below the folders; a path at which nothing is counts as empty. */
export function stateOf(paths: readonly string[]): string {
  return paths.flatMap(statesBelow).join('\n');
}

function statesBelow(path: string): readonly string[] {
  try {
    const stat = statSync(path);
    if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs} ${stat.ino}`];
    return readdirSync(path).flatMap((name) => statesBelow(join(path, name)));
  } catch {
    // Taken away while it was looked for, or not to be read: the site says so.
    return [];
  }
}

/**
 * Calls back after each change, once the files have rested for one look, until the signal is given. A change that happens
 * meanwhile counts afterwards. `before` is the state that is known.
 */
export async function onEachChange(
  paths: readonly string[],
  before: string,
  signal: AbortSignal,
  changed: () => Promise<void>,
): Promise<void> {
  let [known, last] = [before, before];
  for (await rest(signal); !signal.aborted; await rest(signal)) {
    const now = stateOf(paths);
    if (now !== known && now === last) {
      known = now;
      await changed();
    }
    last = now;
  }
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, BETWEEN_LOOKS_MS);
    signal.addEventListener('abort', end);
  });
}
