/** `basincheck site --serve`: the site on this machine, while the counterexamples are worked on. */

import { admittedOfAnyKind } from '../catalogue/index.js';
import { type Admit, builtSite, type BuiltSite, pathsOf, type SiteSources } from './built-site.js';
import { checkOut } from './catalogue.js';
import { ExitCode } from './exit-code.js';
import { writeSite } from './site-folder.js';
import { SiteServer } from './site-server.js';
import { onEachChange, stateOf } from './watching.js';

export interface ServeOptions {
  /** Where the site is written too, each time. */
  readonly out?: string;
  readonly survived?: string;
  readonly port: number;
  readonly json?: true;
}

/** Serves until Ctrl-C; a second Ctrl-C ends the process. */
export async function serveCatalogue(folder: string | undefined, options: ServeOptions): Promise<ExitCode> {
  const interruption = new AbortController();
  const interrupt = () => {
    process.stderr.write('stopped\n');
    interruption.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await serveUntil(interruption.signal, folder, options);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** What is not verified is said on stderr; in the beginning it ends the command, later the last good site stays. */
export async function serveUntil(
  signal: AbortSignal,
  folder: string | undefined,
  { out, survived, port, json }: ServeOptions,
): Promise<ExitCode> {
  if (out !== undefined) checkOut(out, folder);
  const sources: SiteSources = { folder, survived };
  const [paths, admit, server] = [pathsOf(sources), onceEach(admittedOfAnyKind), new SiteServer()];
  const show = ({ files }: BuiltSite) => {
    if (server.show(files) && out !== undefined) writeSite(out, files);
  };
  const address = await server.start(port);
  try {
    const state = stateOf(paths);
    const site = await builtSite(sources, admit);
    if (typeof site === 'number') return site;
    show(site);
    process.stdout.write(
      json === true
        ? `${JSON.stringify({ address, entries: site.entries })}\n`
        : `${site.entries} entries, all verified, at ${address} until Ctrl-C\n`,
    );
    await onEachChange(paths, state, signal, async () => {
      const next = await siteNow(sources, admit);
      if (next === undefined) process.stderr.write('the pages stay as they were\n');
      else {
        show(next);
        process.stderr.write(`${next.entries} entries, all verified\n`);
      }
    });
    return ExitCode.yes;
  } finally {
    server.stop();
  }
}

/** The site as the files are now; `undefined`, after having said why, if it cannot be built. */
async function siteNow(sources: SiteSources, admit: Admit): Promise<BuiltSite | undefined> {
  try {
    const site = await builtSite(sources, admit);
    return typeof site === 'number' ? undefined : site;
  } catch (error) {
    process.stderr.write(`basincheck: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

/** A file that is as it was, and of which the index says what it said, is not verified and drawn again. */
function onceEach(admit: Admit): Admit {
  const known = new Map<string, ReturnType<Admit>>();
  return (file) => {
    const key = JSON.stringify(file);
    const entry = known.get(key) ?? admit(file);
    known.set(key, entry);
    return entry;
  };
}
