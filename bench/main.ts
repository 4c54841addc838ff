/** `npm run bench`: measures, prints, and with `--write` keeps what was measured in docs/bench.md and the README. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBoxes } from './boxes.js';
import { measureCertificates } from './certificates.js';
import { measureCommands } from './commands.js';
import { measureGrowth } from './growth.js';
import { measureHunts } from './hunts.js';
import { measureKernels } from './kernels.js';
import { measureLabelling } from './labelling.js';
import { measureLongJobs } from './long-jobs.js';
import { measuredOn } from './machine.js';
import type { Bench, Measured } from './part.js';
import { measureStress } from './stress.js';
import { withPart } from './table.js';
import { measureVerifier } from './verifier.js';
import { measureWorkers } from './workers.js';

const PAGE = 'docs/bench.md';
const README = 'README.md';

const parts: Readonly<Record<string, (bench: Bench) => Promise<Measured> | Measured>> = {
  kernels: measureKernels,
  boxes: measureBoxes,
  labelling: measureLabelling,
  stress: measureStress,
  certificates: measureCertificates,
  verifier: measureVerifier,
  growth: measureGrowth,
  hunts: measureHunts,
  commands: measureCommands,
  workers: measureWorkers,
  jobs: measureLongJobs,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    matrix: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
});
const [rounds, matrix] = [Number(values.rounds), Number(values.matrix)];
const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1 || !(matrix >= 0)) {
  const names = Object.keys(parts).join(' | ');
  process.stderr.write(`usage: npm run bench -- [${names}]… [--rounds COUNT] [--matrix SEEDS] [--write]\n`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'basincheck-bench-'));
const say = (line: string) => process.stderr.write(`${line}\n`);
const where = measuredOn(root);
let failed = false;
try {
  for (const name of chosen) {
    const measured = await parts[name]?.({ root, folder, rounds, matrix, write: values.write, say });
    if (measured === undefined) continue;
    const circumstances = `Measured on ${where}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`;
    const text = `${measured.text}\n\n${circumstances}`;
    process.stdout.write(`\n${text}\n`);
    for (const problem of measured.problems) say(problem);
    failed ||= measured.problems.length > 0;
    if (!values.write) continue;
    writeFileSync(PAGE, withPart(readFileSync(PAGE, 'utf8'), name, text));
    if (measured.summary === undefined) continue;
    const summary = `${measured.summary}\n\n${circumstances}`;
    writeFileSync(README, withPart(readFileSync(README, 'utf8'), name, summary));
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
