/** What stands between the cells of a table. */

/** How many lines are looked at. */
const SAMPLE = 20;

/**
 * The lines of a text, each ended by \n, and what separates their cells: semicolons or tabs if every line has some, since
 * commas may then be decimal; otherwise commas or semicolons; otherwise white space, of which one blank is left.
 */
export function separated(text: string): { readonly lines: string; readonly separator: string } {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const sample: string[] = [];
  for (const [line] of lines.matchAll(/[^\n]+/g)) {
    if (sample.length === SAMPLE) break;
    const bare = line.replace(/"[^"]*"/g, '""').trim();
    if (bare !== '' && !bare.startsWith('#')) sample.push(bare);
  }
  const inEvery = (separator: string) =>
    sample.length > 0 && sample.every((line) => line.includes(separator));
  const inSome = (separator: string) => sample.some((line) => line.includes(separator));
  const separator = [';', '\t'].find(inEvery) ?? [',', ';'].find(inSome);
  if (separator !== undefined) return { lines, separator };
  const single = lines
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n');
  return { lines: single, separator: ' ' };
}
