/**
 * The basins of the network that is looked at, as they come: coarse first, then finer, in bands that take a worker
 * little time each, so that a change of the network never waits long. What has been overtaken is dropped.
 */

import type { Answer, Band, Orbits, Request } from './sampling.js';
import type { Slice } from './slice.js';
import type { View } from './view.js';

/** Points along each side, pass by pass. */
const RESOLUTIONS = [48, 128, 384] as const;
const POINTS_PER_BAND = 4096;

export const FINEST: number = RESOLUTIONS[2];

export class BasinStream {
  private version = 0;
  private waiting: Request[] = [];
  private isBusy = false;

  constructor(
    private readonly worker: Worker,
    private readonly onOrbits: (orbits: Orbits) => void,
    private readonly onBand: (band: Band, isLast: boolean) => void,
  ) {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      this.isBusy = false;
      if (data.kind !== 'probe' && data.request.version === this.version) {
        if (data.kind === 'orbits') this.onOrbits(data);
        else this.onBand(data, this.waiting.length === 0);
      }
      this.next();
    });
    worker.addEventListener('error', () => {
      this.isBusy = false;
      this.waiting = [];
    });
  }

  /** Without a view, only the periodic points. */
  show(network: string, slice: Slice, view: View | undefined): void {
    this.version += 1;
    const { version } = this;
    this.waiting = [{ kind: 'orbits', version, network }];
    if (view) {
      for (const resolution of RESOLUTIONS) {
        const rows = slice.inputs === 1 ? resolution : Math.floor(POINTS_PER_BAND / resolution);
        for (let from = 0; from < resolution; from += rows) {
          const to = Math.min(from + rows, resolution);
          this.waiting.push({ kind: 'band', version, network, slice, view, resolution, from, to });
        }
      }
    }
    this.next();
  }

  private next(): void {
    if (this.isBusy) return;
    const request = this.waiting.shift();
    if (request === undefined) return;
    this.isBusy = true;
    this.worker.postMessage(request);
  }
}
