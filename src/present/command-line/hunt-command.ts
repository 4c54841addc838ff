/** The arguments of `basincheck hunt`. What it runs is loaded only when it is called. */

import { availableParallelism } from 'node:os';
import { Option, type Command } from 'commander';
import { algebraTheorems, assumptionsOf, exactPapers, theorems } from '../../statements/index.js';
import { count, integer } from './arguments.js';
import type { ExhaustiveOptions } from './exhaustive.js';
import type { HopfieldOptions } from './hopfield.js';
import { addWorkforceOptions } from './queue-option.js';
import { insistOnOneWay, SHARD_DESCRIPTION, SHARD_FLAGS, shardNamed } from './shard-option.js';
import type { HuntOptions } from './hunt.js';

export function addHunt(program: Command): void {
  const hypotheses = new Set<string>([
    ...theorems.flatMap((theorem) => assumptionsOf(theorem).map(({ name }) => name)),
    ...algebraTheorems.flatMap((theorem) => theorem.hypotheses.map(({ name }) => name)),
  ]);
  const ids = [...theorems, ...algebraTheorems].map(({ id }) => id);
  const command = program
    .command('hunt')
    .summary('find and shrink a counterexample for every hypothesis that is dropped')
    .description(
      'Drops each hypothesis of each theorem in turn, hunts through random networks for a counterexample, certifies ' +
        'and shrinks it, and writes it down; a file is replaced only by a strictly smaller one. As a control, it hunts ' +
        'with every hypothesis kept too (without none), where nothing may be found. Exits with 0 if every cell of the ' +
        'matrix was filled, 1 if a theorem was refuted with every hypothesis kept, 2 if cells stay empty or the hunt was interrupted.',
    )
    .addOption(new Option('--theorem <id>', 'only this theorem').choices(ids))
    .addOption(
      new Option(
        '--paper <name>',
        'the theorems about basins, or the statements of another paper, each with a hypothesis dropped',
      ).choices(['basins', ...exactPapers.map(({ name }) => name)]),
    )
    .addOption(
      new Option('--without <hypothesis>', 'only without this hypothesis').choices([...hypotheses, 'none']),
    )
    .option('--seed <integer>', 'the same seed gives the same files', integer, 1)
    .option('--runs <count>', 'candidates for a cell, at most', count, 200_000)
    .option('--jobs <count>', 'threads', count, availableParallelism())
    .option('--out <folder>', 'where the files are written', 'found');
  addWorkforceOptions(command)
    .option(SHARD_FLAGS, SHARD_DESCRIPTION, shardNamed)
    .option('--exhaustive', 'go through all networks of a small scope instead, the smallest first')
    .option('--dimension <n>', 'of the scope: the input dimension', count, 1)
    .option('--hidden <widths>', 'of the scope: the widths of the hidden layers', '1')
    .option('--numbers <list>', 'of the scope: weights and biases', '0,1/2,-1/2,1,-1,2,-2')
    .option('--activations <list>', 'of the scope: relu, leaky-relu:1/2, hard-tanh or abs', 'relu')
    .option(
      '--hopfield <count>',
      'look at this number of random continuous Hopfield networks of each size instead, which the theorems do not speak of, and count ' +
        'the basins that seem to break a conclusion; sampled, and nothing is certified',
      count,
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: AnyOptions) => {
      const { hopfield } = options;
      insistOnOneWay(options);
      if (hopfield !== undefined) {
        const { huntHopfieldNetworks } = await import('./hopfield.js');
        process.exitCode = await huntHopfieldNetworks({ ...options, hopfield });
        return;
      }
      if (options.exhaustive === true) {
        const { huntExhaustively } = await import('./exhaustive.js');
        process.exitCode = await huntExhaustively(options);
        return;
      }
      if (isAboutData(options)) {
        const { huntInData } = await import('./hunt-data.js');
        process.exitCode = await huntInData(options);
        return;
      }
      const { hunt } = await import('./hunt.js');
      process.exitCode = await hunt(options);
    });
}

type AnyOptions = HuntOptions & ExhaustiveOptions & Partial<HopfieldOptions> & { readonly paper?: string };

function isAboutData({ theorem, paper }: AnyOptions): boolean {
  return algebraTheorems.some(({ id }) => id === theorem) || exactPapers.some(({ name }) => name === paper);
}
