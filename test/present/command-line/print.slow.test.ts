/** Pictures for print: what is drawn as SVG, as PDF and as TikZ is the same picture. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pdfOf } from '../../../src/present/command-line/pdf.js';
import { tikzOf } from '../../../src/present/command-line/tikz.js';
import { drawCounterexample } from '../../../src/present/pictures/index.js';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import { project } from '../../project.js';
import { hasTex } from '../../tex.js';

const folder = mkdtempSync(join(tmpdir(), 'basincheck-print-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A plane, a line with a strip, and values: of the paper, so that they stay. */
const pictures = ['2.1-without-rank', '2.2-without-width', '3.1-without-width'].map((name) => {
  const verification = verifyAboutNetwork(
    readFileSync(join(project, 'counterexamples/paper', `${name}.json`), 'utf8'),
  );
  if (verification.verdict !== 'verified') throw new Error(`${name}: expected a verified file`);
  return { name, svg: drawCounterexample(verification.counterexample, `Without ${name} & <so on>`) };
});

/** The first page at so many dots per inch: how many of its pixels have each colour, and how many it has. */
function coloursOf(
  pdf: string,
  dots: number,
): { readonly count: ReadonlyMap<string, number>; readonly width: number } {
  const image = execFileSync(
    'pdftoppm',
    ['-r', String(dots), '-f', '1', '-l', '1', '-aa', 'no', '-aaVector', 'no', pdf],
    { cwd: folder, maxBuffer: 2 ** 28 },
  );
  const [, width = '0', height = '0'] = /^P6\s(\d+) (\d+)\s255\s/.exec(image.toString('latin1', 0, 32)) ?? [];
  const pixels = image.subarray(image.length - 3 * Number(width) * Number(height));
  const count = new Map<string, number>();
  for (let i = 0; i < pixels.length; i += 3) {
    const colour = pixels.toString('hex', i, i + 3).toUpperCase();
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  return { count, width: Number(width) };
}

/** The colours of areas and strong lines. */
const STRONG = ['D55E00', '0072B2', 'F4D4BB'];

describe.skipIf(!hasTex)('pictures for print', () => {
  test.each(pictures)(
    '$name: PDF and TikZ show the same colours on the same share of the page',
    async ({ name, svg }) => {
      writeFileSync(join(folder, `${name}.pdf`), await pdfOf(svg));
      writeFileSync(join(folder, `${name}.tikz`), tikzOf(svg, 564));
      const document = [
        '\\documentclass{article}',
        '\\usepackage{tikz}',
        '\\pagestyle{empty}',
        '\\hoffset=-1in\\voffset=-1in\\textwidth=600bp\\textheight=800bp\\parindent=0pt',
        '\\oddsidemargin=0pt\\topmargin=0pt\\headheight=0pt\\headsep=0pt',
        '\\begin{document}',
        `\\input{${name}.tikz}`,
        '\\end{document}',
      ];
      writeFileSync(join(folder, `${name}-tikz.tex`), document.join('\n'));
      execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', `${name}-tikz.tex`], {
        cwd: folder,
        stdio: 'ignore',
      });
      expect(readFileSync(join(folder, `${name}-tikz.log`), 'latin1')).not.toMatch(/Overfull/);
      const [pdf, tikz] = [coloursOf(`${name}.pdf`, 96), coloursOf(`${name}-tikz.pdf`, 96)];
      // A unit of the picture is a pixel at this resolution.
      expect(pdf.width).toBe(564);
      let compared = 0;
      for (const colour of STRONG) {
        const [a, b] = [pdf.count.get(colour) ?? 0, tikz.count.get(colour) ?? 0];
        compared += a;
        expect(Math.abs(a - b), `${colour}: ${a} and ${b} pixels`).toBeLessThan(80 + 0.05 * a);
      }
      expect(compared).toBeGreaterThan(100);
    },
  );

  test('a PDF has the same bytes each time, and the words of the picture', async () => {
    const [{ svg }] = pictures as [(typeof pictures)[number]];
    const [once, again] = [await pdfOf(svg), await pdfOf(svg)];
    expect(Buffer.compare(once, again)).toBe(0);
    writeFileSync(join(folder, 'words.pdf'), once);
    const words = execFileSync('pdftotext', ['words.pdf', '-'], { cwd: folder, encoding: 'utf8' });
    expect(words).toContain('Without 2.1-without-rank & <so on>');
    expect(words).toContain('cells of the barrier: they never get to x*');
  });
});
