/** The page of what is not settled. */

import type { Entry } from './entry.js';
import { markup } from './markup.js';
import { pageText } from './page.js';

export function openQuestionsPage(entries: readonly Entry[]): string {
  return pageText({
    address: 'open-questions.html',
    title: 'Open questions – basincheck',
    description: 'Which cells and bounds of the catalogue are not settled.',
    content: markup`<h1>Open questions</h1>\n<p>${entries.length} entries.</p>\n`,
  });
}
