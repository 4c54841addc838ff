/**
 * Carries many boxes at once through a network. The enclosures are proved; they serve where millions of boxes have to
 * be discarded or guessed.
 */

/** Boxes as rows of lower and of upper ends, which may be infinite. An end that is NaN counts as infinite. */
export interface Boxes {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

export interface BoxKernel {
  readonly inputs: number;
  readonly outputs: number;

  /**
   * For each of the first `count` boxes, a box that contains the exact image of every point of it under the exact
   * network, as rows of `outputs` ends. `box-layers.ts` fixes these ends to the last bit, so all kernels compute the
   * same.
   */
  images(boxes: Boxes, count: number): Boxes;
}
