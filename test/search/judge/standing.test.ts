import { expect, test } from 'vitest';
import { standing } from '../../../src/search/judge/standing.js';
import type { Examined, Verdict } from '../../../src/statements/index.js';

const holding: Examined = { name: 'width', holds: true, because: 'narrow' };
const failing: Examined = { name: 'rank', holds: false, because: 'full' };
const open: Examined = { name: 'rank', holds: 'undecided', because: 'large' };
const found = (verdict: Verdict) => ({ verdict, reason: 'seen' });

test('where every hypothesis holds, the judgement stands as it is', () => {
  expect(standing([holding], found('survived'))).toEqual(found('survived'));
});

test('a theorem with a hypothesis that fails never survives, nor one of which it is open if it applies', () => {
  expect(standing([holding, failing, open], { ...found('survived'), proved: true })).toEqual({
    verdict: 'vacuous',
    reason: 'the theorem promises nothing, since a hypothesis fails; seen',
    proved: true,
  });
  expect(standing([holding, open], found('survived'))).toEqual({
    verdict: 'undecided',
    reason: 'it is open if the theorem applies, since a hypothesis is undecided; seen',
  });
});

test.each(['suspected', 'vacuous', 'undecided'] as const)('%s stays so, with the same words', (verdict) => {
  expect(standing([failing], found(verdict))).toEqual({
    verdict,
    reason: 'the theorem promises nothing, since a hypothesis fails; seen',
  });
});

test('what is refuted is refuted without the hypotheses that fail', () => {
  expect(standing([failing], found('refuted'))).toEqual(found('refuted'));
});
