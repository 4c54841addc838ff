/**
 * What the caller has laid out in memory, as addresses in bytes. Matrices and points are float64, row after row.
 *
 * A block of points is kept in groups of 8: of each group the first coordinates of its points, then the second
 * ones, and so on, 64 bytes for each coordinate. Point k is the one at place k mod 8 of the group ⌊k/8⌋.
 */

/** n, and how many bytes a group takes. */
export let n: i32 = 0;
export let groupBytes: usize = 0;

/** L, and for each layer four int32: inputs, outputs, the address of W, that of b. */
export let depth: i32 = 0;
export let layers: usize = 0;

/** The numbers that φ is made of, see `activations.ts`. */
export let phi: usize = 0;

/** Room for a group before and after a layer, the widest there is. */
export let before: usize = 0;
export let after: usize = 0;

/** The targets (see the interface): centres, forms, half widths. */
export let targetCount: i32 = 0;
export let centres: usize = 0;
export let forms: usize = 0;
export let reach: usize = 0;

/** What comes in and goes out: points in rows; int32 for each point. */
export let points: usize = 0;
export let endings: usize = 0;
export let steps: usize = 0;

/** The points that have not ended, and what each is compared with, in groups. */
export let block: usize = 0;
export let past: usize = 0;

/** Where the points were since the last look, the last step excepted: a block for each step; this is the distance of two blocks in bytes. */
export let trail: usize = 0;
export let blockBytes: usize = 0;

/**
 * For each point of the block, as float64: at how many looks in a row it had grown outside the escape radius, its norm,
 * and at which step the two were written, since they mean nothing if that was not the last look. As int32: its row.
 */
export let growing: usize = 0;
export let norm: usize = 0;
export let written: usize = 0;
export let row: usize = 0;

/** What a look has found, see `look.ts`: an int32 for each group; and for each point, outside of the plane and space, a target. */
export let marks: usize = 0;
export let landings: usize = 0;

/** The points that are marked, see `marked.ts`: a uint16 for each, and room for 8 more. */
export let list: usize = 0;

export function setNetwork(
  dimension: i32,
  layerCount: i32,
  layerTable: usize,
  activation: usize,
  room: usize,
  otherRoom: usize,
): void {
  n = dimension;
  groupBytes = (<usize>dimension) << 6;
  depth = layerCount;
  layers = layerTable;
  phi = activation;
  before = room;
  after = otherRoom;
}

export function setTargets(count: i32, c: usize, f: usize, r: usize): void {
  targetCount = count;
  centres = c;
  forms = f;
  reach = r;
}

export function setBlock(
  rows: usize,
  endingOf: usize,
  stepsOf: usize,
  groups: usize,
  pastGroups: usize,
  trailGroups: usize,
  perPoint: usize,
  size: usize,
): void {
  points = rows;
  endings = endingOf;
  steps = stepsOf;
  block = groups;
  past = pastGroups;
  trail = trailGroups;
  blockBytes = (size >> 3) * groupBytes;
  growing = perPoint;
  norm = perPoint + (size << 3);
  written = perPoint + (size << 4);
  row = perPoint + size * 24;
  landings = perPoint + size * 28;
  list = perPoint + (size << 5);
  marks = perPoint + size * 34 + 16;
}

/** Where a coordinate of point k begins in a block; the next coordinate is 64 bytes on. */
@inline
export function placeOf(groups: usize, k: i32): usize {
  return groups + <usize>(k >> 3) * groupBytes + (<usize>(k & 7) << 3);
}
