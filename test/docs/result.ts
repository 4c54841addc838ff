/** What the examples in docstrings say of values and errors, and whether it is so. */

import { expect } from 'vitest';

export const check = {
  /** Fails unless the value is written in this way. */
  value(found: unknown, expected: string): void {
    expect(shown(found)).toBe(expected);
  },
  /** Fails unless an error with this message is thrown, at once or later. */
  async error(run: () => Promise<void>, expected: string): Promise<void> {
    await expect(run()).rejects.toThrow(expect.objectContaining({ message: expected }));
  },
};

export type Check = typeof check;

/**
 * A value in one line: strings in single quotes, big integers with an n, objects that have a `toString` of their own in
 * their own way, all other objects by their entries, as in TypeScript.
 */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.includes("'")
        ? JSON.stringify(value)
        : `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"')}'`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      return value === null ? 'null' : object(value);
    case 'function':
    case 'symbol':
      throw new TypeError(`shown: expected a value that can be written down, got a ${typeof value}`);
  }
}

function object(value: object): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (ArrayBuffer.isView(value)) return shown(Array.from(value as Uint8Array));
  const inItsOwnWay = Reflect.get(value, 'toString') !== Reflect.get(Object.prototype, 'toString');
  if (inItsOwnWay) return (value as { toString(): string }).toString();
  const entries = Object.entries(value).map(([key, entry]) => `${keyText(key)}: ${shown(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : shown(key);
}
