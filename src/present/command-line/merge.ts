/** `basincheck merge`: one hunt or stress run of all shares of it. */

import type { ExitCode } from './exit-code.js';
import { mergeData } from './merge-data.js';
import { mergeExhaustive } from './merge-exhaustive.js';
import { mergeHopfield } from './merge-hopfield.js';
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
  const hunted = { ...options, out: options.out ?? 'found' };
  switch (whole.command) {
    case 'hunt':
      return mergeHunt(shares, whole, hunted);
    case 'data':
      return mergeData(shares, whole, hunted);
    case 'exhaustive':
      return mergeExhaustive(shares, whole, hunted);
    case 'hopfield':
      return mergeHopfield(shares, whole, options);
    case 'stress':
      return await mergeStress(shares, whole, { ...options, out: options.out ?? '.basincheck/failures' });
  }
}
