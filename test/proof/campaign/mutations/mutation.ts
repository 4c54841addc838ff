/** What a mutation is: a way to corrupt a counterexample file. */

import type { CertificateFile } from '../../corpus/file.js';
import type { Random } from '../random.js';

export interface Mutation {
  /** The kind under which it is counted. */
  readonly kind: string;
  /** Whether the file has a place for it at all; a file is worth a copy only if so. */
  readonly applies?: (file: CertificateFile) => boolean;
  /** Changes the file in place; says whether it found anything to change. */
  readonly corrupt: (file: CertificateFile, random: Random) => boolean;
}

/** A mutation of something that a file may hold: it is picked from the places that `find` lists. */
export function mutationOf<Place>(
  kind: string,
  find: (file: CertificateFile) => readonly Place[],
  corrupt: (place: Place, random: Random, file: CertificateFile) => boolean,
): Mutation {
  return {
    kind,
    applies: (file) => find(file).length > 0,
    corrupt: (file, random) => {
      const places = find(file);
      return places.length > 0 && corrupt(random.pick(places), random, file);
    },
  };
}
