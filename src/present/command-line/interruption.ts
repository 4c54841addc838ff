/** Ctrl-C while a crew is at work. */

/**
 * What the work of a crew comes to; `undefined` as soon as the user presses Ctrl-C, which the work is told by its signal.
 * However it ends, the crew is dismissed. A second Ctrl-C ends the process, as without this function.
 */
export async function untilInterrupted<T>(
  crew: { readonly dismiss: () => Promise<void> },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
  const interrupt = () => {
    process.stderr.write('interrupted\n');
    interruption.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await Promise.race([work(signal), interrupted]);
  } finally {
    process.off('SIGINT', interrupt);
    await crew.dismiss();
  }
}
