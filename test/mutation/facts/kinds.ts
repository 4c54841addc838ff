/** What each kind of certificate makes of a counterexample: the claim in words, and the size of the proof. */

import { deepEqual } from 'node:assert/strict';
import { claimText } from '../../../src/proof/claim.js';
import { proofOf, writeCounterexample } from '../../../src/proof/index.js';
import { base, hat31, line22, square21 } from './bases.js';
import { accepted, is, read, rejected, type Draft, type Edits, type Fact } from './fact.js';

const claimOf = (draft: Draft, edits: Edits = {}): string => claimText(read(draft, edits));
export const barrierClaims: readonly Fact[] = [
  is(
    'what 2.1 claims',
    () => claimOf(square21),
    'Theorem 2.1 fails without rank: for a network with n0 = 2, depth 2, width 2, the component of the basin B(x*) of x* = (1/4, 1/4) that contains (1/4, 1/4) is bounded.',
  ),
  is(
    'what 2.2 claims',
    () => claimOf(line22),
    'Theorem 2.2 fails without width: for a network with n0 = 1, depth 2, width 2, the complement of the basin B(x*) of x* = 1/2 has a bounded component, which contains 7/2.',
  ),
  is(
    'what 2.3 claims',
    () => claimOf(base('2.3-without-surjective'), { dropped: ['surjective', 'monotone'] }),
    'Theorem 2.3 fails without surjective, monotone: for a network with n0 = 2, depth 6, width 2, the basin B(x*) of x* = (-1, 1) contains (-1, 1) and (1, -1) but no path between them.',
  ),
  is(
    'what a smooth map claims',
    () => claimOf(base('2.2-without-width-tanh')),
    'Theorem 2.2 fails without width: for a network with n0 = 1, depth 2, width 2, the complement of the basin B(x*) of the fixed point x* near 707/1048576 has a bounded component, which contains 2.',
  ),
];

export const peakClaims: readonly Fact[] = [
  is(
    'what 3.1 claims',
    () => claimOf(base('3.1-without-width'), { dropped: [] }),
    'Theorem 3.1 fails with every hypothesis kept: for a network with n0 = 1, depth 2, width 2, F(0) exceeds every value of F on the boundary of a bounded domain around that point.',
  ),
];

/** Cells, steps, and the numbers in the order in which they stand in the proof. */
const sizeOf = (draft: Draft, edits: Edits = {}): readonly unknown[] => {
  const { cells, steps, numbers } = proofOf(read(draft, edits)).size();
  return [cells, steps, numbers.map(String).join(' ')];
};

export const barrierSizes: readonly Fact[] = [
  is('the size of a barrier', () => sizeOf(line22), [
    2,
    1,
    // The point, its region, the avoiding region of one point, the grid, and the point of the barrier.
    '1/2 1/2 1 -1/4 1/4 7/2 1 0 0 0 1 1/2 1/2 79/8 79/8 7/2',
  ]),
  is(
    'the size of a barrier with a half-line and a point on its way',
    () =>
      sizeOf(line22, {
        'avoiding[0]': { origin: ['3'], directions: [['5']], ranges: [['2', 'inf']], next: 0 },
        'witness.points[0].steps': 4,
      }),
    [2, 5, '1/2 1/2 1 -1/4 1/4 3 5 2 0 1 1/2 1/2 79/8 79/8 7/2'],
  ),
];

export const peakSizes: readonly Fact[] = [
  is('the size of a peak', () => sizeOf(hat31), [1, 0, '0 1 -1 1 0']),
  is(
    'the size of a peak in two dimensions',
    () =>
      sizeOf(base('3.1-without-width-pyramid'), {
        'witness.domain.axes': [
          ['-1', '0', '1/2', '1'],
          ['-1', '0', '1'],
        ],
      }),
    [6, 0, '1 -1/2 1 1 1 -1 -1 0 1/2 1 -1 0 1 9/8 -1/2'],
  ),
];

/** A kind by one file: read and proved, not proved, written, named. */
const kindOf = (draft: Draft, untrue: Readonly<Record<string, Edits>>): readonly Fact[] => [
  accepted('a file of this kind', [draft], claimOf(draft)),
  ...Object.entries(untrue).map(([path, edits]) =>
    rejected(`a file of this kind that is not true: ${path}`, [draft, edits], path),
  ),
  {
    claim: 'a file of this kind, written as it was read',
    check: () => {
      deepEqual(JSON.parse(writeCounterexample(read(draft))), draft);
    },
  },
];

/** Each step of the proof, by a file in which all others hold. */
export const barrierKind = kindOf(line22, {
  'attractor.point': { 'attractor.point': ['1/4'], 'attractor.region.origin': ['1/4'] },
  'avoiding[1].next': {
    'avoiding[1]': { origin: ['9'], directions: [], ranges: [], next: 0 },
  },
  'witness.cells[1]': { 'witness.cells[1].steps': 0 },
});

export const peakKind = kindOf(hat31, { 'witness.inside': { 'witness.inside': ['2'] } });
