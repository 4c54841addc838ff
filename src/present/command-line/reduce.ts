/** A counterexample that was handed in becomes as small as the shrinker gets it in the time that it has. */

import type { Json } from '../../exact/index.js';
import { type AlgebraCounterexample, type Counterexample, writeCounterexample } from '../../proof/index.js';
import { HuntCrew, provenanceOf, trophyIn } from '../../search/hunt/index.js';
import { sha256Of } from './about-entry.js';
import { untilInterrupted } from './interruption.js';
import { Progress } from './progress.js';

export interface Reduced {
  readonly counterexample: Counterexample | AlgebraCounterexample;
  readonly text: string;
  /** What was done, in a few words. */
  readonly how: string;
}

/** What shrinking came to after so many seconds, laid out as this project writes files; `undefined` after Ctrl-C. */
export async function reduced(
  { counterexample, text }: Pick<Reduced, 'counterexample' | 'text'>,
  seconds: number,
): Promise<Reduced | undefined> {
  if (counterexample.kind === 'algebra')
    return laidOut(counterexample, text, 'not shrunk, since it is about exact data');
  const progress = new Progress(Math.ceil(seconds), 'seconds');
  const crew = new HuntCrew(1);
  let smallest: string | undefined;
  const outcome = await untilInterrupted(crew, () => {
    let timer: NodeJS.Timeout | undefined;
    const started = Date.now();
    const late = new Promise<'late'>((resolve) => {
      timer = setInterval(() => {
        const passed = (Date.now() - started) / 1000;
        progress.update(Math.floor(passed), 'shrinking');
        if (passed >= seconds) resolve('late');
      }, 100);
    });
    const shrunk = crew.shrink({ text: writeCounterexample(counterexample), patience: 'much' }, (smaller) => {
      smallest = smaller;
    });
    return Promise.race([shrunk.then(() => 'minimal' as const), late]).finally(() => {
      clearInterval(timer);
    });
  });
  progress.stop();
  if (outcome === undefined) return undefined;
  const isMinimal = outcome === 'minimal';
  const end = isMinimal
    ? 'no move of the shrinker makes it smaller'
    : `shrunk for ${seconds} seconds, not to the end`;
  if (smallest === undefined) return laidOut(counterexample, text, isMinimal ? end : `${end}, in vain`);
  const { counterexample: small } = trophyIn(smallest);
  const own = { ...small, provenance: provenanceAfter(counterexample, sha256Of(text), isMinimal) };
  return { counterexample: own, text: writeCounterexample(own), how: `reduced: ${end}` };
}

function laidOut(counterexample: Reduced['counterexample'], before: string, how: string): Reduced {
  const text = writeCounterexample(counterexample);
  return { counterexample, text, how: text === before ? how : `${how}; laid out anew` };
}

/** What the file said, and from which file this one was made. */
function provenanceAfter(counterexample: Counterexample, from: string, minimal: boolean): Json {
  const { provenance } = counterexample;
  const before = provenance instanceof Map ? [...(provenance as ReadonlyMap<string, Json>)] : [];
  const ofHunt: readonly [string, Json][] = provenanceOf(counterexample) ? [['minimal', minimal]] : [];
  const step = new Map<string, Json>([
    ['by', 'basincheck add'],
    ['from', from],
    ['minimal', minimal],
  ]);
  return new Map<string, Json>([...before, ...ofHunt, ['reduced', step]]);
}
