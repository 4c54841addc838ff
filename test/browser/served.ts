/** The site as a reader gets it: put together, written to a folder, and served from a sub-path by a plain file server. */
import { createServer, type Server } from 'node:http';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { build } from 'rolldown';
import { scriptsOf } from '../../rolldown.config.js';
import { assetsIn, isCurrent, siteOf } from '../../src/present/catalogue/index.js';
import { dataEntries, entry, files } from '../present/catalogue/counterexamples.js';

export interface Served {
  /** With a slash at its end. */
  readonly address: string;
  readonly folder: string;
  readonly stop: () => void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** Where the site lies on the server. */
const SUB_PATH = '/deep/below/';

export async function served(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'basincheck-site-'));
  const scripts = join(folder, 'scripts');
  for (const options of scriptsOf(scripts)) await build(options);
  // The pages of superseded entries are alike, and their pictures take the longest: there is one of them.
  const [, ...others] = files.filter((file) => !isCurrent(file));
  const site = siteOf({
    entries: files.filter((file) => !others.includes(file)).map(entry),
    data: dataEntries(),
    survived: new Map(),
    assets: assetsIn(scripts),
  });
  const root = join(folder, 'site');
  for (const [path, content] of site) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const server = await serverOf(root);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${SUB_PATH}`,
    folder: root,
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serverOf(root: string): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = join(root, normalize(path.slice(SUB_PATH.length)));
    const isFile = path.startsWith(SUB_PATH) && existsSync(file) && statSync(file).isFile();
    response.writeHead(isFile ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'text/plain',
      'cache-control': 'max-age=3600',
    });
    response.end(isFile ? readFileSync(file) : 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}
