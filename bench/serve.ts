/** The commands of a contender (contender.ts), answered in this process. */

import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** One pass over the first `count` items of what is loaded. */
export interface Loaded {
  /** What was done, in the unit that is counted. */
  run(count: number): number;
  /** What was found, item by item. */
  results(count: number): readonly Int32Array[];
}

/** CPU seconds of this process so far. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export async function serve(load: (path: string) => Promise<Loaded> | Loaded): Promise<void> {
  let loaded: Loaded | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const [command, first = '', ...rest] = line.split(' ');
    let answer = 'ready';
    if (command === 'load') {
      try {
        loaded = await load([first, ...rest].join(' '));
      } catch (error) {
        answer = `failed ${String(error).replaceAll('\n', ' ')}`;
      }
    } else if (loaded === undefined) throw new Error(`serve: expected load first, got ${line}`);
    else if (command === 'run') {
      const start = cpuSeconds();
      let done = 0;
      for (let k = 0; k < Number(rest[0]); k++) done += loaded.run(Number(first));
      answer = `${cpuSeconds() - start} ${done}`;
    } else if (command === 'save') {
      const parts = loaded.results(Number(first)).map(({ buffer }) => Buffer.from(buffer));
      writeFileSync(rest.join(' '), Buffer.concat(parts));
      answer = 'saved';
    } else throw new Error(`serve: expected load, run or save, got ${line}`);
    process.stdout.write(`${answer}\n`);
  }
}
