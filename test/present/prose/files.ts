/** The catalogue and the corpus, read and ready to be shown. */
import { join } from 'node:path';
import { defaultLimits, readCounterexample, verify, type Counterexample } from '../../../src/proof/index.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';

export interface ShownFile {
  readonly name: string;
  readonly text: string;
  readonly counterexample: Counterexample;
}

/** Every file of the catalogue and of the corpus. */
export const files: readonly ShownFile[] = ['counterexamples/paper', 'test/proof/corpus'].flatMap((folder) =>
  jsonFilesIn(join(project, folder)).map(({ name, text }) => fileFrom(name, text)),
);

export function fileCalled(name: string): ShownFile {
  const found = files.find((file) => file.name === name);
  if (found === undefined) throw new Error(`fileCalled: expected a name, got ${name}`);
  return found;
}

/** A counterexample from the text of a file that is verified. */
export function verified(text: string): Counterexample {
  const { verdict } = verify(text);
  if (verdict !== 'verified') throw new Error(`verified: expected a file that is verified, got ${verdict}`);
  return fileFrom('', text).counterexample;
}

function fileFrom(name: string, text: string): ShownFile {
  const read = readCounterexample(text, defaultLimits);
  if ('problems' in read) throw new Error(`fileFrom: expected a counterexample file, got ${name}`);
  return { name, text, counterexample: read.counterexample };
}
