/**
 * A place in a file that is being read: a JSON value, the path that leads to it, and the list of problems of the
 * whole file. If a value is not as expected, a reader method notes the problem and returns `undefined`, and reading
 * goes on. So all problems of a file are reported at once.
 */

import { Rational, unwatched, type Watch } from '../numbers/index.js';
import { excerpt, quoted, type Json } from './json.js';
import { Numeral } from './numeral.js';

export interface Problem {
  /** For example `witness.cells[3].index[0]`; empty for the file itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** Whether the file only exceeds a limit of the reader, which says nothing about its truth. */
  readonly limit: boolean;
}

/** Reading stops at this number of problems. */
const MOST_PROBLEMS = 1000;

/** Collects the first `most` problems; after that it only counts them. */
export class Problems {
  readonly noted: Problem[] = [];
  count = 0;

  constructor(private readonly most = 20) {}

  /** Whether the reader should stop looking for further problems. */
  get areFarTooMany(): boolean {
    return this.count >= MOST_PROBLEMS;
  }

  note(problem: Problem): undefined {
    this.count += 1;
    // The first exceeded limit is always kept, because it changes the verdict.
    if (this.noted.length < this.most || (problem.limit && !this.noted.some((each) => each.limit))) {
      this.noted.push(problem);
    }
    return undefined;
  }
}

export class Place {
  constructor(
    readonly value: Json,
    readonly path: string,
    private readonly problems: Problems,
    /** Greatest number of digits of a numerator or a denominator. */
    private readonly digits: number,
    /** Called for each item of a list and for each number. */
    private readonly watch: Watch = unwatched,
  ) {}

  /** Notes that this place is not as expected. */
  refuse(expected: string, found = describe(this.value)): undefined {
    return this.problems.note({ path: this.path, expected, found, limit: false });
  }

  /** Notes that this place exceeds a limit. */
  exceed(expected: string, found: string): undefined {
    return this.problems.note({ path: this.path, expected, found, limit: true });
  }

  /**
   * The entries of an object with exactly these keys. A key that ends with `?` may be absent. A missing key is noted
   * once; reading from its place then fails without a further note.
   */
  object<Key extends string>(...keys: readonly Key[]): Entries<Key> | undefined {
    if (!isObject(this.value)) return this.refuse('an object');
    const known = new Set(keys.map((key) => key.replace(/\?$/, '')));
    for (const key of this.value.keys()) {
      if (this.problems.areFarTooMany) return undefined;
      if (!known.has(key)) this.entry(key).refuse('no such key', 'an unknown key');
    }
    const entries: Record<string, Place> = {};
    for (const key of keys) {
      const name = key.replace(/\?$/, '');
      if (this.value.has(name)) entries[name] = this.entry(name);
      else if (name === key) {
        this.entry(name).refuse('this key', 'nothing');
        entries[name] = new Place(null, '', new Problems(), this.digits, this.watch);
      }
    }
    return entries as Entries<Key>;
  }

  /** The entries of an object under these keys, as far as there are any; other keys are not looked at. */
  some<Key extends string>(...keys: readonly Key[]): Readonly<Record<Key, Place>> {
    return Object.fromEntries(keys.map((key) => [key, this.entry(key)])) as Record<Key, Place>;
  }

  /** The value that keys and indices lead to, if there is one; notes nothing. */
  peek(...steps: readonly (string | number)[]): Json | undefined {
    return steps.reduce<Json | undefined>((value, step) => {
      if (typeof step === 'number')
        return Array.isArray(value) ? (value as readonly Json[])[step] : undefined;
      return value !== undefined && isObject(value) ? value.get(step) : undefined;
    }, this.value);
  }

  /** The length of an array; notes nothing. */
  get length(): number | undefined {
    return Array.isArray(this.value) ? this.value.length : undefined;
  }

  /** Any object, whatever its contents. */
  anyObject(): ReadonlyMap<string, Json> | undefined {
    return isObject(this.value) ? this.value : this.refuse('an object');
  }

  private entry(key: string): Place {
    const step = /^[A-Za-z]\w*$/.test(key) ? key : `[${quoted(key)}]`;
    const path = this.path === '' || step.startsWith('[') ? this.path + step : `${this.path}.${step}`;
    return new Place(this.peek(key) ?? null, path, this.problems, this.digits, this.watch);
  }

  /** The items of an array; its length is checked if one is given. */
  array(length?: number, of?: string): readonly Place[] | undefined {
    return this.items(length, of)?.map((_, i) => this.item(i));
  }

  private items(length?: number, of = 'items'): readonly Json[] | undefined {
    if (!Array.isArray(this.value))
      return this.refuse(length === undefined ? 'an array' : `an array of ${length} ${of}`);
    const items = this.value as readonly Json[];
    if (length === undefined || items.length === length) return items;
    return this.refuse(`${length} ${of}`, `${items.length}`);
  }

  private item(i: number): Place {
    return new Place(
      (this.value as readonly Json[])[i] ?? null,
      `${this.path}[${i}]`,
      this.problems,
      this.digits,
      this.watch,
    );
  }

  /**
   * Reads every item of an array. `undefined` if any item failed, after all have been read, or if there are far too
   * many problems.
   */
  list<T>(read: (item: Place) => T | undefined, length?: number, of?: string): readonly T[] | undefined {
    const items = this.items(length, of);
    const values: T[] = [];
    for (let i = 0; i < (items?.length ?? 0) && !this.problems.areFarTooMany; i++) {
      this.watch(Rational.zero);
      const value = read(this.item(i));
      if (value !== undefined) values.push(value);
    }
    return values.length === items?.length ? values : undefined;
  }

  /** One of the given words. */
  word<Word extends string>(...words: readonly Word[]): Word | undefined {
    const found = words.find((word) => word === this.value);
    return found ?? this.refuse(words.map((word) => `"${word}"`).join(' or '));
  }

  /** An integer in [least, most], as a JSON number: `1.0` and `1e0` are 1, and nothing is rounded. −0 does not count. */
  integer(least: number, most: number): number | undefined {
    const value = this.value;
    if (typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0)) {
      if (value >= least && value <= most) return value;
    }
    return this.refuse(`an integer from ${least} to ${most}`);
  }

  /** An integer ≥ `least`; one above `most` exceeds the reader's limit. */
  count(least: number, most: number): number | undefined {
    const { value } = this;
    const number = value instanceof Numeral ? value.toNumber() : value;
    const isHuge = number === Infinity;
    if (isHuge || (typeof value === 'number' && Number.isInteger(value) && value > most)) {
      return this.exceed(`at most ${most}`, describe(value));
    }
    return this.integer(least, most);
  }

  /** A rational written as a string. */
  rational(): Rational | undefined {
    const expected = 'a rational in a string, such as "3" or "-27/8"';
    if (typeof this.value !== 'string') return this.refuse(expected);
    // The longest text has a sign, a numerator, a slash and a denominator. The parts of a longer one are not
    // examined.
    const { length } = this.value;
    const isLong = length > 2 * this.digits + 2 || this.value.split('/').some((part) => this.isLong(part));
    if (isLong) return this.exceed(`integers of at most ${this.digits} digits`, `${length} characters`);
    this.watch(Rational.zero);
    return Rational.parse(this.value) ?? this.refuse(expected);
  }

  private isLong(integer: string): boolean {
    return integer.length > this.digits + (integer.startsWith('-') ? 1 : 0);
  }

  /** A rational written as a string, or as a JSON number that means exactly its float64. */
  rationalOrNumber(): Rational | undefined {
    const { value } = this;
    const number = value instanceof Numeral ? value.toNumber() : value;
    if (typeof number !== 'number') return this.rational();
    return Number.isFinite(number)
      ? Rational.fromNumber(number)
      : this.refuse('a number within the range of float64');
  }
}

/** The list without `undefined`, if every item was read. */
export function whole<T>(items: readonly (T | undefined)[] | undefined): readonly T[] | undefined {
  return items?.every((item) => item !== undefined) ? items : undefined;
}

/** The places of the entries of an object, by key. Keys that end with `?` may be absent. */
export type Entries<Key extends string> = {
  readonly [K in Key as K extends `${string}?` ? never : K]: Place;
} & { readonly [K in Key as K extends `${infer Name}?` ? Name : never]?: Place };

function isObject(value: Json): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}

function describe(value: Json): string {
  if (value === null) return 'null';
  if (isObject(value)) return 'an object';
  if (value instanceof Numeral) return excerpt(value.literal);
  if (typeof value === 'object') return `an array of ${value.length}`;
  if (typeof value === 'string') return quoted(value);
  return Object.is(value, -0) ? '-0' : String(value);
}
