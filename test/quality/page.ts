/** Writes docs/quality.md from what the whole suite measured. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seed } from '../seed.js';
import { PARTS } from './figures.js';

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

export function setup(): void {
  rmSync(PARTS, { recursive: true, force: true });
}

export function teardown(): void {
  const parts = readdirSync(PARTS).sort();
  const changed = git('status', '--porcelain', '--', 'src', 'properties', 'test', 'counterexamples');
  const commit = `${git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : ', with changes not committed'}`;
  const head = `# Quality

What the last whole run of \`npm run quality\` measured: at commit ${commit}, with seed ${seed}. Written by that
command; it takes about an hour on two cores.
`;
  const text = [head, ...parts.map((part) => readFileSync(join(PARTS, part), 'utf8'))].join('\n');
  writeFileSync('docs/quality.md', text);
}
