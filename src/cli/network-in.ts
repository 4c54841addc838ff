/** The network of a network file, or of a counterexample file, however little the file is to be trusted. */

import { COUNTEREXAMPLE_FORMAT, defaultLimits, readCounterexample } from '../certificates/index.js';
import { readNetwork, type NetworkResult } from '../network/index.js';
import type { Problem } from '../reading/index.js';
import { readUntrusted } from './files.js';

export function networkIn(path: string): NetworkResult {
  const file = readUntrusted(path, defaultLimits.characters);
  if ('problem' in file) return { problems: [file.problem] };
  if (!isCounterexample(file.text)) return readNetwork(file.text);
  const read = readCounterexample(file.text, defaultLimits);
  return 'problems' in read ? read : { network: read.counterexample.network };
}

/** Whether a text is meant as a counterexample file, and not as a network file. */
export function isCounterexample(text: string): boolean {
  return text.includes(`"${COUNTEREXAMPLE_FORMAT}"`);
}

/** Says on stderr why there is no network to speak of. */
export function complain(path: string, problems: readonly Problem[]): void {
  for (const { path: place, expected, found } of problems) {
    process.stderr.write(`${path}: ${place === '' ? '' : `${place}: `}expected ${expected}, got ${found}\n`);
  }
}
