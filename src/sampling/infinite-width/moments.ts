/** What the recursion of the neural tangent kernel asks of an activation: expectations over two normal numbers. */

/** Of (u, v) ~ N(0, [[p, c], [c, q]]); a dot is a derivative of σ. */
export interface Moments {
  /** E[σ(u)·σ(v)] */
  readonly values: number;
  /** E[σ̇(u)·σ̇(v)] */
  readonly slopes: number;
  /** E[σ̈(u)·σ̈(v)] */
  readonly curvatures: number;
  /** E[σ(u)·v·σ̇(v)] = c·E[σ̇(u)·σ̇(v)] + q·E[σ(u)·σ̈(v)], by Stein's lemma; without the cancellation of the right-hand side. */
  readonly radialValues: number;
  /** E[σ̇(u)·v·σ̈(v)] = c·E[σ̈(u)·σ̈(v)] + q·E[σ̇(u)·σ⃛(v)] */
  readonly radialSlopes: number;
  /** E[u·σ̇(u)·σ(v)] and E[u·σ̈(u)·σ̇(v)]: the last two with u and v exchanged. */
  readonly firstRadialValues: number;
  readonly firstRadialSlopes: number;
}

/** An activation of networks that are infinitely wide. */
export interface WideActivation {
  /** As in commands. */
  readonly name: string;
  /** σ(x) */
  readonly value: (x: number) => number;
  /** σ̇(x) */
  readonly slope: (x: number) => number;
  /** For variances p, q ≥ 0 and a covariance c with c² ≤ p·q. */
  readonly moments: (p: number, q: number, c: number) => Moments;
  /** Relative to what the moments are of without cancellation: rounding for closed forms, else that of the quadrature, as tested. */
  readonly error: number;
  /** How features of examples can depend on each other, whatever else the examples are. */
  readonly relations: Relations;
}

/** By depth two: `linear` if σ is affine, `ray` if σ(t·x) = t·σ(x) for t > 0, `odd` if σ − offset is odd. `offset` is σ(0). */
export interface Relations {
  readonly kind: 'linear' | 'ray' | 'odd';
  readonly offset: number;
}
