/** The verifier in a thread of its own: a text in, the verdict on it out. */

import { verify } from '../src/proof/index.js';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(verify(data));
});
