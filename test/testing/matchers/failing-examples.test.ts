import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { agreesWithReference } from '../../../src/testing/matchers/agree-with-reference.js';
import { failingExamples } from '../../../src/testing/matchers/failing-examples.js';
import { forwardPass } from '../../../src/testing/oracles/index.js';
import { forwardWith } from '../oracles/implementations.js';

const root = mkdtempSync(join(tmpdir(), 'basincheck-examples-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('what fails is kept in a file for each test, tried first, and dropped when it does not fail any more', async () => {
  const folder = join(root, 'kept');
  const memory = () => failingExamples(folder, ['a.test.ts', 'a test']);
  const wrong = forwardWith({ isActivated: () => true });
  const first = await agreesWithReference(wrong, forwardPass({ seed: 1 }), memory);
  expect(first.pass).toBe(false);
  const [{ path } = { path: 'none' }, ...others] = memory().known();
  expect([others, readdirSync(folder).length]).toEqual([[], 1]);
  expect(first.message()).toContain(`"path":"${path}"`);
  // From another seed, the same case comes first.
  const again = await agreesWithReference(wrong, forwardPass({ seed: 2 }), memory);
  expect(again.message()).toContain(`"path":"${path}`);
  expect((await agreesWithReference(forwardWith({}), forwardPass({ seed: 2, runs: 5 }), memory)).pass).toBe(
    true,
  );
  expect([memory().known(), readdirSync(folder)]).toEqual([[], []]);
});

test('tests do not see the failures of each other, and the last five of a test are kept', () => {
  const folder = join(root, 'apart');
  const [one, two] = ['one', 'two'].map((name) => () => failingExamples(folder, [name]));
  for (let seed = 0; seed < 7; seed++) one?.().keep({ seed, path: '0' }, 'text');
  expect(
    one?.()
      .known()
      .map(({ seed }) => seed),
  ).toEqual([6, 5, 4, 3, 2]);
  expect(two?.().known()).toEqual([]);
  // The first and the smallest failure of one run take one place.
  const run = two?.();
  run?.keep({ seed: 1, path: '4' }, 'first');
  run?.keep({ seed: 1, path: '4:0:1' }, 'smallest');
  expect(
    two?.()
      .known()
      .map(({ path }) => path),
  ).toEqual(['4:0:1']);
});

test('a damaged file holds nothing, and a folder that cannot be written is no failure', () => {
  const folder = join(root, 'damaged');
  failingExamples(folder, ['x']).keep({ seed: 1, path: '0' }, 'text');
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"failures": [{"seed": "x"}');
  expect(failingExamples(folder, ['x']).known()).toEqual([]);
  const blocked = join(root, 'a-file');
  writeFileSync(blocked, '');
  failingExamples(join(blocked, 'below'), ['x']).keep({ seed: 1, path: '0' }, 'text');
  expect(existsSync(join(blocked, 'below'))).toBe(false);
});

test('a reference that is not called is called', async () => {
  expect((await agreesWithReference(forwardWith({}), () => forwardPass({ runs: 3 }))).pass).toBe(true);
});
