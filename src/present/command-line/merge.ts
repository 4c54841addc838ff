/** `basincheck merge`: one hunt or stress run of all shares of it. */

import type { ExitCode } from './exit-code.js';
import { mergeHunt } from './merge-hunt.js';
import { mergeStress } from './merge-stress.js';
import { sharesIn, together } from './shares.js';

export interface MergeOptions {
  readonly out?: string;
  readonly jobs: number;
  readonly json?: true;
}

export async function merge(folders: readonly string[], options: MergeOptions): Promise<ExitCode> {
  const [shares, whole] = together([...new Set(folders)].flatMap(sharesIn));
  return whole.command === 'hunt'
    ? mergeHunt(shares, whole, { ...options, out: options.out ?? 'found' })
    : await mergeStress(shares, whole, { ...options, out: options.out ?? '.basincheck/failures' });
}
