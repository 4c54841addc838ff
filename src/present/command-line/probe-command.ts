/** The arguments of `basincheck probe`. What it runs is loaded only when it is called. */

import { Option, type Command } from 'commander';
import { theorems } from '../../statements/index.js';
import { integer } from './arguments.js';
import type { ProbeOptions } from './probe.js';

export function addProbe(program: Command): void {
  program
    .command('probe')
    .summary('does the conclusion of a theorem hold for one network?')
    .description(
      'Says which hypotheses hold for the network, looks for a violation of the conclusion, and certifies it. Exits ' +
        'with 0 if the theorem survived, 1 if its conclusion is refuted (the counterexample is verified and written), ' +
        '2 if that could not be decided, or the theorem does not apply and nothing was refuted, with the reason.',
    )
    .argument('<network>', 'a network file, or a counterexample file for the network in it')
    .addOption(
      new Option('--theorem <id>', 'the theorem').choices(theorems.map(({ id }) => id)).makeOptionMandatory(),
    )
    .option('--out <file>', 'where a counterexample is written; by default named for what it refutes')
    .option('--seed <integer>', 'the same seed gives the same answer', integer, 0)
    .option('--json', 'print the findings as JSON')
    .action(async (path: string, options: ProbeOptions) => {
      const { probeFile } = await import('./probe.js');
      process.exitCode = await probeFile(path, options);
    });
}
