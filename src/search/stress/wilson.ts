/**
 * Wilson's score interval for a share of which `seen` of `cases` were observed. `z` is the number of standard
 * deviations of a normal distribution on either side, such as 1.96 for 95 %.
 */
export function wilson(seen: number, cases: number, z: number): { readonly lo: number; readonly hi: number } {
  const p = seen / cases;
  const spread = (z * z) / cases;
  const centre = p + spread / 2;
  const radius = z * Math.sqrt((p * (1 - p)) / cases + spread / (4 * cases));
  return {
    lo: Math.max(0, (centre - radius) / (1 + spread)),
    hi: Math.min(1, (centre + radius) / (1 + spread)),
  };
}
