/** What workers say that a job came to, beside the answer: that of the one who was too slow is not kept otherwise. */

import { type Place } from '../../exact/index.js';
import { received, shortText } from '../workers/index.js';

export interface Report {
  readonly worker: string;
  readonly sha256: string;
}

const SHA256 = /^[0-9a-f]{64}$/;

export function writeReport({ worker, sha256 }: Report): string {
  return JSON.stringify({ worker, sha256 });
}

/** Those among the lines that are reports: others say nothing. */
export function reportsOf(lines: readonly string[]): readonly Report[] {
  return lines.flatMap((line) => {
    try {
      return [received(line, check) as Report];
    } catch {
      return [];
    }
  });
}

function check(place: Place): void {
  const report = place.object('worker', 'sha256');
  if (!report) return;
  shortText(report.worker);
  const digest = shortText(report.sha256);
  if (digest !== undefined && !SHA256.test(digest)) report.sha256.refuse('a SHA-256');
}
