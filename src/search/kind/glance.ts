/** What a first look at a network comes to. */
export interface Glance {
  /** Whether it looks as if the network violated the conclusion. */
  readonly flagged: boolean;
  /** How near it comes to that, from 0 to 1: 1 where it is flagged, 0 where there is nothing that could be violated. */
  readonly score: number;
}
