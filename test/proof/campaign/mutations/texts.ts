/** Changes of a file's text that know nothing of its meaning: characters, keys, types of values. */

import { copyOf, type CertificateFile } from '../../corpus/file.js';
import type { Random } from '../random.js';

/** What is corrupted: a text, and what it says. It is read once, and changed never. */
export interface Original {
  readonly text: string;
  readonly file: CertificateFile;
}

export interface TextMutation {
  readonly kind: string;
  /** The changed text; `undefined` if there is nothing to change. */
  readonly corrupt: (original: Original, random: Random) => string | undefined;
}

type Holder = Record<string, unknown>;

/** All objects and arrays within a value, provenance left out. */
function holdersIn(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([key]) => key !== 'provenance');
  return [value as Holder, ...entries.flatMap(([, each]) => holdersIn(each))];
}

/** Changes one entry, picked at random, of an object or an array within the file. */
function onEntry(kind: string, change: (holder: Holder, key: string, random: Random) => void): TextMutation {
  return {
    kind,
    corrupt: (original, random) => {
      const file = copyOf(original.file);
      const places = holdersIn(file).flatMap((holder) =>
        Object.keys(holder)
          .filter((key) => key !== 'provenance')
          .map((key) => ({ holder, key })),
      );
      const { holder, key } = random.pick(places);
      change(holder, key, random);
      return JSON.stringify(file);
    },
  };
}

/** The text with some characters at a place, where the pattern matches, replaced. */
function onCharacter(
  kind: string,
  pattern: RegExp,
  replace: (found: string, random: Random) => string,
): TextMutation {
  const places = new WeakMap<Original, readonly (readonly [index: number, found: string])[]>();
  return {
    kind,
    corrupt: (original, random) => {
      const { text } = original;
      const matches = places.get(original) ?? matchesOf(text, pattern);
      places.set(original, matches);
      if (matches.length === 0) return undefined;
      const [index, found] = random.pick(matches);
      return text.slice(0, index) + replace(found, random) + text.slice(index + found.length);
    },
  };
}

function matchesOf(text: string, pattern: RegExp): (readonly [index: number, found: string])[] {
  const end = text.indexOf('"provenance"');
  const matches = text.slice(0, end < 0 ? undefined : end).matchAll(pattern);
  return [...matches].map(({ index, 0: found }) => [index, found] as const);
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const textMutations: readonly TextMutation[] = [
  onCharacter('digit replaced', /[0-9]/g, (_, random) => random.pick(DIGITS)),
  onCharacter('digit added', /[0-9]/g, (found, random) => found + random.pick(DIGITS)),
  onCharacter('digit removed', /[0-9]/g, () => ''),
  onCharacter('sign in the text', /"-?(?=[0-9i])/g, (found) => (found === '"' ? '"-' : '"')),
  onCharacter('slash moved', /[0-9]\/[0-9]/g, (found, random) =>
    random.pick([
      `${found[0] ?? ''}${found[2] ?? ''}`,
      `/${found[0] ?? ''}${found[2] ?? ''}`,
      `${found[0] ?? ''}${found[2] ?? ''}/1`,
    ]),
  ),
  onCharacter('character removed', /[^\s]/g, () => ''),
  onEntry('key removed', (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  }),
  onEntry('key added', (holder, key, random) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 0, holder[Number(key)]);
    else holder[random.pick(['origin', 'power', 'constructor', 'name', 'until', `${key}s`])] = holder[key];
  }),
  onEntry('value of another type', (holder, key, random) => {
    const before = holder[key];
    holder[key] = random.pick<unknown>([
      null,
      true,
      [before],
      { [key]: before },
      Number(before),
      String(before),
      [],
      {},
    ]);
  }),
  onEntry('value from elsewhere', (holder, key, random) => {
    const other = random.pick(Object.keys(holder));
    holder[key] = structuredClone(holder[other]);
  }),
];
