/** The verifier in a thread of its own: a text in, the verdict on it out. */

import { verify } from '../src/proof/index.js';
import type { Judged } from './judged.js';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  const verification = verify(data);
  // What was proved stays here: a page needs only what is said of it.
  const judged: Judged =
    verification.verdict === 'verified' ? { verdict: 'verified', claim: verification.claim } : verification;
  postMessage(judged);
});
