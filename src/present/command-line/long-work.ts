/** What takes long is done in a thread of its own, with progress, so that Ctrl-C is heard meanwhile. */

import { Crew } from '../../search/workers/index.js';
import { untilInterrupted } from './interruption.js';
import { Progress } from './progress.js';
import type { LongTasks, Step } from './thread.js';

/** What a task comes to; `undefined` after Ctrl-C. `on` is told how far it has come. */
export async function longWork<K extends keyof LongTasks>(
  name: K,
  input: Parameters<LongTasks[K]>[0],
  {
    unit,
    total = 1,
    on,
  }: { readonly unit: string; readonly total?: number; readonly on?: (step: Step) => void },
): Promise<ReturnType<LongTasks[K]> | undefined> {
  const progress = new Progress(total, unit);
  const crew = new Crew<LongTasks>(new URL('./thread.js', import.meta.url), 1);
  return await untilInterrupted(crew, () =>
    crew.performAloud(name, input, (text) => {
      const step = JSON.parse(text) as Step;
      on?.(step);
      progress.update(step.done, step.note, step.total);
    }),
  ).finally(() => {
    progress.stop();
  });
}

/** Says on stdout that nothing is known yet. `about` is what the JSON says besides. */
export function sayInterrupted(about: object, sentence: string, json: boolean | undefined): void {
  const said = JSON.stringify({ ...about, interrupted: true }, undefined, 2);
  process.stdout.write(json === true ? `${said}\n` : `interrupted: ${sentence}\n`);
}
