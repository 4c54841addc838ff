/**
 * Small-scope exhaustion: all networks of a small scope are judged, the smallest first. A counterexample that is found is certified, and
 * so it is proved. That there is no smaller one is not proved, since floating point decides which networks are examined.
 *
 * The networks are gone through in blocks, which anybody may judge. What comes out does not depend on how they are cut.
 */

import { inOrder, type Workforce } from '../workers/index.js';
import type { Block, BlockResult } from './block.js';
import type { ScopeOptions } from './scope.js';
import type { HuntTasks } from './worker.js';

/** What an exhaustive hunt has come to; `certificate` is that of the smallest network that has one. */
export type Exhaustion = BlockResult;

/** The blocks of a scope: whoever asks for them stops when the scope is at its end. */
function* blocksOf(scope: ScopeOptions, count: number): Generator<Block, void> {
  for (let from = 0; ; from += count) yield { scope, from, count };
}

/** The scope is at its end after the block, or a counterexample is found. */
export function isLast(
  { from, count }: Pick<Block, 'from' | 'count'>,
  { of, certificate }: BlockResult,
): boolean {
  return certificate !== undefined || from + count >= of;
}

/** What comes to the block after what came to those before. Throws if they are not of one scope. */
export function together(before: Exhaustion | undefined, block: BlockResult): Exhaustion {
  if (before === undefined) return block;
  if (before.of !== block.of)
    throw new Error(`exhaust: expected blocks of one scope of ${before.of} networks, got one of ${block.of}`);
  const [tried, suspected] = [before.tried + block.tried, before.suspected + block.suspected];
  return { ...block, tried, suspected };
}

/** Goes through the scope up to the first network that is certified. `on` is told after each block what it has come to. */
export async function exhaust(
  scope: ScopeOptions,
  {
    ahead,
    count,
    on,
  }: { readonly ahead: number; readonly count: number; readonly on?: (done: Exhaustion) => void },
  workforce: Pick<Workforce<HuntTasks>, 'perform'>,
): Promise<Exhaustion> {
  let done: Exhaustion | undefined;
  const blocks = inOrder(blocksOf(scope, count), ahead, (block) => workforce.perform('judgeBlock', block));
  for await (const [block, result] of blocks) {
    done = together(done, result);
    on?.(done);
    if (isLast(block, result)) break;
  }
  return done ?? { of: 0, tried: 0, suspected: 0 };
}
