/**
 * Serves a site from memory to browsers on this machine, and has them load a page anew when the site has changed. What is
 * served is what stands in the list of the site's files: no path leads to anything else on the disk.
 */

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { SiteFiles } from '../catalogue/index.js';
import { codeOf } from './system-error.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.tex': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** No page of a site is called so. */
const CHANGES = '/.changes';
const HOST = 'localhost';

export class SiteServer {
  private readonly server: Server;
  private readonly listeners = new Set<ServerResponse>();
  private files: SiteFiles = new Map();
  /** A hash of all files: the same site has the same. */
  private version = '';

  constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response);
    });
  }

  /** Returns the address. Throws if the port is taken; with port 0 the system chooses one. */
  async start(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error) => {
        reject(refusal(port, error));
      });
      this.server.listen(port, HOST, resolve);
    });
    return `http://${HOST}:${(this.server.address() as AddressInfo).port}/`;
  }

  /** From now on these files are served; says whether they are others than before. */
  show(files: SiteFiles): boolean {
    const version = versionOf(files);
    if (version === this.version) return false;
    [this.files, this.version] = [files, version];
    for (const listener of this.listeners) this.tell(listener);
    return true;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer({ method = '', url = '/' }: IncomingMessage, response: ServerResponse): void {
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const path = pathOf(url);
    if (path === CHANGES) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      this.listeners.add(response);
      response.on('close', () => this.listeners.delete(response));
      this.tell(response);
      return;
    }
    const name = path?.endsWith('/') === true ? `${path}index.html` : path;
    const content = name === undefined ? undefined : this.files.get(name.slice(1));
    const type = TYPES[extname(name ?? '')] ?? 'application/octet-stream';
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': content === undefined ? 'text/plain; charset=utf-8' : type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    if (content === undefined) response.end('There is no such page.\n');
    else
      response.end(
        typeof content === 'string' && type.startsWith('text/html') ? this.live(content) : content,
      );
  }

  private tell(listener: ServerResponse): void {
    listener.write(`data: ${this.version}\n\n`);
  }

  /** The page with a script that loads it anew as soon as the site is another than the one that it comes from. */
  private live(page: string): string {
    const script = `<script>new EventSource('${CHANGES}').onmessage = ({ data }) => { if (data !== '${this.version}') location.reload(); };</script>\n`;
    return page.replace('</body>', () => `${script}</body>`);
  }
}

/** The path that an address asks for, such as `/entries/B000003.html`; `undefined` if it is none. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
  } catch {
    return undefined;
  }
}

function versionOf(files: SiteFiles): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

function refusal(port: number, error: Error): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'which is in use',
    EACCES: 'which needs more rights',
  };
  const reason = reasons[codeOf(error) ?? ''] ?? error.message;
  return new Error(`--port: expected a port that is free (0 chooses one), got ${port}, ${reason}`);
}
