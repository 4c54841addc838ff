/** HTML as text in which nothing is markup that was not meant as markup. */

export class Markup {
  constructor(readonly text: string) {}
}

export type Part = Markup | string | number | undefined | readonly Part[];

/** Makes HTML: markup`<p>${text}</p>` escapes `text` unless it is markup itself. Lists are put one after the other. */
export function markup(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(texts.map((text, i) => text + written(values[i])).join(''));
}

export function joined(parts: readonly Part[], separator: Part): Markup {
  return markup`${parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]))}`;
}

/** Text, with what HTML would read as markup escaped, between tags and in attributes alike. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return escaped(String(part));
}
