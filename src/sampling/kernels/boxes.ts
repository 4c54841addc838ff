/** Many boxes at once through a network: enclosures that are proved, for what has to be discarded or guessed by the million. */

/** Rows of lower and of upper ends, infinite ones included. An end that is NaN says nothing, as if it were infinite. */
export interface Boxes {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

export interface BoxKernel {
  readonly inputs: number;
  readonly outputs: number;

  /**
   * For each of the first `count` boxes one that contains the exact image, under the exact network, of every point of it, as
   * rows of `outputs` ends. They are those that `box-layers.ts` fixes, to the last bit, whichever kernel computes them.
   */
  images(boxes: Boxes, count: number): Boxes;
}
