/**
 * What the catalogue says of an entry besides its file: one line of JSON in `entries.jsonl`, of one shape for all. Lines are only ever
 * added: an id leads to the same file for ever.
 */

/** Something that an entry takes up, such as an example of a paper. */
export interface Reference {
  /** Such as "Beise & Dias Da Cruz, Example 2.3". */
  readonly to: string;
  /** Whether the file has it exactly as it is printed there. */
  readonly literal: boolean;
  /** What is different, or written in another way; `null` if nothing is. */
  readonly note: string | null;
}

export interface EntryRecord {
  /** `B` and six digits, in the order of entry. */
  readonly id: string;
  /** Where it stands in the catalogue, such as `2.1-without-rank`; `null` if it has no place but its id. */
  readonly place: string | null;
  /** The id of the statement. */
  readonly theorem: string;
  readonly dropped: readonly string[];
  /** The day of its entry, `YYYY-MM-DD` in UTC. */
  readonly entered: string;
  /** Of the bytes of its file, in hexadecimal. */
  readonly sha256: string;
  readonly by: 'hunt' | 'hand';
  /** Of the hunt that found it; `null` where there was none, or it is not known. */
  readonly seed: number | null;
  /** The version of basincheck that took it in. */
  readonly version: string;
  readonly authors: readonly string[];
  readonly refs: readonly Reference[];
  /** In a few words, what else there is to say of where it comes from; or `null`. */
  readonly note: string | null;
  /** The id of the larger one whose place it took; or `null`. */
  readonly supersedes: string | null;
}

/** Whether a word is an id, as of `B000001`. */
export function isId(word: string): boolean {
  return /^B[0-9]{6}$/.test(word);
}

export function idOf(number: number): string {
  return `B${String(number).padStart(6, '0')}`;
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check, least = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(check);
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const REFERENCE: Readonly<Record<keyof Reference, readonly [Check, string]>> = {
  to: [isText, 'a text'],
  literal: [(value) => typeof value === 'boolean', 'true or false'],
  note: [orNull(isText), 'a text or null'],
};

const PLACE = /^(?:[\w.-]+\/)*[\w.-]+$/;
const ID = matching(/^B[0-9]{6}$/);

const RECORD: Readonly<Record<keyof EntryRecord, readonly [Check, string]>> = {
  id: [ID, '"B" and six digits'],
  place: [
    orNull((value) => matching(PLACE)(value) && !String(value).includes('..')),
    'a path without an ending, or null',
  ],
  theorem: [isText, 'the id of a statement'],
  dropped: [listOf(isText), 'a list of names'],
  entered: [matching(/^\d{4}-\d{2}-\d{2}$/), 'a day, as in 2026-11-30'],
  sha256: [matching(/^[0-9a-f]{64}$/), '64 hexadecimal digits'],
  by: [(value) => value === 'hunt' || value === 'hand', '"hunt" or "hand"'],
  seed: [orNull(Number.isSafeInteger), 'an integer or null'],
  version: [matching(/^\d+\.\d+\.\d+/), 'a version'],
  authors: [listOf(isText, 1), 'a list of at least one name'],
  refs: [
    listOf((value) => faultOf(value, REFERENCE) === undefined),
    'a list of references with to, literal and note',
  ],
  note: [orNull(isText), 'a text or null'],
  supersedes: [orNull(ID), 'an id or null'],
};

/** A line of the index. Throws an error that says where in it, what was expected and what was found. */
export function recordIn(line: string, where: string): EntryRecord {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw new Error(`${where}: expected one line of JSON, got ${JSON.stringify(line.slice(0, 40))}`);
  }
  const fault = faultOf(read, RECORD);
  if (fault !== undefined) throw new Error(`${where}: ${fault}`);
  return read as EntryRecord;
}

/** The line, its keys in the order of the shape. */
export function lineOf(record: EntryRecord): string {
  const keys = Object.keys(RECORD) as (keyof EntryRecord)[];
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, record[key]])));
}

function faultOf(
  value: unknown,
  shape: Readonly<Record<string, readonly [Check, string]>>,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'expected an object';
  const found = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(found).find((key) => !(key in shape));
  if (unknown !== undefined)
    return `expected no other keys than ${Object.keys(shape).join(', ')}, got ${JSON.stringify(unknown)}`;
  for (const [key, [check, expected]] of Object.entries(shape))
    if (!check(found[key]))
      return `${key}: expected ${expected}, got ${key in found ? JSON.stringify(found[key]) : 'nothing'}`;
  return undefined;
}
