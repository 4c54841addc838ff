/** What the verifier's thread tells the page: all of a verification but the contents of the file. */

import type { NotVerified, Verified } from '../src/proof/index.js';

export type Judged = Pick<Verified, 'verdict' | 'claim'> | NotVerified;
