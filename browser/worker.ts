/** Workers from the text of their script, which may start where a page comes from a plain file, too. */

export function workerOf(script: string): Worker {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}
