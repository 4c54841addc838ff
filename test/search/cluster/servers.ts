/** Servers of queues for tests: each on a port of its own, with a folder of its own, and gone when the tests of the file are over. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Server {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** As by `kill -9`. What it had in memory alone is gone. */
  readonly kill: () => Promise<void>;
}

const ends: (() => Promise<void>)[] = [];

/** To be called after all tests of a file: ends the servers, and removes their folders. */
export async function endServers(): Promise<void> {
  await Promise.all(ends.splice(0).map((end) => end()));
}

const POSTGRES = '/usr/lib/postgresql';

function inPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

const redisProgram = inPath('redis-server');
const postgresFolder = [
  ...(existsSync(POSTGRES) ? readdirSync(POSTGRES) : []).map((version) => join(POSTGRES, version, 'bin')),
].find((folder) => existsSync(join(folder, 'initdb')));

export const hasRedis: boolean = said(redisProgram !== undefined, 'redis-server');
export const hasPostgres: boolean = said(postgresFolder !== undefined, 'postgresql');

/** Says loudly what is not tested. `.ci/run` installs both, and counts a test that is skipped as failed. */
function said(isThere: boolean, name: string): boolean {
  if (!isThere)
    process.stderr.write(
      `Tests of queues are skipped: expected ${name} to be installed, as by apt-get install ${name}, got none.\n`,
    );
  return isThere;
}

/** A Redis that writes down what it does, or forgets everything when it is killed. */
export async function redis(memory: 'kept' | 'lost' = 'kept'): Promise<Server> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), 'basincheck-redis-')), await freePort()];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  if (memory === 'kept') args.push('--appendonly', 'yes', '--appendfsync', 'always');
  return started(folder, port, `redis://127.0.0.1:${port}`, () =>
    spawn(redisProgram ?? '', args, { stdio: 'ignore' }),
  );
}

/** A Redis with TLS alone, whose certificate is self-made, and a password. */
export async function securedRedis(password: string): Promise<Server & { readonly ca: string }> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), 'basincheck-redis-')), await freePort()];
  const [key, ca] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const subject = ['-subj', '/CN=basincheck', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', ca, '-days', '2', ...subject], {
    stdio: 'ignore',
  });
  const tls = [
    '--tls-cert-file',
    ca,
    '--tls-key-file',
    key,
    '--tls-ca-cert-file',
    ca,
    '--tls-auth-clients',
    'no',
  ];
  const args = [
    '--port',
    '0',
    '--tls-port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
  ];
  const url = `rediss://:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const server = await started(folder, port, url, () =>
    spawn(redisProgram ?? '', [...args, ...tls, '--requirepass', password], { stdio: 'ignore' }),
  );
  return { ...server, ca };
}

/** A PostgreSQL that asks for the password. */
export async function postgres(password: string): Promise<Server> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), 'basincheck-postgres-')), await freePort()];
  const bin = postgresFolder ?? '';
  // It refuses to be run by root.
  const identity: { uid?: number; gid?: number } = process.getuid?.() === 0 ? ownerOf('postgres') : {};
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid ?? identity.uid);
  chmodSync(folder, 0o700);
  const secret = join(folder, '..', `${basename(folder)}.password`);
  writeFileSync(secret, password);
  if (identity.uid !== undefined) chownSync(secret, identity.uid, identity.gid ?? identity.uid);
  const init = [
    '-D',
    folder,
    '-U',
    'basincheck',
    '-A',
    'scram-sha-256',
    '--pwfile',
    secret,
    '--no-sync',
    '--no-instructions',
    '-E',
    'UTF8',
    '--locale=C',
  ];
  execFileSync(join(bin, 'initdb'), init, { stdio: 'ignore', cwd: folder, ...identity });
  rmSync(secret);
  const args = ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'];
  return started(
    folder,
    port,
    `postgres://basincheck:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    () => spawn(join(bin, 'postgres'), args, { stdio: 'ignore', cwd: folder, ...identity }),
  );
}

function ownerOf(name: string): { uid: number; gid: number } {
  const id = (what: string) => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function started(folder: string, port: number, url: string, run: () => ChildProcess): Promise<Server> {
  let server: ChildProcess | undefined;
  const start = async () => {
    server = run();
    await listening(port, server);
  };
  const kill = async () => {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
    await sleep(100);
    // A killed PostgreSQL leaves a file that speaks of a process, which may be another one by now.
    rmSync(join(folder, 'postmaster.pid'), { force: true });
  };
  ends.push(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return { url, start, kill };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('expected a port, got none');
  return address.port;
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await sleep(50);
  }
  throw new Error(`expected a server at port ${port}, got one that ended with ${server.exitCode}`);
}
