/**
 * A search of a region in which a grid would be too expensive, by trees that grow into it (rapidly exploring random
 * trees). Each attempt takes a random target and a step from the nearest node towards it. The step is kept if the
 * samples on it are in the region.
 */

import type { Budget } from './budget.js';
import { magnitude } from '../orbits/iterated-map.js';
import { seemsToStayIn } from './paths.js';
import { onLine, type Polyline } from '../orbits/polyline.js';
import type { Random } from '../orbits/random.js';
import type { SampledSet } from './region.js';

/** Number of attempts to grow … */
const MOST_ATTEMPTS = 3000;
/** … and the distance that counts as far away, relative to 1 + |start|. */
const FAR_IN_SIZES = 1e5;

class Tree {
  readonly nodes: number[][];
  private readonly parents = [-1];
  /** For each node, the length of its next step: twice that of its last step if that succeeded, otherwise half. */
  private readonly reach: number[];

  constructor(
    private readonly region: SampledSet,
    start: ArrayLike<number>,
    step: number,
  ) {
    this.nodes = [Array.from(start)];
    this.reach = [step];
  }

  /**
   * Takes a step from the node nearest to the target towards it. Returns the new node, or `undefined` if a sample on
   * the step is outside of the region.
   */
  grow(target: ArrayLike<number>): number | undefined {
    const near = this.nearest(target);
    const node = this.nodes[near] ?? [];
    const length = euclidean(node, target);
    const reach = Math.min(this.reach[near] ?? 0, length);
    if (!(reach > 0)) return undefined;
    const next = onLine(
      node,
      node.map((value, i) => ((target[i] ?? NaN) - value) / length),
      reach,
    );
    if (!seemsToStayIn(this.region, [node, next])) {
      this.reach[near] = reach / 2;
      return undefined;
    }
    this.reach[near] = reach * 2;
    this.nodes.push(next);
    this.parents.push(near);
    this.reach.push(reach * 2);
    return this.nodes.length - 1;
  }

  /** The path from the root to the node. */
  pathTo(node: number): Polyline {
    const path: number[][] = [];
    for (let at = node; at >= 0; at = this.parents[at] ?? -1) path.push(this.nodes[at] ?? []);
    return path.reverse();
  }

  private nearest(target: ArrayLike<number>): number {
    let best = 0;
    let least = Infinity;
    this.nodes.forEach((node, k) => {
      const d = euclidean(node, target);
      if (d < least) [best, least] = [k, d];
    });
    return best;
  }
}

function euclidean(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let square = 0;
  for (let i = 0; i < a.length; i++) square += ((a[i] ?? NaN) - (b[i] ?? NaN)) ** 2;
  return Math.sqrt(square);
}

/** A path from the start to far away, by a tree that grows outwards; `undefined` if the tree did not get there. */
export function explore(
  region: SampledSet,
  start: Float64Array,
  random: Random,
  budget: Budget,
): Polyline | undefined {
  const scale = magnitude(start);
  const tree = new Tree(region, start, scale / 16);
  let widest = scale;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !budget.isSpent; attempt++) {
    const target = onLine(start, random.direction(start.length), random.between(0, 4 * widest));
    const node = tree.grow(target);
    if (node === undefined) continue;
    widest = Math.max(widest, euclidean(tree.nodes[node] ?? start, start));
    if (widest > FAR_IN_SIZES * scale) return tree.pathTo(node);
  }
  return undefined;
}

/** A path in the region between two of its points, by a tree from each; `undefined` if the trees did not meet. */
export function connect(
  region: SampledSet,
  a: Float64Array,
  b: Float64Array,
  random: Random,
  budget: Budget,
): Polyline | undefined {
  const n = a.length;
  const gap = euclidean(a, b);
  const trees: [Tree, Tree] = [new Tree(region, a, gap / 4), new Tree(region, b, gap / 4)];
  const middle = Array.from(a, (value, i) => (value + (b[i] ?? NaN)) / 2);
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !budget.isSpent; attempt++) {
    const [from, to] = attempt % 2 === 0 ? trees : [trees[1], trees[0]];
    const goal = to.nodes[random.index(to.nodes.length)] ?? [];
    const target = attempt % 4 < 2 ? goal : onLine(middle, random.direction(n), gap * random.between(0, 4));
    const grown = from.grow(target);
    if (grown === undefined) continue;
    const end = to.nodes.findIndex((node) => euclidean(node, from.nodes[grown] ?? []) < 1e-9 * gap);
    if (end < 0) continue;
    const path = [...from.pathTo(grown), ...[...to.pathTo(end)].reverse()];
    return attempt % 2 === 0 ? path : path.reverse();
  }
  return undefined;
}
