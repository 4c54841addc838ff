/** Which statements there are, and which of them a counterexample file can be about. */

import { throws } from 'node:assert/strict';
import { outputsFor } from '../../../src/statements/index.js';
import {
  hypotheses,
  statementNamed,
  statements,
  theoremNamed,
  theorems,
} from '../../../src/statements/registry.js';
import { is, type Fact } from './fact.js';

const THEOREMS = ['2.1', '2.2', '2.3', '3.1'];
const OTHERS = ['rem-2.1', 'cor-3.1', 'lem-2.1', 'lem-2.2', 'lem-2.3', 'lem-2.4'];

const refusesToName = (by: (id: string) => unknown, id: string, known: readonly string[]): Fact => ({
  claim: `no ${id} among ${known.join(', ')}`,
  check: () => {
    throws(() => by(id), new RangeError(`expected one of ${known.join(', ')}, got ${id}`));
  },
});
const IDS = ['2.1', '2.2', '2.3', 'rem-2.1', '3.1', ...OTHERS.slice(1)];

export const registry: readonly Fact[] = [
  is(
    'all statements of the paper',
    () => statements.map(({ id }) => id).filter((id) => IDS.includes(id)),
    IDS,
  ),
  is('the theorems that a file can be about', () => theorems.map(({ id }) => id), THEOREMS),
  is('each hypothesis of the theorems once', () => hypotheses.map(({ name }) => name), [
    'width',
    'continuous',
    'monotone',
    'rank',
    'surjective',
    'square',
    'full-rank',
  ]),
  is('statements by their ids', () => IDS.map((id) => statementNamed(id).id), IDS),
  is('theorems by their ids', () => THEOREMS.map((id) => theoremNamed(id).id), THEOREMS),
  refusesToName(
    statementNamed,
    '2.4',
    statements.map(({ id }) => id),
  ),
  ...OTHERS.map((id) => refusesToName(theoremNamed, id, THEOREMS)),
];

export const outputs: readonly Fact[] = [
  is('as many outputs as inputs, or one', () => IDS.map((id) => outputsFor(statementNamed(id), 7)), [
    ...[7, 7, 7, 7],
    ...[1, 1],
    ...[7, 7, 7, 7],
  ]),
];
