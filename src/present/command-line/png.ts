/** Pictures as PNG: the SVG, rendered with a font that comes along, so that it looks alike on every machine. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Pixels for each unit of a picture whose size was not asked for: sharp on fine screens too. */
const FINE = 2;

/** The bytes of a PNG of the given width, or twice as wide as the SVG says. The same bytes for the same SVG. */
export async function pngOf(svg: string, size?: number): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const font = readFileSync(
    require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2'),
  );
  const renderer = new Resvg(svg, {
    font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
    fitTo: size === undefined ? { mode: 'zoom', value: FINE } : { mode: 'width', value: size },
  });
  return renderer.render().asPng();
}
