/** Hunts and stress runs on many workers: the same bytes as by one process, whatever becomes of workers and server on the way. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { parse } from 'yaml';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sha256, writeJob } from '../../../src/search/cluster/job.js';
import { Random } from '../../../src/sampling/index.js';
import {
  endServers,
  hasPostgres,
  hasRedis,
  postgres,
  redis,
  securedRedis,
  type Server,
} from '../../search/cluster/servers.js';
import { project } from '../../project.js';
import { isThorough, seed } from '../../seed.js';
import { program, type Run, workshop } from './built.js';

const shop = workshop();
/** The matrix at small size: two of the cells are filled, and the control survives. */
const HUNT = ['hunt', '--theorem', '3.1', '--runs', '150', '--seed', '3'];
/** One of the cells. */
const CELL = [...HUNT, '--without', 'monotone'];

afterAll(endServers);

/** With what has to be written otherwise in a URL. */
const PASSWORD = 'p@ss/w%rd';
const expectNoPassword = (...said: readonly { stdout: string; stderr: string }[]) => {
  for (const { stdout, stderr } of said)
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'guessed'])
      expect(stdout + stderr).not.toContain(secret);
};

const running = new Set<ChildProcess>();
afterEach(async () => {
  const ends = [...running].map(async (child) => {
    const end = once(child, 'exit');
    child.kill('SIGKILL');
    await end;
  });
  await Promise.all(ends);
});

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
  readonly said: { stdout: string; stderr: string };
}

function start(...args: readonly string[]): Started {
  return startWith({}, ...args);
}

/** The same with these variables of the environment. */
function startWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: shop.folder,
    env: { ...process.env, BASINCHECK_PROGRESS: '0', ...env },
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()));
  const ended = once(child, 'close').then(([status]: (number | null)[]): Run => {
    running.delete(child);
    return { status: status ?? null, ...said };
  });
  return { child, ended, said };
}

const isRunning = ({ child }: Started): boolean => running.has(child);

/** Once the text is on its stdout, or it has ended. */
async function hasSaid(started: Started, text: string): Promise<void> {
  const { child, ended, said } = started;
  while (isRunning(started) && !said.stdout.includes(text))
    await Promise.race([child.stdout && once(child.stdout, 'data'), ended]);
}

/** Once there are jobs in the queue. */
async function hasJobs({ url }: Server): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const { stdout } = await shop.basincheck('queue', 'status', '--queue', url, '--json');
    ({ waiting } = JSON.parse(stdout) as { waiting: number });
  }
}

/** As by `kill -9`, and another one with what it had written down. */
async function restart(server: Server): Promise<void> {
  await server.kill();
  await server.start();
}

const worker = (server: Server, ...args: readonly string[]) =>
  start('worker', '--queue', server.url, '--jobs', '1', '--patience', '1', ...args);

/** Every file of a folder, by its name. */
function files(folder: string): Readonly<Record<string, string>> {
  const path = join(shop.folder, folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('a hunt', () => {
  let alone: Run;
  let cellAlone: Run;
  beforeAll(async () => {
    cellAlone = await shop.basincheck(...CELL, '--jobs', '2', '--out', 'cell');
    alone = await shop.basincheck(...HUNT, '--jobs', '2', '--out', 'alone');
    expect(Object.keys(files('alone'))).toEqual(['3.1-without-monotone.json', '3.1-without-width.json']);
  });

  /** It leaves the same folder, and says the same, as by one process. */
  const expectTheSame = ({ status, stdout }: Run, folder: string, isCell = false) => {
    const expected = isCell ? cellAlone : alone;
    expect([status, stdout]).toEqual([expected.status, expected.stdout]);
    expect(files(folder)).toEqual(files(isCell ? 'cell' : 'alone'));
  };

  // As Slurm and Kubernetes would run what is in examples/, but for the hunt.
  const example = (name: string) => readFileSync(join(project, 'examples', 'clusters', name), 'utf8');
  const ours = (script: string) => {
    expect(script).toContain('npx basincheck hunt --seed 1 ');
    return script.replace('npx basincheck hunt --seed 1 ', `basincheck ${HUNT.join(' ')} `);
  };
  const slurm = () => ours(example('slurm-array.sh'));
  const kubernetes = () => {
    const job = parse(example('kubernetes-indexed-job.yaml')) as {
      spec: { template: { spec: { containers: [{ command: readonly string[] }] } } };
    };
    const [sh, c, script = ''] = job.spec.template.spec.containers[0].command;
    expect([sh, c]).toEqual(['sh', '-c']);
    return ours(script);
  };
  test('in three shares, two by a Kubernetes Indexed Job and one by a Slurm array, is merged to the same bytes', async () => {
    const shares = [
      `JOB_COMPLETION_INDEX=2 SHARES=3 CPUS=1\n${kubernetes()}`,
      `SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_CPUS_PER_TASK=1\n${slurm()}`,
      `JOB_COMPLETION_INDEX=1 SHARES=3 CPUS=1\n${kubernetes()}`,
    ];
    shares.forEach((share, k) => {
      const { status, stderr } = shop.shell(`mkdir share-${k} && cd share-${k} && ${share}`);
      expect([status, stderr]).toEqual([0, expect.stringContaining('seed 3')]);
    });
    const folders = ['share-0/shares/2', 'share-1/shares/1', 'share-2/shares/1'];
    expectTheSame(await shop.basincheck('merge', ...folders, '--out', 'merged'), 'merged');
    // One that was interrupted goes on with the cells that are missing, and does nothing again that is done.
    const [folder, record] = [folders[1] ?? '', 'hunt-shard-1-of-3.json'];
    const whole = files(folder)[record] ?? '';
    const marked = withParts(whole, ([first, ...others]) => [{ ...first, candidates: 77 }, ...others]);
    shop.write(join(folder, record), withParts(marked, interrupted));
    const refused = await shop.basincheck('merge', ...folders, '--out', 'merged');
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/expected a share that is whole, got one without 3\.1-without-none: /),
    ]);
    const again = await shop.basincheck(...HUNT, '--shard', '1/3', '--out', folder);
    expect([again.status, files(folder)[record]]).toEqual([0, marked]);
  });

  describe.skipIf(!hasRedis)('with a queue on Redis', () => {
    let server: Server;
    beforeAll(async () => {
      server = await redis();
    });

    test('by two workers leaves the same bytes, and nothing in the queue', async () => {
      const workers = [worker(server), worker(server, '--json')] as const;
      // So that each of them gets something to do.
      await Promise.all([hasSaid(workers[0], 'works for'), hasSaid(workers[1], '"ready"')]);
      expectTheSame(await start(...HUNT, '--queue', server.url, '--out', 'two').ended, 'two');
      for (const { child } of workers) child.kill('SIGTERM');
      const [plain, json] = await Promise.all(workers.map(({ ended }) => ended));
      expect([plain?.status, json?.status]).toEqual([0, 0]);
      expect(plain?.stdout).toMatch(/^job-[0-9a-f]{12} search: \d+\.\d s, SHA-256 [0-9a-f]{64}$/m);
      const events = (json?.stdout ?? '').trim().split('\n');
      expect(events.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(
        expect.arrayContaining(['ready', 'done']),
      );
      const status = await shop.basincheck('queue', 'status', '--queue', server.url, '--json');
      expect(JSON.parse(status.stdout)).toMatchObject({ waiting: 0, active: 0, answered: 0, failed: 0 });
    });

    // Where a developer waits, two workers have to do.
    test.runIf(isThorough)(
      'by eight workers, of which one is killed every two seconds, and a server that is killed twice, leaves the same bytes',
      async () => {
        const random = new Random(seed, 'which worker is killed');
        const hunt = start(...HUNT, '--queue', server.url, '--out', 'eight');
        await hasJobs(server);
        await restart(server);
        const workers = Array.from({ length: 8 }, () => worker(server));
        for (let round = 0; isRunning(hunt); round++) {
          await Promise.race([sleep(2000), hunt.ended]);
          const k = random.index(workers.length);
          workers[k]?.child.kill('SIGKILL');
          workers[k] = worker(server);
          if (round === 0) await restart(server);
        }
        expectTheSame(await hunt.ended, 'eight');
      },
    );

    test('goes on where Ctrl-C has ended it, to the same bytes', async () => {
      const first = start(...CELL, '--queue', server.url, '--out', 'paused');
      const helper = worker(server);
      await hasSaid(helper, ' search: ');
      first.child.kill('SIGINT');
      const interrupted = await first.ended;
      expect([interrupted.status, interrupted.stdout]).toEqual([2, expect.stringContaining('interrupted')]);
      const second = start(...CELL, '--queue', server.url, '--out', 'paused');
      expectTheSame(await second.ended, 'paused', true);
    });

    test('is refused by a worker of another version, which leaves the job to others', async () => {
      const queue = new Queue('basincheck', { connection: { url: server.url } });
      await queue.add('search', writeJob({ version: '9.9.9', task: 'search', input: '{}' }));
      const { status, stdout } = await worker(server).ended;
      expect(status).toBe(2);
      expect(stdout).toMatch(
        /^expected jobs of basincheck 0\.[^ ]+, got one of 9\.9\.9: this worker leaves it to others and ends;/m,
      );
      expect(await queue.getJobCounts('waiting', 'failed')).toEqual({ waiting: 1, failed: 0 });
      const args = ['--queue', server.url];
      const refused = await shop.basincheck(...HUNT, ...args, '--out', 'other');
      expect([refused.status, refused.stderr]).toEqual([
        2,
        expect.stringMatching(/got some of 9\.9\.9: install the same/),
      ]);
      expect((await shop.basincheck('queue', 'drain', ...args)).stdout).toContain('0 waiting');
      await queue.close();
    });

    test('pauses and resumes as basincheck queue says', async () => {
      const said = async (what: string) =>
        (await shop.basincheck('queue', what, '--queue', server.url)).stdout.split('\n')[0] ?? '';
      expect(await said('pause')).toMatch(/, paused$/);
      expect(await said('status')).toMatch(/, paused$/);
      expect(await said('resume')).not.toMatch(/paused/);
    });

    test('does a stress run that prints the same bytes', async () => {
      const run = ['stress', '--theorem', 'lem-2.1', 'lem-2.2', '--runs', '90', '--seed', '5', '--json'];
      const helper = worker(server);
      const { stdout } = await start(...run, '--queue', server.url).ended;
      expect(stdout).toBe((await shop.basincheck(...run)).stdout);
      expect(helper.said.stdout).toContain(' examine: ');
    });
  });

  describe.skipIf(!hasRedis)('with a queue on Redis with TLS and a password', () => {
    test('leaves the same bytes, and says the password to nobody', async () => {
      const server = await securedRedis(PASSWORD);
      const env = { BASINCHECK_QUEUE: server.url, NODE_EXTRA_CA_CERTS: server.ca };
      const workers = [
        startWith(env, 'worker', '--queue', '--jobs', '1'),
        startWith(env, 'worker', '--queue', '--jobs', '1', '--json'),
      ];
      const hunt = startWith(env, ...CELL, '--queue', '--recheck', '20%', '--out', 'secured', '--json');
      const { status } = await hunt.ended;
      expect([status, files('secured')]).toEqual([cellAlone.status, files('cell')]);
      expect(hunt.said.stderr).toMatch(/"event":"rechecked"/);
      const shown = await startWith(env, 'queue', '--queue').ended;
      expect(shown.stdout).toMatch(/^queue +rediss:\/\/127\.0\.0\.1:\d+$/m);
      const wrong = server.url.replace(encodeURIComponent(PASSWORD), 'guessed');
      const refused = await startWith({ ...env, BASINCHECK_QUEUE: wrong }, ...CELL, '--queue').ended;
      expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/got WRONGPASS/)]);
      // A certificate that nobody vouches for.
      const untrusted = await startWith({ BASINCHECK_QUEUE: server.url }, 'queue', '--queue').ended;
      expect([untrusted.status, untrusted.stderr]).toEqual([
        2,
        expect.stringMatching(/self-signed certificate/),
      ]);
      expectNoPassword(hunt.said, ...workers.map(({ said }) => said), shown, refused, untrusted);
    });
  });

  describe.skipIf(!hasPostgres)('with a queue on PostgreSQL', () => {
    test('by two workers, and a server that is killed twice, leaves the same bytes', async () => {
      const server = await postgres(PASSWORD);
      const hunt = start(...HUNT, '--queue', server.url, '--out', 'postgres');
      await hasJobs(server);
      await restart(server);
      const workers = [worker(server), worker(server, '--json')];
      await Promise.race(workers.map((each) => hasSaid(each, 'search')));
      await restart(server);
      expectTheSame(await hunt.ended, 'postgres');
      const wrong = server.url.replace(encodeURIComponent(PASSWORD), 'guessed');
      const refused = await shop.basincheck('queue', 'status', '--queue', wrong);
      expect([refused.status, refused.stderr]).toEqual([
        2,
        expect.stringMatching(/got .*password authentication failed/),
      ]);
      expectNoPassword(...workers.map(({ said }) => said), hunt.said, refused);
    });
  });
});

/** What is no hunt through the matrix goes through the same engine. */
describe('another hunt', () => {
  const MONOTONE = ['--theorem', '3.1', '--without', 'monotone'];
  const OTHERS = {
    exhaustive: ['hunt', '--exhaustive', ...MONOTONE, '--activations', 'abs', '--json'],
    hopfield: ['hunt', '--hopfield', '2', '--seed', '2', '--json'],
    data: ['hunt', '--paper', 'memorization', '--theorem', 'm-2', '--runs', '3000', '--json'],
  };
  type Other = keyof typeof OTHERS;
  const others = Object.keys(OTHERS) as readonly Other[];
  const alone = new Map<Other, Run>();
  const left = (folder: string) => (existsSync(join(shop.folder, folder)) ? files(folder) : {});
  beforeAll(async () => {
    for (const name of others)
      alone.set(name, await shop.basincheck(...OTHERS[name], '--jobs', '1', '--out', `one-${name}`));
  });
  /** It says the same, but for the folder, and leaves the same. */
  const expectTheSame = (name: Other, { status, stdout }: Run, out: string) => {
    expect([status, stdout.replaceAll(out, `one-${name}`)]).toEqual([0, alone.get(name)?.stdout]);
    expect(left(out)).toEqual(left(`one-${name}`));
  };

  test.each(others)('(%s) in two threads leaves the same bytes', async (name) => {
    const out = `threads-${name}`;
    expectTheSame(name, await shop.basincheck(...OTHERS[name], '--jobs', '2', '--out', out), out);
  });

  test.each(others)('(%s) in two shares is merged to the same bytes, when both are whole', async (name) => {
    const [out, one, two] = [`merged-${name}`, `first-${name}`, `second-${name}`];
    const share = (shard: string, to: string) =>
      shop.basincheck(...OTHERS[name], '--shard', shard, '--out', to);
    for (const each of [await share('1/2', one), await share('2/2', two)])
      expect([each.status, each.stderr]).toEqual([0, expect.not.stringContaining('begun anew')]);
    const file = `${name}-shard-2-of-2.json`;
    const whole = files(two)[file] ?? '';
    shop.write(join(two, file), withParts(whole, interrupted));
    const refused = await shop.basincheck('merge', one, two, '--out', out);
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/expected a share that is whole, got one without .*: the same command goes on/),
    ]);
    await share('2/2', two);
    expect(files(two)[file]).toBe(whole);
    expectTheSame(name, await shop.basincheck('merge', two, one, '--json', '--out', out), out);
  });

  test.skipIf(!hasRedis)('by a worker leaves the same bytes, also when all jobs are done again', async () => {
    const server = await redis();
    const helper = worker(server);
    for (const name of others) {
      const out = `queue-${name}`;
      const args = ['--queue', server.url, '--recheck', '100%', '--out', out];
      const ended = await shop.basincheck(...OTHERS[name], ...args);
      expectTheSame(name, ended, out);
      expect(ended.stderr).toMatch(/"event":"rechecked".*"jobs":[1-9]/);
    }
    for (const task of ['judgeBlock', 'lookAtHopfields', 'searchData'])
      expect(helper.said.stdout).toContain(` ${task}: `);
  });
});

interface ShareText {
  readonly result: string;
}

/** A record with other parts, as if the share had been interrupted. */
function withParts(record: string, change: (parts: readonly object[]) => readonly object[]): string {
  const whole = JSON.parse(record) as ShareText;
  const result = JSON.stringify(change(JSON.parse(whole.result) as readonly object[]));
  return `${JSON.stringify({ ...whole, result, sha256: sha256(result) }, undefined, 2)}\n`;
}

/** Without the last part, or the last thing in each. */
function interrupted(parts: readonly object[]): readonly object[] {
  const shorter = (part: object) =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]: [string, unknown]) => [
        key,
        key === 'looks' || key === 'cases' ? (value as readonly unknown[]).slice(0, -1) : value,
      ]),
    );
  const cut = parts.map(shorter);
  return JSON.stringify(cut) === JSON.stringify(parts) ? parts.slice(0, -1) : cut;
}

describe('a stress run in two shares', () => {
  const RUN = ['stress', '--theorem', 'lem-2.1', 'lem-2.2', '3.1', '--runs', '90', '--seed', '5'];
  const [one, two] = ['shares/1', 'shares/2'];
  beforeAll(async () => {
    for (const [share, out] of [
      ['1/2', one],
      ['2/2', two],
    ] as const) {
      expect((await shop.basincheck(...RUN, '--shard', share, '--out', out)).status).toBe(0);
    }
  });

  test('is merged to the same bytes', async () => {
    const alone = await shop.basincheck(...RUN, '--json');
    const merged = await shop.basincheck('merge', two, one, one, '--json');
    expect([merged.status, merged.stdout]).toEqual([alone.status, alone.stdout]);
  });

  const path = 'stress-shard-2-of-2.json';

  test('goes on from what the record says that was done', async () => {
    const whole = readFileSync(join(shop.folder, two, path), 'utf8');
    const out = 'interrupted';
    /** Of what was done, nothing is done again. */
    const kept = (text: string) => text.replace('survived', 'vacuous');
    const marked = withParts(whole, (parts) => JSON.parse(kept(JSON.stringify(parts))) as readonly object[]);
    shop.write(`${out}/${path}`, withParts(marked, interrupted));
    const merged = await shop.basincheck('merge', one, out);
    expect([merged.status, merged.stderr]).toEqual([
      2,
      expect.stringMatching(/got one without cases 29 to 29 of 3\.1 and 2 more: the same command goes on/),
    ]);
    const again = await shop.basincheck(...RUN, '--shard', '2/2', '--out', out);
    expect([again.status, again.stdout]).toEqual([
      0,
      expect.stringMatching(/^45 cases, 0 of them failed; written/),
    ]);
    expect(readFileSync(join(shop.folder, out, path), 'utf8')).toBe(marked);
    // What is of another command, or of no use, is begun anew, and said.
    shop.write(`${out}/${path}`, withParts(whole, interrupted).slice(0, -9));
    const anew = await shop.basincheck(...RUN, '--shard', '2/2', '--out', out);
    expect(anew.stderr).toMatch(/stress-shard-2-of-2\.json: begun anew: .*expected/);
    expect(readFileSync(join(shop.folder, out, path), 'utf8')).toBe(whole);
  });

  /** A share that somebody has changed. */
  const changed = (change: (text: string) => string): string => {
    const name = `changed-${readdirSync(shop.folder).length}`;
    mkdirSync(join(shop.folder, name));
    shop.write(`${name}/${path}`, change(readFileSync(join(shop.folder, two, path), 'utf8')));
    return name;
  };
  test.each([
    ['that is missing', () => one, /expected all 2 shares, got none of stress-shard-2-of-2\.json$/m],
    ['that is cut off', () => changed((text) => text.slice(0, -40)), /stress-shard-2-of-2\.json: .*expected/],
    ['that was changed', () => changed((text) => text.replace('survived', 'vacuous ')), /sha256: expected/],
    [
      'of another version',
      () => changed((text) => text.replace('"version": "', '"version": "9')),
      /expected a share that basincheck .* did, got one of 9/,
    ],
    [
      'of another seed',
      () => changed((text) => text.replace('"seed": 5', '"seed": 6')),
      /expected a share of the same as .*, got stress --seed 6/,
    ],
  ])('is not merged with one %s', async (_, other, because) => {
    const { status, stdout, stderr } = await shop.basincheck('merge', one, other());
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(because)]);
  });
});

test('a queue that cannot be reached, or is none, is said to be so without its password', async () => {
  for (const args of [
    ['hunt', '--queue', 'redis://me:secret@127.0.0.1:1'],
    ['queue', '--queue', 'postgres://me:secret@127.0.0.1:1/x'],
  ]) {
    const { status, stdout, stderr } = await shop.basincheck(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /--queue: expected a queue at (redis|postgres):\/\/127\.0\.0\.1:1(\/x)?, got .*ECONNREFUSED/,
    );
    expect(stderr).not.toContain('secret');
  }
  const { stderr } = await shop.basincheck('worker', '--queue', 'https://me:secret@127.0.0.1');
  expect(stderr).toMatch(/expected redis:\/\/, rediss:\/\/ or postgres:\/\/, with a host, got https:/);
});
