/** Writes docs/quality.md from what the whole suite measured; what was measured by other commands is kept below. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seed } from '../seed.js';
import { PARTS } from './figures.js';

const PAGE = 'docs/quality.md';
const OTHERS = '## Measured by other commands';

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

export function setup(): void {
  rmSync(PARTS, { recursive: true, force: true });
}

export function teardown(): void {
  const parts = readdirSync(PARTS).sort();
  const changed = git('status', '--porcelain', '--', 'src', 'properties', 'test', 'counterexamples');
  const commit = `${git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : ', with changes not committed'}`;
  const runs = process.env.BASINCHECK_RUNS;
  const command = `${runs === undefined ? '' : `BASINCHECK_RUNS=${runs} `}npm run quality`;
  const head = `# Quality

What the last whole run of \`${command}\` measured: at commit ${commit}, with seed ${seed}. Written by that command, down to
"${OTHERS.slice(3)}"; it takes about an hour on two cores.
`;
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const kept = before.includes(OTHERS) ? before.slice(before.indexOf(OTHERS)) : `${OTHERS}\n`;
  const measured = parts.map((part) => readFileSync(join(PARTS, part), 'utf8'));
  writeFileSync(PAGE, [head, ...measured, kept].join('\n'));
}
