/** The explorer's thread for all that takes time: a request in, its answer out. */

import { type Request, Sampler } from './explorer/sampling.js';

const sampler = new Sampler();

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  postMessage(sampler.answer(data));
});
