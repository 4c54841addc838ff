/** Pictures on a dark screen: the paper becomes dark, and what is written on it light. Areas keep their colours. */

import { palette } from './palette.js';
import { element } from './svg.js';

/** What stands for what on a dark screen. */
const DARK: Readonly<Record<string, string>> = {
  [palette.paper]: '#17181B',
  [palette.ink]: '#E6E4DF',
  [palette.faint]: '#A5A39D',
  [palette.ground]: '#34363C',
};

/** Of a picture, by which its style is told from that of the page around it. */
export const PICTURE = 'basincheck-picture';

/** A style that only our pictures know, on the page or alone. Print has paper. */
export function darkStyle(): string {
  const rules = Object.entries(DARK).flatMap(([light, dark]) =>
    ['fill', 'stroke'].map((what) => `.${PICTURE} [${what}='${light}']{${what}:${dark}}`),
  );
  const ink = `.${PICTURE}{fill:${DARK[palette.ink] ?? ''}}`;
  return element('style', {}, `@media screen and (prefers-color-scheme:dark){${[ink, ...rules].join('')}}`);
}
