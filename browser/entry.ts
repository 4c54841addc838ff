/** The page of an entry: verifies the file that it shows, or what the reader makes of it, in a worker. */

import { element } from './element.js';
import type { Judged } from './judged.js';
import script from './verifier.worker.ts?script';
import { workerOf } from './worker.js';

const form = element('#verifier', HTMLFormElement);
const area = element('textarea', HTMLTextAreaElement, form);
const verdict = element('output', HTMLOutputElement, form);
const upload = element('input[type=file]', HTMLInputElement, form);

let worker: Worker | undefined;

/** Forgets what was said of another text, and a verification under way. */
function clear(): void {
  worker?.terminate();
  worker = undefined;
  verdict.value = '';
  delete verdict.dataset.verdict;
}

function verify(text: string): void {
  clear();
  verdict.value = 'Verifying …';
  worker = workerOf(script);
  worker.onmessage = ({ data }: MessageEvent<Judged>) => {
    verdict.dataset.verdict = data.verdict;
    verdict.value = sentenceOf(data, text === area.defaultValue);
  };
  worker.onerror = ({ message }) => {
    verdict.value = `The verifier did not start: ${message}`;
  };
  worker.postMessage(text);
}

function sentenceOf(verification: Judged, isOriginal: boolean): string {
  const what = isOriginal ? 'the file of this page' : 'the text above, which is not the file of this page';
  if (verification.verdict === 'verified') return `Verified: ${what}. ${verification.claim}`;
  const reasons = verification.problems.map(({ path, expected, found }) => {
    const place = path === '' ? '' : `${path}: `;
    return `${place}expected ${expected}, got ${found}.`;
  });
  const more = verification.count - verification.problems.length;
  const start = verification.verdict === 'rejected' ? 'Rejected' : 'Could not be judged';
  return [`${start}: ${what}.`, ...reasons, ...(more > 0 ? [`And ${more} problems more.`] : [])].join('\n');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  verify(area.value);
});
form.addEventListener('reset', clear);
area.addEventListener('input', clear);
upload.addEventListener('change', () => {
  const [file] = upload.files ?? [];
  if (file === undefined) return;
  void file.text().then((text) => {
    area.value = text;
    upload.value = '';
    verify(text);
  });
});
element('.actions', HTMLElement, form).hidden = false;
