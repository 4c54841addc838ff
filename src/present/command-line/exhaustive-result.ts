/** What an exhaustive hunt leaves: a file, a sentence, and an exit code. */

import { join } from 'node:path';
import { verifyAboutNetwork } from '../../proof/index.js';
import { type Exhaustion, scopeOf, type ScopeOptions, sizeOfScope } from '../../search/hunt/index.js';
import { ExitCode } from './exit-code.js';
import { makeFolder, writeOutput } from './output.js';

export function sayExhausted(
  options: ScopeOptions,
  done: Exhaustion,
  { out, json }: { readonly out: string; readonly json?: true },
): ExitCode {
  const scope = scopeOf(options);
  const { certificate } = done;
  const file = join(out, `${scope.cell.name}.exhaustive.json`);
  if (certificate !== undefined) {
    makeFolder('--out', out);
    writeOutput('--out', file, certificate);
  }
  const { of: networks, tried, suspected } = done;
  const result = { cell: scope.cell.name, scope: sizeOfScope(scope), networks, tried, suspected };
  if (json === true) {
    process.stdout.write(`${JSON.stringify({ ...result, file: certificate === undefined ? null : file })}\n`);
  } else process.stdout.write(`${sentence(result, certificate, file)}\n`);
  if (certificate !== undefined) return ExitCode.yes;
  return suspected === 0 ? ExitCode.no : ExitCode.couldNotJudge;
}

function sentence(
  {
    cell,
    scope,
    networks,
    tried,
    suspected,
  }: Record<'scope' | 'networks' | 'tried' | 'suspected', number> & { cell: string },
  certificate: string | undefined,
  file: string,
): string {
  const all = `${scope} networks, ${networks} of them in the cell and different up to symmetry`;
  const open = suspected > 0 ? `; ${suspected} smaller ones are suspected, but were not certified` : '';
  if (certificate === undefined) return `${cell}: none was found among ${all} (sampled, not proved)${open}`;
  const verification = verifyAboutNetwork(certificate);
  const claim = verification.verdict === 'verified' ? verification.claim : '';
  return `${cell}: number ${tried} by size among ${all}${open}\nverified  ${claim}\nwritten to ${file}`;
}
