/** Whether this machine has TeX, with TikZ, and what makes pictures of its pages. */
import { spawnSync } from 'node:child_process';

const answers = (command: string, ...options: readonly string[]): boolean =>
  spawnSync(command, options, { stdio: 'ignore' }).status === 0;

/** What has to be there; `.ci/run` names the packages too. */
export const hasTex: boolean =
  answers('pdflatex', '--version') && answers('kpsewhich', 'tikz.sty') && answers('pdftoppm', '-v');

if (!hasTex) {
  process.stderr.write(
    'The tests of typeset pages are skipped: expected pdflatex with TikZ, and pdftoppm, got one or none of them.\n',
  );
}
