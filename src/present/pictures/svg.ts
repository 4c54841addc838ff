/** SVG as text: elements with attributes, numbers with two decimals. The same picture always has the same bytes. */

export type Attributes = Readonly<Record<string, string | number>>;

/** An element with what is in it, as text. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  const inside = content.join('');
  return inside === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inside}</${name}>`;
}

/** Text, with what SVG would read as markup escaped. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A number with two decimals at most, never −0. */
export function decimal(x: number): string {
  const rounded = Math.round(x * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** The `points` of a polyline or polygon. */
export function pointList(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${decimal(x)},${decimal(y)}`).join(' ');
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? decimal(value) : escaped(value);
}
