/**
 * Progress on stderr: a bar on a terminal, a plain line now and then elsewhere, unless the environment says
 * `BASINCHECK_PROGRESS=0`; nothing in the first two seconds. From then on it is shown whether or not anything new is known.
 */

import { SingleBar } from 'cli-progress';

const PATIENCE_IN_MS = 2000;
const BETWEEN_LINES_IN_MS = 15_000;
const BETWEEN_LOOKS_IN_MS = 1000;

/** Something smaller that is done on the way, from which the rate and the time left are estimated. */
export interface Pace {
  readonly done: number;
  /** At most; 0 where only other work is left. */
  readonly left: number;
}

interface Known {
  readonly done: number;
  readonly note: string;
  readonly pace?: Pace | undefined;
}

export class Progress {
  private readonly started = Date.now();
  private readonly timer: NodeJS.Timeout;
  private known: Known = { done: 0, note: 'started' };
  private lastLine = -Infinity;
  private bar: SingleBar | undefined;

  /**
   * @param total 0 while it is not known
   * @param unit what is counted, such as "cases"
   * @param paced what the pace counts, if that is something else
   */
  constructor(
    private total: number,
    private readonly unit: string,
    private readonly paced = unit,
  ) {
    // Alone it keeps no process alive.
    this.timer = setInterval(() => {
      this.show();
    }, BETWEEN_LOOKS_IN_MS).unref();
  }

  update(done: number, note: string, total = this.total, pace?: Pace): void {
    this.total = total;
    this.known = { done, note, pace };
    this.show();
  }

  stop(): void {
    clearInterval(this.timer);
    this.bar?.stop();
  }

  private show(): void {
    const now = Date.now();
    if (now - this.started < PATIENCE_IN_MS) return;
    const { done, note, pace } = this.known;
    const perSecond = (1000 * (pace?.done ?? done)) / (now - this.started);
    const rate = `${perSecond.toFixed(1)} ${this.paced}/s`;
    if (process.stderr.isTTY) {
      const [counted, most] = pace ? [pace.left, 'at most '] : [this.total - done, ''];
      const time = perSecond > 0 ? `${most}${duration(counted / perSecond)} left` : '';
      const left = counted > 0 || done === 0 ? time : 'finishing';
      this.bar ??= this.start();
      this.bar.setTotal(this.total);
      this.bar.update(done, { note, rate, left });
    } else if (now - this.lastLine >= BETWEEN_LINES_IN_MS && process.env.BASINCHECK_PROGRESS !== '0') {
      this.lastLine = now;
      const counted = this.total > 0 ? [`${done}/${this.total} ${this.unit}`] : [];
      process.stderr.write(`${[...counted, ...(perSecond > 0 ? [rate] : []), note].join(', ')}\n`);
    }
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
