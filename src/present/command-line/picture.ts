/** A picture that is done: into a file, as SVG or PNG, or to stdout, alone or with what is known of it as JSON. */

import { ExitCode } from './exit-code.js';
import { writeWhole } from './files.js';
import { pngOf } from './png.js';

export interface PictureOptions {
  /** Where the picture is written. */
  readonly out?: string;
  /** Its width in pixels. */
  readonly size?: number;
  readonly json?: true;
}

/** Throws unless the picture is to be written as something that is known. */
export function checkName({ out }: PictureOptions): void {
  if (out !== undefined && !/\.(?:svg|png)$/i.test(out))
    throw new RangeError(`draw: expected a picture named .svg or .png, got ${out}`);
}

export async function handOut(svg: string, about: object, options: PictureOptions): Promise<ExitCode> {
  const { out, size, json } = options;
  checkName(options);
  if (out !== undefined) writeWhole(out, /\.png$/i.test(out) ? await pngOf(svg, size) : svg);
  if (json === true) {
    const drawn = { ...about, ...(out === undefined ? { svg } : { picture: out }) };
    process.stdout.write(`${JSON.stringify(drawn, undefined, 2)}\n`);
  } else if (out === undefined) process.stdout.write(svg);
  return ExitCode.yes;
}
