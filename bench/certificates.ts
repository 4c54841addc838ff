/** What a certificate costs by dimension, beside what it costs to look at the same network. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../src/exact/index.js';
import type { Counterexample } from '../src/proof/index.js';
import type { BasinQuestion, Theorem } from '../src/statements/index.js';
import { jsonFilesIn } from '../test/json-files.js';
import { loadBuild, type Build } from './builds.js';
import { timesContraction } from './in-space.js';
import type { Bench, Measured } from './part.js';
import { cpuSeconds } from './serve.js';
import { median } from './statistics.js';
import { figure, table } from './table.js';

export interface Subject {
  readonly name: string;
  readonly network: Network;
  readonly statement: Theorem;
}

/** What is asked of basins, by theorem; earlier builds keep it elsewhere. */
const QUESTIONS: Readonly<Record<string, BasinQuestion>> = {
  '2.1': 'bounded basin component',
  '2.2': 'bounded complement component',
  '2.3': 'disconnected basin',
};

function counterexampleIn(text: string, { certificates }: Build): Counterexample {
  const read = certificates.readCounterexample(text, certificates.defaultLimits);
  if ('counterexample' in read) return read.counterexample;
  throw new Error('counterexampleIn: expected a counterexample file');
}

/** The catalogue's networks whose basins are asked about, and the paper's examples, in dimension 3. */
export function subjects(root: string, build: Build): readonly Subject[] {
  const catalogue = jsonFilesIn(join(root, 'counterexamples')).map(({ name, text }) => ({
    name,
    ...counterexampleIn(text, build),
  }));
  const inSpace = examplesInSpace(root).map(({ name, text }) => {
    const read = build.network.readNetwork(text);
    const statement = build.theorems.statements.find(({ id }) => name.startsWith(id)) as Theorem | undefined;
    if (!('network' in read) || statement === undefined)
      throw new Error(`subjects: expected a network, got ${name}`);
    return { name, network: read.network, statement };
  });
  return [...catalogue, ...inSpace].filter(({ statement }) => statement.id in QUESTIONS);
}

/** Each with the theorem that it is about in its name. */
function examplesInSpace(root: string): readonly { readonly name: string; readonly text: string }[] {
  const ofPaper = (name: string) =>
    readFileSync(join(root, 'counterexamples', 'paper', `${name}.json`), 'utf8');
  return [
    ...jsonFilesIn(join(root, 'bench', 'networks')),
    { name: '2.3-example-2.2-parted', text: timesContraction(ofPaper('2.2-without-width'), 2) },
    { name: '2.3-example-2.3', text: timesContraction(ofPaper('2.3-without-surjective'), 1) },
  ];
}

export async function measureCertificates({ root, rounds, say }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  const { certify, dynamics } = build;
  const times = new Map<number, { readonly looks: number[]; readonly certificates: number[] }>();
  for (const { name, network, statement } of subjects(root, build)) {
    const question = QUESTIONS[statement.id];
    if (question === undefined) continue;
    const n = network.inputDimension;
    const [looks, certificates]: [number[], number[]] = [[], []];
    let missed = false;
    // In space, one round takes seconds.
    for (let round = 0; round < Math.min(rounds, n < 3 ? 3 : 1); round++) {
      const start = cpuSeconds();
      const portrait = dynamics.portraitOf(network, { seed: 0 });
      for (const basin of portrait.classifier.basins.keys()) {
        dynamics.ask(question, portrait, basin, { seed: 0 });
      }
      const looked = cpuSeconds();
      const { verdict } = certify.probe(network, statement, { seed: 0 });
      looks.push(looked - start);
      certificates.push(cpuSeconds() - looked);
      missed ||= verdict !== 'refuted';
    }
    if (missed) {
      say(`${name} is left out: it was not certified.`);
      continue;
    }
    const [look, certificate] = [median(looks), median(certificates)];
    say(`${name}, in dimension ${n}: a look ${figure(look)} s, a certificate ${figure(certificate)} s`);
    const sameDimension = times.get(n) ?? { looks: [], certificates: [] };
    times.set(n, sameDimension);
    sameDimension.looks.push(look);
    sameDimension.certificates.push(certificate);
  }
  const body = [...times]
    .sort(([m], [n]) => m - n)
    .map(([n, { looks, certificates }]) => [
      String(n),
      String(looks.length),
      ...[looks, certificates].flatMap((each) => [median(each), Math.max(...each)].map(figure)),
    ]);
  const head = ['dimension', 'networks', 'a look, s', 'at most', 'a certificate, s', 'at most'];
  const note =
    'The networks of the catalogue, and in dimension 3 the examples of the paper, on one thread (medians):';
  return { text: `${note}\n\n${table([head, ...body])}`, problems: [] };
}
