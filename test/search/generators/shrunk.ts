import fc from 'fast-check';

/** What a property that fails exactly for the given values shrinks to; `undefined` if it never failed. */
export function shrunk<T>(arbitrary: fc.Arbitrary<T>, fails: (value: T) => boolean): T | undefined {
  const { counterexample } = fc.check(
    fc.property(arbitrary, (value) => !fails(value)),
    { numRuns: 1000 },
  );
  return counterexample?.[0];
}

/** What a property that always fails shrinks to. */
export function simplest<T>(arbitrary: fc.Arbitrary<T>): T | undefined {
  return shrunk(arbitrary, () => true);
}
