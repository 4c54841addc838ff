/**
 * Files about exact data, corrupted at random: whatever the verifier still accepts is true by brute force, on fraction.js. The
 * statements are those of the memorization paper and the lemmas on sigmoid autoencoders, as brute force decides them.
 */
import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verify } from '../../src/proof/index.js';
import { jsonFilesIn } from '../json-files.js';
import { algebraDrafts } from '../mutation/facts/algebra-drafts.js';
import { project } from '../project.js';
import { oracles } from '../search/algebra/oracle.js';
import { runs } from '../seed.js';

type Draft = null | boolean | number | string | Draft[] | { [key: string]: Draft };
interface File {
  readonly theorem: string;
  readonly dropped: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

const files: readonly Draft[] = [
  ...jsonFilesIn(join(project, 'counterexamples', 'memorization')).map(
    ({ text }) => JSON.parse(text) as Draft,
  ),
  ...(Object.values(algebraDrafts) as Draft[]),
].filter((file) => (file as unknown as File).theorem in oracles);

/** Where something can be changed: within the data, the witness and what is dropped. */
function placesIn(value: Draft, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

const numbers = ['0', '1', '-1', '2', '-2', '1/2', '-1/2', '1/3', '2/3', '1/5', '4/5', '3', '1/4'];

/** One change: another number, a row or an entry more or less, or others in their places, also among what is dropped. */
function corrupted(file: Draft, place: number, kind: number, choice: number): Draft {
  const copy = structuredClone(file) as Record<string, Draft>;
  const places = ['data', 'witness', 'dropped'].flatMap((part) => placesIn(copy[part] ?? null, [part]));
  const path = places[place % places.length] ?? [];
  let parent: Draft = copy;
  for (const step of path.slice(0, -1)) parent = (parent as Record<string, Draft>)[step] ?? null;
  const key = path.at(-1) ?? '';
  const holder = parent as Record<string, Draft>;
  const value = holder[key] ?? null;
  if (Array.isArray(value) && value.length > 0) {
    const i = choice % value.length;
    const changes = [
      value.toSpliced(i, 1),
      [...value, structuredClone(value[i] ?? '0')],
      value.toReversed(),
      value.with(i, structuredClone(value[(choice * 7 + 1) % value.length] ?? '0')),
    ];
    holder[key] = changes[kind % changes.length] ?? value;
  } else if (typeof value === 'number') holder[key] = choice % 5;
  else if (typeof value === 'string' && /\d/.test(value))
    holder[key] = numbers[choice % numbers.length] ?? value;
  return copy;
}

test('no corrupted file about exact data is accepted unless it is true', () => {
  const change = fc.tuple(fc.nat(1000), fc.nat(7), fc.nat(100));
  const cases = fc.tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 3 }));
  const accepted = new Map<string, number>();
  fc.assert(
    fc.property(cases, ([file, changes]) => {
      // Also with what does fail as dropped: else most files are refused for that alone.
      const changed = changes.reduce((draft, each) => corrupted(draft, ...each), file);
      for (const draft of [changed, withTrueHypotheses(changed)]) {
        if (draft === undefined || verify(JSON.stringify(draft)).verdict !== 'verified') continue;
        const { theorem, dropped, data } = draft as unknown as File;
        accepted.set(theorem, (accepted.get(theorem) ?? 0) + 1);
        const said = oracles[theorem]?.(data);
        expect([JSON.stringify(draft), said]).toEqual([
          JSON.stringify(draft),
          {
            failing: expect.toSatisfy(
              (names: readonly string[]) => names.toSorted().join() === dropped.toSorted().join(),
            ) as unknown,
            holds: false,
          },
        ]);
      }
    }),
    { numRuns: runs(3000) },
  );
  // Not only refusals: of each statement some corrupted file is a proof.
  expect([...accepted.keys()].sort()).toEqual(
    [...new Set(files.map((file) => (file as unknown as File).theorem))].sort(),
  );
});

/** The same with what fails as dropped; `undefined` where brute force cannot say, as the data are no case. */
function withTrueHypotheses(draft: Draft): Draft | undefined {
  const { theorem, data } = draft as unknown as File;
  try {
    return { ...(draft as Record<string, Draft>), dropped: [...(oracles[theorem]?.(data).failing ?? [])] };
  } catch {
    return undefined;
  }
}
