/**
 * Progress on stderr: a bar on a terminal, a plain line now and then elsewhere, unless the environment says
 * `BASINCHECK_PROGRESS=0`; nothing in the first two seconds.
 */

import { SingleBar } from 'cli-progress';

const PATIENCE = 2_000;
const BETWEEN_LINES = 15_000;

/** Something smaller that is done on the way, from which the rate and the time left are estimated. */
export interface Pace {
  readonly done: number;
  /** At most; 0 where only other work is left. */
  readonly left: number;
}

export class Progress {
  private readonly started = Date.now();
  private lastLine = -Infinity;
  private bar: SingleBar | undefined;

  /**
   * @param unit what is counted, such as "cases"
   * @param paced what the pace counts, if that is something else
   */
  constructor(
    private total: number,
    private readonly unit: string,
    private readonly paced = unit,
  ) {}

  update(done: number, note: string, total = this.total, pace?: Pace): void {
    this.total = total;
    const now = Date.now();
    if (now - this.started < PATIENCE) return;
    const perSecond = (1000 * (pace?.done ?? done)) / (now - this.started);
    const rate = `${perSecond.toFixed(1)} ${this.paced}/s`;
    const [counted, most] = pace ? [pace.left, 'at most '] : [total - done, ''];
    const time = perSecond > 0 ? `${most}${duration(counted / perSecond)} left` : '';
    const left = counted > 0 ? time : 'finishing';
    if (process.stderr.isTTY) {
      this.bar ??= this.start();
      this.bar.setTotal(total);
      this.bar.update(done, { note, rate, left });
    } else if (now - this.lastLine >= BETWEEN_LINES && process.env.BASINCHECK_PROGRESS !== '0') {
      this.lastLine = now;
      process.stderr.write(`${done}/${total} ${this.unit}, ${rate}, ${note}\n`);
    }
  }

  stop(): void {
    this.bar?.stop();
  }

  private start(): SingleBar {
    const bar = new SingleBar({
      format: `{bar} {value}/{total} ${this.unit} | {rate} | {left} | {note}`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    });
    bar.start(this.total, 0, { note: '', rate: '', left: '' });
    return bar;
  }
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${Math.ceil(seconds)} s`;
}
