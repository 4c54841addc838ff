/**
 * One seed for every random choice a test makes, so that a run can be repeated anywhere.
 *
 *     BASINCHECK_SEED=7 npm test      another seed
 *     BASINCHECK_RUNS=1000 npm test   1000 runs of every property, instead of its own number
 */

/** What the environment says under `name`, or `otherwise` if it says nothing. Throws unless accepted. */
function fromEnvironment(
  name: string,
  otherwise: number,
  accepts: (value: number) => boolean,
  expected: string,
): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!accepts(value)) throw new RangeError(`${name}: expected ${expected}, got ${text}`);
  return value;
}

/** The seed of this run: a 32-bit integer, the same by default on every machine. */
export const seed: number = fromEnvironment(
  'BASINCHECK_SEED',
  20240229,
  (value) => (value | 0) === value,
  'a 32-bit integer',
);

const everyRuns = fromEnvironment(
  'BASINCHECK_RUNS',
  0,
  (value) => Number.isSafeInteger(value) && value > 0,
  'a positive integer',
);

/** Whether tests do all that they can, as in `.ci/run`, or what a developer waits for. */
export const isThorough = Boolean(process.env.CI);

/** How many runs a property gets that asks for `ownRuns`. */
export function runs(ownRuns: number): number {
  return everyRuns > 0 ? everyRuns : ownRuns;
}
