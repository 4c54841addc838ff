/** One exhaustive hunt of all shares of it, up to the first network that is certified. */

import { BLOCK_OF_A_SHARE, blockShares, type Whole } from '../../search/cluster/index.js';
import { type BlockResult, type Exhaustion, isLast, together } from '../../search/hunt/index.js';
import type { ExitCode } from './exit-code.js';
import { sayExhausted } from './exhaustive-result.js';
import { checkFolder } from './output.js';
import { checked, insistOnWhole, type Share } from './shares.js';

export function mergeExhaustive(
  shares: readonly Share[],
  { scope }: Whole,
  options: { readonly out: string; readonly json?: true },
): ExitCode {
  checkFolder('--out', options.out);
  if (scope === undefined) throw new Error('merge: expected the scope of an exhaustive hunt, got none');
  const known = new Map<number, BlockResult>();
  for (const { record, path } of shares) {
    for (const { from, result } of checked(path, () => blockShares(record))) known.set(from, result);
  }
  let done: Exhaustion | undefined;
  for (let [from, isOver] = [0, false]; !isOver; from += BLOCK_OF_A_SHARE) {
    const result = known.get(from);
    if (result === undefined) {
      const { path = '' } = shares[(from / BLOCK_OF_A_SHARE) % shares.length] ?? {};
      insistOnWhole(path, [`networks ${from} to ${from + BLOCK_OF_A_SHARE - 1}`]);
      break;
    }
    done = together(done, result);
    isOver = isLast({ from, count: BLOCK_OF_A_SHARE }, result);
  }
  return sayExhausted(scope, done ?? { of: 0, tried: 0, suspected: 0 }, options);
}
