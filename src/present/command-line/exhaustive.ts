/** `basincheck hunt --exhaustive`: the smallest counterexample of a small scope, or how many networks have none. */

import { join } from 'node:path';
import { sizeOfScope } from '../../search/hunt/index.js';
import { ExitCode } from './exit-code.js';
import { longWork } from './long-work.js';
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { scopeOf, type ScopeOptions } from './scope.js';
import type { Step } from './thread.js';

export interface ExhaustiveOptions extends Omit<ScopeOptions, 'theorem' | 'without'> {
  readonly exhaustive?: true;
  readonly theorem?: string;
  readonly without?: string;
  readonly out: string;
  readonly json?: true;
}

/** More networks than this are not gone through. */
const LARGEST = 5_000_000;

export async function huntExhaustively(options: ExhaustiveOptions): Promise<ExitCode> {
  const { theorem, without, dimension, hidden, numbers, activations, out, json } = options;
  if (theorem === undefined || without === undefined) {
    throw new RangeError('hunt --exhaustive: expected one cell, with --theorem and --without');
  }
  const given: ScopeOptions = { theorem, without, dimension, hidden, numbers, activations };
  const scope = scopeOf(given);
  const size = sizeOfScope(scope);
  if (size > LARGEST)
    throw new RangeError(`hunt --exhaustive: expected at most ${LARGEST} networks, got ${size}`);
  checkFolder('--out', out);
  const cell = scope.cell.name;
  let tried = 0;
  const on = ({ done }: Step) => {
    tried = done;
  };
  const found = await longWork('exhaustive', given, { unit: 'networks', total: size, on });
  if (found === undefined) {
    const said = { cell, scope: size, interrupted: true, tried, file: null };
    const looked =
      tried === 0 ? 'none was looked at yet' : `${tried} were looked at, and none of these was certified`;
    const sentence = `${cell}: interrupted: of the ${size} networks of the scope ${looked}`;
    process.stdout.write(json === true ? `${JSON.stringify(said)}\n` : `${sentence}\n`);
    return ExitCode.couldNotJudge;
  }
  const { certified } = found;
  const file = join(out, `${cell}.exhaustive.json`);
  if (certified !== undefined) {
    makeFolder('--out', out);
    writeOutput('--out', file, certified.text);
  }
  const result = {
    cell,
    scope: size,
    networks: found.of,
    tried: found.tried,
    suspected: found.suspected,
  };
  if (json === true) {
    process.stdout.write(`${JSON.stringify({ ...result, file: certified === undefined ? null : file })}\n`);
  } else process.stdout.write(`${sentence(result, certified?.claim, file)}\n`);
  if (certified !== undefined) return ExitCode.yes;
  return found.suspected === 0 ? ExitCode.no : ExitCode.couldNotJudge;
}

function sentence(
  {
    cell,
    scope,
    networks,
    tried,
    suspected,
  }: Record<'scope' | 'networks' | 'tried' | 'suspected', number> & { cell: string },
  claim: string | undefined,
  file: string,
): string {
  const all = `${scope} networks, ${networks} of them in the cell and different up to symmetry`;
  const open = suspected > 0 ? `; ${suspected} smaller ones are suspected, but were not certified` : '';
  if (claim === undefined) return `${cell}: none was found among ${all} (sampled, not proved)${open}`;
  return `${cell}: number ${tried} by size among ${all}${open}\nverified  ${claim}\nwritten to ${file}`;
}
