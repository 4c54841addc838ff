/**
 * Writes docs/quality.md: each part that this run measured takes the place of the one before; the other parts stay, and
 * so does what was measured by other commands, at the end of the page.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS } from './figures.js';

const PAGE = 'docs/quality.md';
const OTHERS = '## Measured by other commands';
const HEAD = `# Quality

What was measured last, with what, and at which commit. The parts down to "${OTHERS.slice(3)}" are written by
\`npm run quality\`, which measures all of them, or by \`npm run quality -- NAME\` for one suite.
`;
/** Before each part: its name, which a reader of the page does not see. */
const MARK = /^<!-- (.+) -->\n/m;

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

let commit = '';

export function setup(): void {
  rmSync(PARTS, { recursive: true, force: true });
  const changed = git('status', '--porcelain', '--', 'src', 'properties', 'test', 'counterexamples');
  commit = `${git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : ', with changes not committed'}`;
}

export function teardown(): void {
  if (!existsSync(PARTS)) return;
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const cut = before.includes(OTHERS) ? before.indexOf(OTHERS) : before.length;
  const parts = new Map<string, string>();
  const [, ...marked] = before.slice(0, cut).split(MARK);
  for (let i = 0; i + 1 < marked.length; i += 2) parts.set(marked[i] ?? '', marked[i + 1] ?? '');
  for (const file of readdirSync(PARTS)) {
    const part = file.replace('.md', '');
    const suite = part.split('-')[1] ?? '';
    const source = `Measured by \`npm run quality -- ${suite}\` at commit ${commit}.\n\n`;
    parts.set(part, `${readFileSync(join(PARTS, file), 'utf8')}\n${source}`);
  }
  const inOrder = [...parts.keys()].sort().map((part) => `<!-- ${part} -->\n${parts.get(part) ?? ''}`);
  writeFileSync(PAGE, `${HEAD}\n${inOrder.join('')}${before.slice(cut) || `${OTHERS}\n`}`);
}
