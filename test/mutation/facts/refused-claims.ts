/** What every file has: its theorem, its hypotheses, its network, its keys. */

import { hat31, line22, square21 } from './bases.js';
import { accepted, refused, type Fact, type Draft, type Edits } from './fact.js';

const twoOutputs: Draft = [{ weights: [['1'], ['1']], bias: ['0', '0'] }];
const thousandKeys: Edits = Object.fromEntries(Array.from({ length: 1010 }, (_, i) => [`extra${i}`, null]));
const twenty = Array.from({ length: 20 }, (_, i) => `extra${i}`);

export const refusedClaims: readonly Fact[] = [
  ...['2.4', 'cor-3.1', 'rem-2.1', 'lem-2.3', null, 2.1, undefined].map((theorem) =>
    refused(`the theorem ${String(theorem)}`, square21, { theorem }, 'theorem'),
  ),
  refused(
    'an unknown theorem, so that no other key is looked at',
    line22,
    { theorem: '2.4', 'network.layers': null, dropped: null, extra: null },
    'theorem',
  ),
  refused('far too many unknown keys', square21, thousandKeys, ...twenty),
  refused('far too many unknown keys for 3.1', hat31, thousandKeys, ...twenty),
  refused('an unknown hypothesis', line22, { dropped: ['width', 'rank'] }, 'dropped[1]'),
  refused('a hypothesis twice', line22, { dropped: ['width', 'width'] }, 'dropped[1]'),
  refused('no hypotheses', line22, { dropped: [null, null] }, 'dropped[0]', 'dropped[1]'),
  refused('two outputs for one input', line22, { 'network.layers': twoOutputs }, 'network'),
  refused('two outputs for 3.1', hat31, { 'network.layers': twoOutputs }, 'network'),
  refused('provenance that is no object', line22, { provenance: 'me' }, 'provenance'),
  accepted('no provenance', [line22, { provenance: undefined }]),
  refused(
    'too many indices, and no network',
    square21,
    { 'network.layers': null, 'witness.cells[0].index': [1, 2, 0] },
    'network.layers',
    'witness.cells[0].index[2]',
  ),
];
