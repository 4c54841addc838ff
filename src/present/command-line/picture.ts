/** A picture that is done: into a file, as SVG, PNG, PDF or TikZ, or to stdout, alone or with what is known of it as JSON. */

import { ExitCode } from './exit-code.js';
import { insistOnPackages, type OptionalPackage } from './optional-package.js';
import { checkOutputs, isStream, writeOutput } from './output.js';

export interface PictureOptions {
  /** Where the picture is written. */
  readonly out?: string;
  /** Its width in pixels. */
  readonly size?: number;
  readonly json?: true;
}

/**
 * Throws unless the option, if it is given, names a picture that can be written: one called .svg, .png, .pdf or .tikz, or a stream,
 * which gets SVG.
 */
export function checkPicture(option: string, path: string | undefined, inputs: readonly string[]): void {
  if (path === undefined) return;
  const format = formatOf(path);
  if (format === undefined && !isStream(option, path))
    throw new RangeError(`${option}: expected a picture named ${NAMES}, got ${path}`);
  checkOutputs({ [option]: path }, inputs);
  insistOnPackages(option, ...(format === undefined ? [] : FORMATS[format].needs));
}

/** Writes the picture in the format that the name says. */
export async function writePicture(option: string, path: string, svg: string, size?: number): Promise<void> {
  writeOutput(option, path, await FORMATS[formatOf(path) ?? 'svg'].from(svg, size));
}

interface Format {
  readonly needs: readonly OptionalPackage[];
  /** The size is a width in pixels. */
  readonly from: (svg: string, size?: number) => Promise<string | Uint8Array>;
}

const FORMATS = {
  svg: { needs: [], from: (svg) => Promise.resolve(svg) },
  png: {
    needs: ['@resvg/resvg-wasm', '@fontsource/dejavu-sans'],
    from: async (svg, size) => (await import('./png.js')).pngOf(svg, size),
  },
  pdf: {
    needs: ['pdfkit', '@fontsource/dejavu-sans'],
    from: async (svg, size) => (await import('./pdf.js')).pdfOf(svg, size),
  },
  tikz: { needs: [], from: async (svg, size) => (await import('./tikz.js')).tikzOf(svg, size) },
} as const satisfies Readonly<Record<string, Format>>;

const NAMES = '.svg, .png, .pdf or .tikz';

function formatOf(path: string): keyof typeof FORMATS | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(FORMATS, extension)
    ? (extension as keyof typeof FORMATS)
    : undefined;
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
