import type { Network } from '../../../src/exact/index.js';
import type { SmallNetwork } from '../../../src/search/hunt/alike.js';

/** The networks that are to be looked at. */
export function networksOf(small: Iterable<SmallNetwork | 'nothing'>): readonly Network[] {
  return [...small].flatMap((each) => (each === 'nothing' ? [] : [each.network()]));
}
