import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { Network, Rational, readNetwork, relu } from '../../../src/exact/index.js';
import { forwardPass } from '../../../src/testing/matchers/index.js';
import { forwardWith } from '../oracles/implementations.js';
import { project } from '../../project.js';

const folder = mkdtempSync(join(tmpdir(), 'basincheck-'));
afterAll(() => rmSync(folder, { recursive: true }));

const counterexamples = join(project, 'counterexamples');
const withHole = join(counterexamples, '2.2-without-width.json');
const json = {
  activation: { name: 'tanh' },
  layers: [
    { weights: [[2]], bias: [0] },
    { weights: [[1]], bias: [0] },
  ],
};
const text = JSON.stringify({ format: 'basincheck/network@1', ...json });

/** The message that an assertion fails with. */
async function failureOf(assertion: () => unknown): Promise<string> {
  try {
    await assertion();
  } catch (error) {
    return String(error);
  }
  return 'it passed';
}

test('a network satisfies a theorem in whatever form it is given', () => {
  const read = readNetwork(text);
  const path = join(folder, 'network.json');
  writeFileSync(path, text);
  for (const given of [json, text, path, 'network' in read && read.network])
    expect(given).toSatisfyTheorem('2.2');
});

test('a refutation fails with what was proved, and is written down where asked', async () => {
  const saveTo = join(folder, 'found.json');
  const message = await failureOf(() => expect(withHole).toSatisfyTheorem('2.2', { saveTo }));
  expect(message).toContain(
    'expected the network to satisfy Theorem 2.2: the complement of B(x*) has no bounded component',
  );
  expect(message).toContain(
    'verdict     refuted: Theorem 2.2 fails without width: for a network with n0 = 1',
  );
  expect(message).toContain('hypotheses  these fail: width (layer 1 has 2 > n0 = 1 outputs)');
  expect(message).toContain(`certificate written to ${saveTo}`);
  expect(verify(readFileSync(saveTo, 'utf8')).verdict).toBe('verified');
  expect(withHole).not.toSatisfyTheorem('2.2');
});

test('a theorem that promises nothing is neither satisfied nor violated, unless that is allowed', async () => {
  const wide = {
    activation: { name: 'tanh' },
    layers: [
      { weights: [['1/2'], ['1/4']], bias: [0, 0] },
      { weights: [['3', '1/4']], bias: [0] },
    ],
  };
  const message =
    'verdict     vacuous: the theorem promises nothing, since a hypothesis fails; no bounded complement component was seen\n' +
    '  hypotheses  these fail: width (layer 1 has 2 > n0 = 1 outputs)\n' +
    "  open        { allow: ['vacuous'] } lets it pass";
  expect(await failureOf(() => expect(wide).toSatisfyTheorem('2.2'))).toContain(message);
  expect(await failureOf(() => expect(wide).not.toSatisfyTheorem('2.2'))).toContain(message);
  expect(wide).toSatisfyTheorem('2.2', { allow: ['vacuous'] });
  expect(wide).not.toSatisfyTheorem('2.2', { allow: ['vacuous'] });
  expect(await failureOf(() => expect(wide).toSatisfyTheorem('2.2', { allow: ['undecided'] }))).toContain(
    'vacuous',
  );
});

test('without an attractor, and where orbits leave it open, nothing passes either', async () => {
  const shift = { activation: { name: 'relu' }, layers: [{ weights: [[1]], bias: [1] }] };
  expect(await failureOf(() => expect(shift).toSatisfyTheorem('2.2'))).toContain(
    'vacuous: no attractive fixed point was found',
  );
  // Far out, gelu underflows onto 0, which repels.
  const fading = {
    activation: { name: 'gelu' },
    layers: [
      { weights: [[-2]], bias: [0] },
      { weights: [[-1.25]], bias: [0] },
    ],
  };
  expect(await failureOf(() => expect(fading).toSatisfyTheorem('2.1'))).toContain(
    'undecided: the theorem promises nothing, since a hypothesis fails; orbits that did not settle',
  );
  expect(fading).toSatisfyTheorem('2.1', { allow: ['undecided', 'vacuous'] });
});

test('what survives does not pass for a violation', async () => {
  expect(await failureOf(() => expect(json).not.toSatisfyTheorem('2.2'))).toContain(
    'expected the network to violate Theorem 2.2: the complement of B(x*) has no bounded component\n  verdict     survived',
  );
});

test('misuse is an error, with and without not', async () => {
  const scalar = new Network(relu, [{ weights: [[Rational.one, Rational.one]], bias: [Rational.zero] }]);
  const noTheorem = '2.4';
  for (const [given, theorem, message] of [
    [json, noTheorem, 'toSatisfyTheorem: expected one of the theorems 2.1, 2.2, 2.3, 3.1, got 2.4'],
    [scalar, '2.2', 'expected a network to ℝⁿ⁰ for Theorem 2.2'],
    [{ layers: [] }, '2.2', 'expected a network: activation: '],
    [7, '2.2', 'expected a path, the text of a file or its JSON value, got number'],
    [join(folder, 'missing.json'), '2.2', 'ENOENT'],
  ] as const) {
    const id = theorem as '2.2';
    expect(await failureOf(() => expect(given).toSatisfyTheorem(id))).toContain(message);
    expect(await failureOf(() => expect(given).not.toSatisfyTheorem(id))).toContain(message);
  }
});

test('a counterexample file is judged by path, by text and by value', async () => {
  const content = readFileSync(withHole, 'utf8');
  for (const given of [withHole, content, JSON.parse(content) as unknown]) {
    expect(given).toBeVerifiedCounterexample();
    expect(await failureOf(() => expect(given).not.toBeVerifiedCounterexample())).toContain(
      'verified  Theorem 2.2 fails without width',
    );
  }
});

test('a false claim is rejected, with the step that fails; what is no such file fails either way', async () => {
  const claim = { ...(JSON.parse(readFileSync(withHole, 'utf8')) as object), dropped: [] };
  expect(claim).not.toBeVerifiedCounterexample();
  expect(await failureOf(() => expect(claim).toBeVerifiedCounterexample())).toContain('rejected  dropped');
  for (const given of [json, '{"a": 1', '{}']) {
    expect(await failureOf(() => expect(given).toBeVerifiedCounterexample())).toContain('unjudged  ');
    expect(await failureOf(() => expect(given).not.toBeVerifiedCounterexample())).toContain('unjudged  ');
  }
  expect(
    await failureOf(() => expect(join(folder, 'missing.json')).not.toBeVerifiedCounterexample()),
  ).toContain('ENOENT');
});

test('agreement passes, disagreement fails with the smallest case, and not turns both round', async () => {
  const right = forwardWith({});
  const wrong = forwardWith({ isActivated: () => true });
  const reference = forwardPass({ seed: 1, runs: 20 });
  await expect(right).toAgreeWithReference(reference);
  await expect(wrong).not.toAgreeWithReference(reference);
  expect(await failureOf(() => expect(wrong).toAgreeWithReference(reference))).toContain(
    'the smallest case found:\n  network   {"format":"basincheck/network@1","activation":',
  );
  expect(await failureOf(() => expect(right).not.toAgreeWithReference(reference))).toContain(
    'expected a function that differs from the forward pass somewhere, got one that agrees in 20 cases',
  );
  const noFunction = 7 as unknown as typeof right;
  expect(await failureOf(() => expect(noFunction).toAgreeWithReference(reference))).toContain(
    'expected a function, got number',
  );
});
