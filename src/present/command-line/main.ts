/** The command line: arguments in, verdicts on stdout, complaints on stderr, exit codes 0 yes, 1 no, 2 could not judge. */

import { Command, CommanderError } from 'commander';
import { addAdd } from './add-command.js';
import { addCatalogue } from './catalogue-command.js';
import { addDraw } from './draw-command.js';
import { ExitCode } from './exit-code.js';
import { addFigure } from './figure.js';
import { addHunt } from './hunt-command.js';
import { addKernel } from './kernel-command.js';
import { addMatrix } from './matrix-command.js';
import { addMemory } from './memory-command.js';
import { addMerge } from './merge-command.js';
import { description, version } from './package-json.js';
import { addPapers } from './papers-command.js';
import { addProbe } from './probe-command.js';
import { addQuery } from './query-command.js';
import { addQueue } from './queue-command.js';
import { addReport } from './report-command.js';
import { addShow } from './show-command.js';
import { addStress } from './stress-command.js';
import { addTable } from './table-command.js';
import { addTrain } from './train-command.js';
import { reasonOf } from './system-error.js';
import { addVerify } from './verify.js';
import { addWorker } from './worker-command.js';

// Whoever reads our output may stop reading, and a disk may be full: what was not said in full is no verdict.
process.stdout.on('error', (error) => {
  process.stderr.write(`basincheck: expected to write to stdout, got ${reasonOf(error)}\n`);
  process.exit(ExitCode.couldNotJudge);
});
// There is nobody left to complain to; the exit code still says what came out.
process.stderr.on('error', () => undefined);

const program = new Command('basincheck')
  .description(description)
  .version(version)
  .showHelpAfterError('(basincheck --help says how to use it)')
  .exitOverride();
addHunt(program);
addMatrix(program);
addPapers(program);
addQuery(program);
addVerify(program);
addProbe(program);
addReport(program);
addShow(program);
addDraw(program);
addFigure(program);
addCatalogue(program);
addAdd(program);
addStress(program);
addTrain(program);
addTable(program);
addMemory(program);
addKernel(program);
addWorker(program);
addQueue(program);
addMerge(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    process.stderr.write(`basincheck: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}
