/** `basincheck show`: one counterexample, verified, as a mathematician writes it, and how it is cited. */

import type { AlgebraCounterexample, Counterexample } from '../../proof/index.js';
import {
  algebraDocument,
  algebraText,
  exampleDocument,
  latexText,
  plainText,
  titleOf,
} from '../prose/index.js';
import { aboutEntry, aboutLatex, aboutText, citationsOf } from './about-entry.js';
import { fileOrEntry } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import { verifiedFile, type FileOptions } from './verified.js';

export interface ShowOptions extends FileOptions {
  readonly latex?: true;
  readonly cite?: true;
}

/** `name` is a path; or an entry of the catalogue, by its id or its cell. */
export function showFile(name: string, options: ShowOptions): ExitCode {
  const file = verifiedFile(fileOrEntry(name), options);
  if (typeof file === 'number') return file;
  const { verdict, counterexample, text } = file;
  const about = aboutEntry(verdict.theorem, text);
  const told = toldOf(counterexample);
  const cited = about.record && citationsOf(about.record, told.title);
  if (options.cite === true && cited === undefined) {
    process.stderr.write(
      `basincheck: --cite: expected an entry of the catalogue, got ${name}, which it does not have (basincheck add takes it in)\n`,
    );
    return ExitCode.couldNotJudge;
  }
  const shown = { text: aboutText(about) + told.text, latex: aboutLatex(about) + told.latex };
  if (options.json === true) {
    const { record, supersededBy } = about;
    const entry = record && { ...record, supersededBy: supersededBy ?? null, ...cited };
    process.stdout.write(
      `${JSON.stringify({ ...verdict, ...(entry && { entry }), ...shown }, undefined, 2)}\n`,
    );
  } else if (options.cite === true && cited !== undefined) process.stdout.write(cited.bibtex);
  else process.stdout.write(options.latex === true ? shown.latex : shown.text);
  return ExitCode.yes;
}

/** A file about exact data has one text, for all of them. */
function toldOf(counterexample: Counterexample | AlgebraCounterexample): {
  readonly title: string;
  readonly text: string;
  readonly latex: string;
} {
  const isData = counterexample.kind === 'algebra';
  const document = isData ? algebraDocument(counterexample) : exampleDocument(counterexample);
  return {
    title: titleOf(document),
    text: isData ? algebraText(counterexample) : plainText(document),
    latex: latexText(document),
  };
}
