/** A queue that may go away and come back: what is asked of it is asked again until it answers. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterEvent } from './events.js';

const AGAIN_AFTER = 500;

export class Persistence {
  /** Whether there was no answer to the last question. */
  isAway = false;
  private hasEnded = false;

  constructor(private readonly on: (event: ClusterEvent) => void) {}

  /** Once it has ended, what is asked stays without an answer. */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    for (;;) {
      if (this.hasEnded) await new Promise<never>(() => undefined);
      try {
        const answer = await question();
        if (this.isAway) this.on({ kind: 'back' });
        this.isAway = false;
        return answer;
      } catch (error) {
        this.complain(error);
        await sleep(AGAIN_AFTER);
      }
    }
  }

  /** Says it once, until there is an answer again. */
  complain(error: unknown): void {
    if (this.isAway || this.hasEnded) return;
    this.isAway = true;
    this.on({ kind: 'away', because: messageOf(error) });
  }

  end(): void {
    this.hasEnded = true;
  }
}

/** Some errors of connections have a code, and no message. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
