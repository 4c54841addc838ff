/** What is going on in a queue, for whoever watches. Plain data. */

export type ClusterEvent =
  /** A worker listens. */
  | { readonly kind: 'ready'; readonly worker: string; readonly version: string; readonly jobs: number }
  /** A worker has done a job. */
  | {
      readonly kind: 'done';
      readonly job: string;
      readonly task: string;
      readonly milliseconds: number;
      readonly sha256: string;
    }
  /** A worker did not do a job, and says why. */
  | { readonly kind: 'failed'; readonly job: string; readonly because: string }
  /** A worker met a job of another version: it leaves it to others, and ends. */
  | { readonly kind: 'other version'; readonly expected: string; readonly got: string }
  /** Which workers listen, as soon as that changes. */
  | {
      readonly kind: 'workers';
      readonly workers: readonly string[];
      readonly joined: readonly string[];
      readonly left: readonly string[];
    }
  /** How far the jobs of a coordinator are. */
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly open: number;
      readonly perSecond: number;
      readonly workers: number;
    }
  /** So many of the jobs that workers have done were done again here, and came to the same bytes. */
  | { readonly kind: 'rechecked'; readonly jobs: number; readonly of: number }
  /** An answer was refused: the job is done again. */
  | { readonly kind: 'refused'; readonly job: string; readonly task: string; readonly because: string }
  /** The queue has forgotten jobs: they are put in again. */
  | { readonly kind: 'lost'; readonly jobs: number }
  /** What a worker told on the way was refused. */
  | { readonly kind: 'ignored'; readonly job: string; readonly because: string }
  /** Nobody takes jobs until the queue is resumed. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'away'; readonly because: string }
  | { readonly kind: 'back' };
