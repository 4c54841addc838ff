/** Counterexample files to change: the paper's examples, and a small one-dimensional one. */
import { defaultLimits, verify, type Limits, type Verification } from '../../src/proof/index.js';
import { withValueAt, type JsonPath } from '../exact/reading/edits.js';
import { exampleNames, exampleText, type ExampleName } from '../paper/examples.js';

export { exampleNames as catalogue, exampleText as textOf };

export function fileOf(name: ExampleName): unknown {
  return JSON.parse(exampleText(name));
}

/** The file with other values at some paths, each written with dots: `{ 'witness.cells.0.into': '1' }`. */
export function changed(file: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(changes).reduce(
    (value, [path, replacement]) => withValueAt(value, stepsOf(path), replacement),
    file,
  );
}

function stepsOf(path: string): JsonPath {
  return path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The path of the format, such as `witness.cells[0].index[1]`. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

export function verifyFile(file: unknown, limits: Limits = defaultLimits): Verification {
  return verify(JSON.stringify(file), limits);
}

/** The verdict and what is wrong: `rejected` and `path: expected, found` for each problem. */
export function complaints(file: unknown, limits: Limits = defaultLimits): readonly string[] {
  const verification = verifyFile(file, limits);
  if (verification.verdict === 'verified') return ['verified'];
  const { verdict, problems } = verification;
  return [
    verdict,
    ...problems.map(({ path, expected, found }) => `${path}: expected ${expected}, got ${found}`),
  ];
}

/**
 * A file for Theorem 2.2 about F(x) = φ(x) on the line, with no hypothesis dropped. The attractor is 0 with the region
 * [−1, 1]; nothing in it proves anything, but it can be made to fail at any one check.
 */
export function lineFile(activation: unknown, changes: Readonly<Record<string, unknown>> = {}): unknown {
  const one = { weights: [['1']], bias: ['0'] };
  const file = {
    format: 'basincheck/counterexample@1',
    theorem: '2.2',
    dropped: [],
    network: { activation, layers: [one, one] },
    attractor: {
      point: ['0'],
      region: { origin: ['0'], directions: [['1']], ranges: [['-1', '1']] },
      power: 1,
    },
    avoiding: [],
    witness: { grid: { basis: [['1']], axes: [['-inf', 'inf']] }, cells: [], points: [] },
  };
  return changed(file, changes);
}

/** φ(x) = slope·x + intercept. */
export function straight(slope: string, intercept = '0'): unknown {
  return { pieces: [{ slope, intercept }] };
}
