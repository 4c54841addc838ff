/** `basincheck draw`: a picture of one counterexample file, once it is verified, or of one network file. */

import { basename } from 'node:path';
import { drawCounterexample, type View } from '../pictures/index.js';
import type { ModelResult } from '../../sources/models/index.js';
import { type Network, writeNetwork } from '../../exact/index.js';
import { fileOrEntry } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import type { FileMeant } from './files.js';
import { longWork, sayInterrupted } from './long-work.js';
import { complain, ownNetworkIn, sourcesOf } from './network-in.js';
import { complainOfSize } from './passed.js';
import { checkPicture, handOut, type PictureOptions } from './picture.js';
import { verifiedNetworkFile, type FileOptions } from './verified.js';

export type DrawOptions = FileOptions & PictureOptions & View;

/** `name` is a path; or an entry of the catalogue, by its id or its cell. */
export async function drawFile(name: string, options: DrawOptions): Promise<ExitCode> {
  const meant = fileOrEntry(name);
  checkPicture('--out', options.out, sourcesOf(meant.path));
  const drawn = await pictureOf(meant, options);
  return typeof drawn === 'number' ? drawn : await handOut(drawn.picture, drawn.about, options);
}

interface Drawn {
  readonly picture: string;
  /** What is known of the file, for `--json`. */
  readonly about: object;
}

/** The picture; or, after having said why on stderr, the exit code if there is none. */
async function pictureOf(meant: FileMeant, options: DrawOptions): Promise<Drawn | ExitCode> {
  const read = 'problem' in meant ? 'counterexample' : ownNetworkIn(meant.path);
  if (read !== 'counterexample') return await pictureOfNetwork(meant.path, read, options);
  const file = verifiedNetworkFile(meant, options);
  if (typeof file === 'number') return file;
  const { theorem, dropped } = file.verdict;
  const title = `Theorem ${theorem} fails without ${dropped.join(' and ')}`;
  return { picture: drawCounterexample(file.counterexample, title, options), about: file.verdict };
}

async function pictureOfNetwork(
  path: string,
  read: ModelResult,
  options: DrawOptions,
): Promise<Drawn | ExitCode> {
  if ('problems' in read) {
    complain(path, read.problems);
    if (options.json === true) {
      const { problems } = read;
      process.stdout.write(
        `${JSON.stringify({ file: path, verdict: 'unjudged', problems }, undefined, 2)}\n`,
      );
    }
    return ExitCode.couldNotJudge;
  }
  if ('sparse' in read) {
    complainOfSize(path, read.sparse);
    return ExitCode.couldNotJudge;
  }
  const title = `${basename(path)}: ${shapeOf(read.network)}`;
  const { window, compact, size } = options;
  const task = { network: writeNetwork(read.network), title, view: { window, compact, size } };
  const picture = await longWork('draw', task, { unit: 'pictures' });
  if (picture !== undefined) return { picture, about: { file: path } };
  sayInterrupted({ file: path }, 'there is no picture', options.json);
  return ExitCode.couldNotJudge;
}

/** Such as `ℝ² → ℝ², depth 3, widths 4, 4, 2`. */
function shapeOf({ inputDimension, outputDimension, depth, widths }: Network): string {
  const space = (n: number): string => `ℝ${['', '', '²', '³'][n] ?? `^${n}`}`;
  return `${space(inputDimension)} → ${space(outputDimension)}, depth ${depth}, widths ${widths.join(', ')}`;
}
