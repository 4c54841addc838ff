/** `basincheck draw --layers`: what a network does to the plane, layer by layer. */

import { basename } from 'node:path';
import { drawCounterexampleLayers, drawLayers, type LayerPicture } from '../pictures/index.js';
import { fileOrEntry } from './catalogued.js';
import { ExitCode } from './exit-code.js';
import { complain, ownNetworkIn, sourcesOf } from './network-in.js';
import { complainOfSize } from './passed.js';
import { checkPicture, handOut, type PictureOptions } from './picture.js';
import { verifiedNetworkFile, type FileOptions } from './verified.js';

export type LayersOptions = FileOptions & PictureOptions;

/** `name` is a path; or an entry of the catalogue, by its id or its cell. */
export async function drawLayersOf(name: string, options: LayersOptions): Promise<ExitCode> {
  const meant = fileOrEntry(name);
  const { path } = meant;
  checkPicture('--out', options.out, sourcesOf(path));
  const read = 'problem' in meant ? 'counterexample' : ownNetworkIn(path);
  if (read !== 'counterexample') {
    if ('network' in read)
      return await written(
        { file: path },
        drawLayers(read.network, `${basename(path)}, layer by layer`, options.size),
        options,
      );
    if ('sparse' in read) complainOfSize(path, read.sparse);
    else complain(path, read.problems);
    return ExitCode.couldNotJudge;
  }
  const file = verifiedNetworkFile(meant, options);
  if (typeof file === 'number') return file;
  const { theorem, dropped } = file.verdict;
  const title = `Theorem ${theorem} fails without ${dropped.join(' and ')}: F layer by layer`;
  return await written(
    file.verdict,
    drawCounterexampleLayers(file.counterexample, title, options.size),
    options,
  );
}

function written(
  about: object,
  { svg, isExact, panels }: LayerPicture,
  options: PictureOptions,
): Promise<ExitCode> {
  const listed = panels.map(({ stage: { title, layer, kind, dimension }, images }) => ({
    title,
    layer,
    kind,
    dimension,
    ...(images === undefined ? {} : { images }),
  }));
  return handOut(svg, { ...about, images: isExact ? 'exact' : 'sampled', panels: listed }, options);
}
