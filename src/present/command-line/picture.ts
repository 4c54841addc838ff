/** A picture that is done: into a file, as SVG or PNG, or to stdout, alone or with what is known of it as JSON. */

import { ExitCode } from './exit-code.js';
import { insistOnPackages } from './optional-package.js';
import { checkOutputs, isStream, writeOutput } from './output.js';
import { pngOf } from './png.js';

export interface PictureOptions {
  /** Where the picture is written. */
  readonly out?: string;
  /** Its width in pixels. */
  readonly size?: number;
  readonly json?: true;
}

/**
 * Throws unless the option, if it is given, names a picture that can be written: one called .svg or .png, or a stream, which
 * gets SVG.
 */
export function checkPicture(option: string, path: string | undefined, inputs: readonly string[]): void {
  if (path === undefined) return;
  if (!/\.(?:svg|png)$/i.test(path) && !isStream(option, path))
    throw new RangeError(`${option}: expected a picture named .svg or .png, got ${path}`);
  checkOutputs({ [option]: path }, inputs);
  if (isPng(path)) insistOnPackages(option, '@resvg/resvg-wasm', '@fontsource/dejavu-sans');
}

/** Writes the picture, as PNG where the name says so. */
export async function writePicture(option: string, path: string, svg: string, size?: number): Promise<void> {
  writeOutput(option, path, isPng(path) ? await pngOf(svg, size) : svg);
}

function isPng(path: string): boolean {
  return /\.png$/i.test(path);
}

export async function handOut(svg: string, about: object, options: PictureOptions): Promise<ExitCode> {
  const { out, size, json } = options;
  if (out !== undefined) await writePicture('--out', out, svg, size);
  if (json === true) {
    const drawn = { ...about, ...(out === undefined ? { svg } : { picture: out }) };
    process.stdout.write(`${JSON.stringify(drawn, undefined, 2)}\n`);
  } else if (out === undefined) process.stdout.write(svg);
  return ExitCode.yes;
}
