/** Progress on stderr: a bar on a terminal, a plain line now and then elsewhere; nothing in the first two seconds. */

import { SingleBar } from 'cli-progress';

const PATIENCE = 2_000;
const BETWEEN_LINES = 15_000;

export class Progress {
  private readonly started = Date.now();
  private lastLine = this.started;
  private bar: SingleBar | undefined;

  /** @param unit what is counted, such as "cases" */
  constructor(
    private total: number,
    private readonly unit: string,
  ) {}

  update(done: number, note: string, total = this.total): void {
    this.total = total;
    const now = Date.now();
    if (now - this.started < PATIENCE) return;
    const rate = ((1000 * done) / (now - this.started)).toFixed(1);
    if (process.stderr.isTTY) {
      this.bar ??= this.start();
      this.bar.setTotal(total);
      this.bar.update(done, { note, rate });
    } else if (now - this.lastLine >= BETWEEN_LINES) {
      this.lastLine = now;
      process.stderr.write(`${done}/${total} ${this.unit}, ${rate}/s, ${note}\n`);
    }
  }

  stop(): void {
    this.bar?.stop();
  }

  private start(): SingleBar {
    const bar = new SingleBar({
      format: `{bar} {percentage}% | {value}/{total} ${this.unit} | {rate}/s | {eta_formatted} left | {note}`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 200,
    });
    bar.start(this.total, 0, { note: '', rate: '0' });
    return bar;
  }
}
