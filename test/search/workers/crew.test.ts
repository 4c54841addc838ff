import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { Crew } from '../../../src/search/workers/index.js';
import type { Tasks } from '../../../src/search/workers/tasks.js';
import { project } from '../../project.js';

interface Arithmetic extends Tasks {
  readonly double: (x: number) => number;
  readonly fail: (verb: string) => never;
  readonly count: (last: number) => string;
}

/** What the threads load: `performing` as it stands in src, and tasks in plain JavaScript. */
const MODULE = `
${ts.transpile(readFileSync(join(project, 'src/search/workers/tasks.ts'), 'utf8'), { module: ts.ModuleKind.ESNext })}
export default performing({
  double: (x) => 2 * x,
  fail: (verb) => { throw new RangeError('cannot ' + verb); },
  count: (last, tell) => {
    for (let k = 1; k <= last; k++) tell(String(k));
    return 'counted';
  },
});`;

const folder = mkdtempSync(join(tmpdir(), 'basincheck-crew-'));
writeFileSync(join(folder, 'worker.mjs'), MODULE);
const worker = pathToFileURL(join(folder, 'worker.mjs'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each([1, 2])('a crew of %i', (jobs) => {
  const crew = new Crew<Arithmetic>(worker, jobs);
  afterAll(() => crew.dismiss());

  test('gives each input its own result', async () => {
    const inputs = [1, 2, 3, 4, 5];
    expect(await Promise.all(inputs.map((input) => crew.perform('double', input)))).toEqual([2, 4, 6, 8, 10]);
  });

  test('has heard all that a task tells when its result is there', async () => {
    const heard: string[] = [];
    expect(await crew.performAloud('count', 100, (text) => heard.push(text))).toBe('counted');
    expect(heard).toEqual(Array.from({ length: 100 }, (_, k) => String(k + 1)));
  });

  test('passes on what a task throws, and goes on', async () => {
    await expect(crew.perform('fail', 'fly')).rejects.toThrow('cannot fly');
    expect(await crew.perform('double', 21)).toBe(42);
  });
});
