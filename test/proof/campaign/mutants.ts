/** All the ways to corrupt a certificate. */

import { copyOf } from '../corpus/file.js';
import type { Mutation } from './mutations/mutation.js';
import { networkMutations } from './mutations/networks.js';
import { numberMutations } from './mutations/numbers.js';
import { proofMutations } from './mutations/proofs.js';
import { repairedMutations } from './mutations/repaired.js';
import { textMutations, type Original, type TextMutation } from './mutations/texts.js';
import { readClaim } from './oracle/claim.js';

const fileMutations: readonly Mutation[] = [...numberMutations, ...networkMutations, ...proofMutations];

/** One mutation after another, the second only where the first left something that makes sense. */
function two(kind: string, firsts: readonly Mutation[], seconds: readonly Mutation[]): Mutation {
  return {
    kind,
    corrupt: (file, random) => {
      const [first, second] = [random.pick(firsts), random.pick(seconds)];
      if (!first.corrupt(file, random)) return false;
      return readClaim(JSON.stringify(file)) === undefined || second.corrupt(file, random);
    },
  };
}

const combinations: readonly Mutation[] = [
  two('two at once', fileMutations, fileMutations),
  two('two at once, repaired', proofMutations, repairedMutations),
  two('repaired twice', repairedMutations, repairedMutations),
];

/** Every kind of mutation, as a change of texts. */
export const mutations: readonly TextMutation[] = [
  ...[...fileMutations, ...repairedMutations, ...combinations].map(ofTexts),
  ...textMutations,
];

function ofTexts({ kind, applies, corrupt }: Mutation): TextMutation {
  const without = new WeakSet<Original>();
  return {
    kind,
    corrupt: (original, random) => {
      if (without.has(original)) return undefined;
      if (applies?.(original.file) === false) {
        without.add(original);
        return undefined;
      }
      const file = copyOf(original.file);
      return corrupt(file, random) ? JSON.stringify(file) : undefined;
    },
  };
}
