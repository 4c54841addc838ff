/** Thrown where something that a file claims is seen to be false; caught by the judge. */
export class False extends Error {}

export function claim(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new False(otherwise);
}
