/** Probes of the network that is looked at, in a worker of their own, which can be stopped. */

import { element } from '../element.js';
import type { Probed, ProbeRequest } from './sampling.js';

export class Probing {
  private readonly form = element('#probe', HTMLFormElement);
  private readonly theorem = element('#theorem', HTMLSelectElement);
  private readonly stop = element('#stop', HTMLButtonElement);
  private readonly said = element('#probed', HTMLOutputElement);
  private readonly certificate = element('#certificate', HTMLAnchorElement);
  private worker: Worker | undefined;

  constructor(start: () => Worker | undefined, network: () => string) {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.clear();
      this.worker = start();
      if (this.worker === undefined) {
        this.said.value =
          'This browser starts no workers here. Download the file, and run basincheck probe on it.';
        return;
      }
      this.stop.disabled = false;
      this.said.value = 'Probing … this may take some seconds, up to a minute.';
      this.worker.onmessage = ({ data }: MessageEvent<Probed>) => {
        this.end();
        this.show(data);
      };
      this.worker.onerror = (event_) => {
        event_.preventDefault();
        this.end();
        this.said.value = `The probe failed: ${event_.message}`;
      };
      const request: ProbeRequest = { kind: 'probe', network: network(), theorem: this.theorem.value };
      this.worker.postMessage(request);
    });
    this.stop.addEventListener('click', () => {
      this.end();
      this.said.value = 'Stopped.';
    });
    this.theorem.addEventListener('change', () => {
      this.clear();
    });
  }

  choose(theorem: string): void {
    this.theorem.value = theorem;
  }

  /** Forgets what was said of another network, and a probe under way. */
  clear(): void {
    this.end();
    this.said.value = '';
    delete this.said.dataset.verdict;
    URL.revokeObjectURL(this.certificate.href);
    this.certificate.hidden = true;
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.stop.disabled = true;
  }

  private show({ request: { theorem }, probe, certificate }: Probed): void {
    const { verdict, reason, dropped } = probe;
    const without = dropped.length === 0 ? 'Every hypothesis holds.' : `Fails: ${dropped.join(', ')}.`;
    this.said.dataset.verdict = verdict;
    this.said.value = `${verdict}: Theorem ${theorem}. ${certificate?.claim ?? `${reason}.`} ${without}`;
    if (certificate === undefined) return;
    this.certificate.href = URL.createObjectURL(new Blob([certificate.text], { type: 'application/json' }));
    this.certificate.download = `${theorem}-${dropped.length === 0 ? 'refuted' : `without-${dropped.join('-and-')}`}.json`;
    this.certificate.hidden = false;
  }
}
