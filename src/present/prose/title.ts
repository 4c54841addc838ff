import type { Document } from './document.js';

/** The title of a document in plain words. It holds no formulas. */
export function titleOf(document: Document): string {
  const title = document.find(({ kind }) => kind === 'title');
  if (title === undefined || title.kind === 'display')
    throw new TypeError('titleOf: expected a document with a title');
  return title.text.map((part) => (typeof part === 'string' ? part : '')).join('');
}
