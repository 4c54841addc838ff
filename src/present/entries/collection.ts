/** All entries of a catalogue by their ids, and which of them stands at which place. */

import { type EntryRecord, idOf, isId, lineOf, recordIn } from './record.js';

/** What the index of a catalogue is called. It is in JSON Lines, so that no command takes it for a counterexample. */
export const INDEX = 'entries.jsonl';

export class Collection {
  private readonly byId: ReadonlyMap<string, EntryRecord>;
  private readonly byPlace: ReadonlyMap<string, EntryRecord>;
  private readonly successors: ReadonlyMap<string, EntryRecord>;

  private constructor(readonly records: readonly EntryRecord[]) {
    this.byId = new Map(records.map((record) => [record.id, record]));
    // What comes later has taken the place.
    this.byPlace = new Map(
      records.flatMap((record) => (record.place === null ? [] : [[record.place, record]])),
    );
    this.successors = new Map(
      records.flatMap((record) => (record.supersedes === null ? [] : [[record.supersedes, record]])),
    );
  }

  /**
   * The index as it is written in a file. Throws for a line of another shape, for ids that are not 1, 2, 3, …, and for a place that is
   * taken without saying from whom.
   */
  static read(text: string, path: string): Collection {
    const lines = text.split('\n');
    if (lines.pop() !== '')
      throw new Error(`${path}: expected lines with an end, got none after the last one`);
    const records: EntryRecord[] = [];
    const standing = new Map<string, string>();
    for (const [i, line] of lines.entries()) {
      const where = `${path}:${i + 1}`;
      const record = recordIn(line, where);
      if (record.id !== idOf(i + 1))
        throw new Error(`${where}: id: expected ${idOf(i + 1)}, got ${record.id}`);
      const before = record.place === null ? null : (standing.get(record.place) ?? null);
      if (record.supersedes !== before)
        throw new Error(`${where}: supersedes: expected ${String(before)}, got ${String(record.supersedes)}`);
      if (record.place !== null) standing.set(record.place, record.id);
      records.push(record);
    }
    return new Collection(records);
  }

  get(id: string): EntryRecord | undefined {
    return this.byId.get(id);
  }

  /** What stands at the place today. */
  at(place: string): EntryRecord | undefined {
    return this.byPlace.get(place);
  }

  /** What a user calls an entry: its id, its place, or its cell in words, such as `2.2 without width`. */
  named(name: string): EntryRecord | undefined {
    if (isId(name)) return this.get(name);
    return this.at(name.trim().replaceAll(/\s+/g, '-'));
  }

  withHash(sha256: string): EntryRecord | undefined {
    return this.records.find((record) => record.sha256 === sha256);
  }

  /** The smaller one that took its place, if there is one. */
  successorOf(id: string): EntryRecord | undefined {
    return this.successors.get(id);
  }

  get nextId(): string {
    return idOf(this.records.length + 1);
  }

  /** With one line more. Throws as `read` does. */
  with(record: EntryRecord): Collection {
    return Collection.read(`${this.text}${lineOf(record)}\n`, INDEX);
  }

  get text(): string {
    return this.records.map((record) => `${lineOf(record)}\n`).join('');
  }
}

/** Where the file of an entry is, in the folder of its catalogue. Its bytes never change. */
export function fileOf({ id }: Pick<EntryRecord, 'id'>): string {
  return `entries/${id}.json`;
}
