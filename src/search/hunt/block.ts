/** The unit of work of an exhaustive hunt: some networks of a scope. What it comes to depends on nothing but the arguments. */

import { type Network } from '../../exact/index.js';
import { judge, stabilityMeant } from '../judge/index.js';
import { networksIn } from './networks-in.js';
import { scopeOf, type ScopeOptions } from './scope.js';

/** Networks of a scope, from number `from` on, `count` of them as far as there are any. */
export interface Block {
  readonly scope: ScopeOptions;
  readonly from: number;
  readonly count: number;
}

export interface BlockResult {
  /** Networks in the scope. */
  readonly of: number;
  /** Networks of the block that were judged: all, or those up to the first that was certified. */
  readonly tried: number;
  /** Of these, those whose violation was seen and not certified. */
  readonly suspected: number;
  /** A verified counterexample file. */
  readonly certificate?: string;
}

/** More networks than this are not gone through. */
export const LARGEST_SCOPE = 5_000_000;
export const LARGEST_BLOCK = 1000;

export function judgeBlock({ scope, from, count }: Block): BlockResult {
  const { statement, dropped } = scopeOf(scope).cell;
  const networks = networksOf(scope);
  const attractors = stabilityMeant(statement, dropped === undefined ? [] : [dropped]);
  const of = networks.length;
  let [tried, suspected] = [0, 0];
  for (const network of networks.slice(from, from + count)) {
    tried += 1;
    const { verdict, certified } = judge(network, statement, { look: 'thorough', seed: 0, attractors });
    if (certified) return { of, tried, suspected, certificate: certified.text };
    if (verdict === 'suspected') suspected += 1;
  }
  return { of, tried, suspected };
}

let last: { readonly scope: string; readonly networks: readonly Network[] } | undefined;

/** To list them takes seconds, and many blocks are of one scope. */
function networksOf(scope: ScopeOptions): readonly Network[] {
  const said = JSON.stringify(scope);
  if (last?.scope !== said) last = { scope: said, networks: networksIn(scopeOf(scope)) };
  return last.networks;
}
