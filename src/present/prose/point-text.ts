/** A point in float64, for people to read. */

/** Such as `(0.5, -1.25)`, rounded to `digits` significant digits; of more than `most` coordinates the first, and the number of all. */
export function pointText(x: readonly number[], digits: number, most = Infinity): string {
  const shown = x.slice(0, most).map((value) => String(Number(value.toPrecision(digits))));
  return `(${shown.join(', ')}${shown.length < x.length ? `, … ${x.length} coordinates` : ''})`;
}
