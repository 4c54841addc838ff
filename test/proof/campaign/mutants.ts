/** All the ways to corrupt a certificate, and whether anything was corrupted at all. */

import type { CertificateFile } from '../corpus/file.js';
import { fraction, textOf } from './linear.js';
import type { Mutation } from './mutations/mutation.js';
import { networkMutations } from './mutations/networks.js';
import { numberMutations } from './mutations/numbers.js';
import { proofMutations } from './mutations/proofs.js';
import { repairedMutations } from './mutations/repaired.js';
import { textMutations, type TextMutation } from './mutations/texts.js';
import { readClaim } from './oracle/claim.js';
import type { Random } from './random.js';

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
  ...[...fileMutations, ...repairedMutations, ...combinations].map(({ kind, corrupt }) => ({
    kind,
    corrupt: (text: string, random: Random): string | undefined => {
      const file = JSON.parse(text) as CertificateFile;
      return corrupt(file, random) ? JSON.stringify(file) : undefined;
    },
  })),
  ...textMutations,
];

/**
 * The same text for two files that say the same: numbers in lowest terms, defaults written out, cells and dropped
 * hypotheses in order, provenance left out. A text that is no JSON stands for itself.
 */
export function meaningOf(text: string): string {
  try {
    return JSON.stringify(ordered(JSON.parse(text)));
  } catch {
    return text;
  }
}

function ordered(json: unknown): unknown {
  if (typeof json === 'string') return json.includes('/') ? lowestTerms(json) : json;
  if (Array.isArray(json)) return json.map(ordered);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json)
    .filter(([key, value]) => key !== 'provenance' && !isDefault(key, value))
    .map(([key, value]): [string, unknown] => [
      key,
      UNORDERED.includes(key) ? sorted(ordered(value)) : ordered(value),
    ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const UNORDERED = ['cells', 'dropped'];

function sorted(json: unknown): unknown {
  if (!Array.isArray(json)) return json;
  return json.map((each) => JSON.stringify(each)).sort();
}

function isDefault(key: string, value: unknown): boolean {
  if (key === 'power') return value === 1;
  return key === 'avoiding' && Array.isArray(value) && value.length === 0;
}

function lowestTerms(text: string): string {
  const value = fraction(text);
  return value === undefined ? text : textOf(value);
}
