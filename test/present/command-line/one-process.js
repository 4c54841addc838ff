/**
 * Runs commands in one process, one after another, so that Node starts and the modules of the package load only once:
 *
 *     node one-process.js MAIN
 *
 * MAIN is the module of the program. It is evaluated anew for each command, with the arguments, the working directory and
 * the exit code of that command; the modules that it imports stay loaded. What it writes goes into the answer. Three
 * things differ from a process of its own: `process.exit` ends this process, a signal reaches it, and its user is the
 * one of the tests.
 */
import { pathToFileURL } from 'node:url';

const [node, , main] = process.argv;
const address = pathToFileURL(main).href;
let count = 0;

/** Until the returned function is called, what is written to the stream is kept; the function returns it. */
function kept(stream) {
  const { write } = stream;
  const chunks = [];
  stream.write = (chunk, encoding, done) => {
    const callback = typeof encoding === 'function' ? encoding : done;
    chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, encoding === callback ? 'utf8' : encoding) : chunk,
    );
    if (callback) process.nextTick(callback);
    return true;
  };
  return () => {
    stream.write = write;
    return Buffer.concat(chunks).toString();
  };
}

process.on('message', async ({ args, folder }) => {
  process.chdir(folder);
  process.argv = [node, main, ...args];
  process.exitCode = undefined;
  const [stdout, stderr] = [kept(process.stdout), kept(process.stderr)];
  try {
    await import(`${address}?command=${count++}`);
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  }
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  process.send({ status: process.exitCode ?? 0, stdout: stdout(), stderr: stderr() });
});
process.on('disconnect', () => process.exit());
