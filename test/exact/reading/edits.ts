/** JSON values with one place changed, for readers and verifiers that must take anything. */
import fc, { type Arbitrary } from 'fast-check';

export type JsonPath = readonly (string | number)[];

/** The paths to all values in a JSON value, itself first. */
export function pathsIn(value: unknown, path: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item, i) => pathsIn(item, [...path, i]))
    : Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]));
  return [path, ...inner];
}

/** A copy with another value at the path; `undefined` leaves the key out. */
export function withValueAt(value: unknown, path: JsonPath, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, i) => {
      if (i !== step) return [item];
      const changed = withValueAt(item, rest, replacement);
      return changed === undefined ? [] : [changed];
    });
  }
  const object = value as Record<string, unknown>;
  const changed = { ...object, [step]: withValueAt(object[step], rest, replacement) };
  return Object.fromEntries(Object.entries(changed).filter(([, item]) => item !== undefined));
}

/** The value with one place replaced by a value of another kind, by a number that is no good, or left out. */
export function editsOf(value: unknown): Arbitrary<{ path: JsonPath; edited: unknown }> {
  const replacement = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      true,
      0,
      -0,
      -1,
      0.5,
      1e300,
      '',
      '0',
      '-0',
      '1/0',
      'inf',
      '-inf',
      [],
      {},
      [[]],
    ),
    fc.integer({ min: -3, max: 3 }).map(String),
    fc.jsonValue({ maxDepth: 2 }),
    fc
      .constantFrom(...pathsIn(value))
      .map((path) =>
        path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value),
      ),
  );
  return fc.tuple(fc.constantFrom(...pathsIn(value)), replacement).map(([path, other]) => ({
    path,
    edited: withValueAt(value, path, other) ?? null,
  }));
}
