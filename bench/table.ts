/** Tables as Markdown, and their place on a page. */

export type Cells = readonly (readonly string[])[];

/** The first row is the head. The first column is text, the others are figures. */
export function table(rows: Cells): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(3, ...rows.map((row) => (row[i] ?? '').length)));
  const pad = (cell: string, i: number) =>
    i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  const line = (row: readonly string[]) => `| ${widths.map((_, i) => pad(row[i] ?? '', i)).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...body] = rows;
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
}

/** Two digits that count: 354, 43, 3.4, 0.055. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 10) return value.toFixed(0);
  return value === 0 ? '0' : String(Number(value.toPrecision(2)));
}

/** The page with the text between the marks of that part. Throws if the page has no such marks. */
export function withPart(page: string, part: string, text: string): string {
  const [open, close] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start < 0 || end < start) {
    throw new Error(`withPart: expected a page with ${open} and ${close}, got one without`);
  }
  return `${page.slice(0, start + open.length)}\n\n${text.trim()}\n\n${page.slice(end)}`;
}
