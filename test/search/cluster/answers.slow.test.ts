/** What a coordinator takes for an answer, whoever sends it. The workers here are made up, and most of them lie. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Job as QueuedJob, Queue, Worker } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  addressOf,
  type ClusterEvent,
  Coordinator,
  type RecheckOptions,
  version,
} from '../../../src/search/cluster/index.js';
import { idOf, perform, readJob, sha256, writeAnswer, writeJob } from '../../../src/search/cluster/job.js';
import { Recheck } from '../../../src/search/cluster/recheck.js';
import { writeReport } from '../../../src/search/cluster/reports.js';
import { search } from '../../../src/search/hunt/index.js';
import { here } from '../../../src/search/workers/index.js';
import { project } from '../../project.js';
import { endServers, hasRedis, redis, type Server } from './servers.js';

const batch = {
  theorem: '3.1',
  dropped: 'width',
  inputDimension: 1,
  depth: 2,
  count: 2,
  seed: 7,
  parents: [],
} as const;
const truth = JSON.stringify(search(batch));
const file = (name: string) => readFileSync(join(project, 'counterexamples', name), 'utf8');
const own = version();

/** An answer that is whole, with whatever result. */
const answer = (result: string, more: object = {}) =>
  writeAnswer({ version: own, worker: 'somebody', result, sha256: sha256(result), ...more });
/** Who waits until it is opened goes on then. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const gates = new EventEmitter();
  return { opened: once(gates, 'open').then(() => undefined), open: () => gates.emit('open') };
}
const changed = (more: object) => JSON.stringify({ ...(JSON.parse(truth) as object), ...more });

describe.skipIf(!hasRedis)('a coordinator', () => {
  let server: Server;
  let queue: Queue;
  let coordinator: Coordinator;
  let events: ClusterEvent[] = [];
  const workers: Worker[] = [];
  const connection = () => ({ url: server.url, maxRetriesPerRequest: null });

  /** A worker that says something; `true` is what is true. */
  function working(
    does: (job: QueuedJob, attempt: number) => unknown,
    options: object = {},
  ): { begun: number } {
    const count = { begun: 0 };
    const worker = new Worker(
      'basincheck',
      async (job) => {
        const said = await does(job, (count.begun += 1));
        return said === true ? answer(perform(readJob(job.data), () => undefined)) : said;
      },
      { connection: connection(), ...options },
    );
    worker.on('error', () => undefined);
    workers.push(worker);
    return count;
  }

  beforeAll(async () => {
    server = await redis('lost');
    queue = new Queue('basincheck', { connection: connection() });
  });
  afterEach(async () => {
    await coordinator.dismiss();
    await Promise.all(workers.splice(0).map((worker) => worker.close(true)));
    await queue.obliterate({ force: true });
    events = [];
  });
  afterAll(async () => {
    await queue.close();
    await endServers();
  });
  const begin = async (recheck?: RecheckOptions) => {
    coordinator = await Coordinator.at(addressOf(server.url), (event) => events.push(event), recheck);
  };
  const refusals = () => events.flatMap((event) => (event.kind === 'refused' ? [event.because] : []));

  test.each([
    [
      'a file that the verifier does not accept',
      answer(
        changed({
          certificate: file('3.1-without-width.json').replace('"inside": ["0"]', '"inside": ["1"]'),
        }),
      ),
      /certificate: expected a verified counterexample/,
    ],
    [
      'a file that is verified, but about something else',
      answer(changed({ certificate: file('2.2-without-width.json') })),
      /certificate: expected a verified counterexample to 3\.1 without width, got one for 2\.2/,
    ],
    [
      'a result that is cut off',
      answer(truth).replace(JSON.stringify(truth), JSON.stringify(truth.slice(0, -9))),
      /sha256: expected the SHA-256 of the result/,
    ],
    [
      'a result of another version',
      answer(truth, { version: '0.0.1+other' }),
      /expected an answer of basincheck .*, got one of 0\.0\.1\+other from somebody/,
    ],
    [
      'more candidates than there are',
      answer(changed({ count: 3 })),
      /count: expected an integer from 0 to 2, got 3/,
    ],
    [
      'a network that is none',
      answer(changed({ suspects: ['{}'] })),
      /suspects\[0\]: expected a network file/,
    ],
    ['a key that nobody knows', answer(changed({ __proto__: null, more: 1 })), /more: expected no such key/],
    ['a text that is cut off', answer(truth).slice(0, -20), /expected/],
    ['no text', { count: 2 }, /expected a text, got object/],
    ['nothing', null, /expected a text, got null/],
  ])('refuses %s, and has the job done again', async (_, lie, because) => {
    await begin();
    working((_, attempt) => (attempt === 1 ? lie : true));
    expect(JSON.stringify(await coordinator.perform('search', batch))).toBe(truth);
    expect(refusals()).toEqual([expect.stringMatching(because)]);
    await coordinator.finish();
    expect(await queue.getJobCounts('waiting', 'completed', 'failed')).toEqual({
      waiting: 0,
      completed: 0,
      failed: 0,
    });
  });

  test('gives up, and says why, when nobody answers but liars', async () => {
    await begin();
    working(() => answer(changed({ probed: -1 })));
    await expect(coordinator.perform('search', batch)).rejects.toThrow(
      /^job-[0-9a-f]{64} \(search\) was refused 5 times, at last because probed: expected an integer from 0 to 2, got -1$/,
    );
  });

  test('has a job done again whose worker fails', async () => {
    await begin();
    working((_, attempt) => {
      if (attempt === 1) throw new Error('out of memory');
      return true;
    });
    expect(JSON.stringify(await coordinator.perform('search', batch))).toBe(truth);
    expect(refusals()).toEqual(['it failed: out of memory']);
  });

  /** A job that one worker loses, because nothing is heard of it, and another does; then the first comes to an answer all the same. */
  const twice = async (digest: string) => {
    await begin();
    const [other, report] = [gate(), gate()];
    const slow = working(
      async (job) => {
        await other.opened;
        await job.log(writeReport({ worker: 'the slow one', sha256: digest }));
        report.open();
        return answer(truth);
      },
      { lockDuration: 200, skipLockRenewal: true, skipStalledCheck: true },
    );
    const result = coordinator.perform('search', batch);
    while (slow.begun === 0) await sleep(20);
    working(() => true, { stalledInterval: 200 });
    expect(JSON.stringify(await result)).toBe(truth);
    other.open();
    await report.opened;
  };

  test('does not mind a job that was done twice', async () => {
    await twice(sha256(truth));
    await coordinator.finish();
    expect(refusals()).toEqual([]);
  });

  test('stops, and names both, when a job was done twice and came to different bytes', async () => {
    const other = sha256('something else');
    await twice(other);
    await expect(coordinator.finish()).rejects.toThrow(
      new RegExp(
        `was done twice and came to different bytes: ${sha256(truth)} from somebody, and ${other} from the slow one$`,
      ),
    );
  });

  // Threads load the built package alone.
  const workforce = here({ perform });

  /** It hides what the batch has found, or what was promising. */
  const hiding = JSON.stringify({ count: 2, probed: 0, suspects: [], promising: [] });

  test('stops, and names both, when a job that is done again here comes to different bytes', async () => {
    await begin({ share: 1, workforce });
    working(() => answer(hiding));
    // It is used meanwhile.
    expect(JSON.stringify(await coordinator.perform('search', batch))).toBe(hiding);
    await expect(coordinator.finish()).rejects.toThrow(
      new RegExp(
        `was done twice and came to different bytes: ${sha256(hiding)} from somebody, and ${sha256(truth)} from the coordinator, which did it again$`,
      ),
    );
  });

  test('does not mind what is the same here, says how many were done again, and believes the others', async () => {
    const share = 0.3;
    const jobs = Array.from({ length: 12 }, (_, k) => ({ ...batch, count: 1, seed: k }));
    const ids = jobs.map((job) => idOf({ version: own, task: 'search', input: JSON.stringify(job) }));
    // The ids depend on the version: a secret by which some of them are chosen, and not all.
    const chosen = (secret: string) => {
      const recheck = new Recheck({ share, secret });
      return ids.filter((id) => recheck.isFor(id));
    };
    const secrets = Array.from({ length: 100 }, (_, k) => `${k}`);
    const secret = secrets.find((each) => chosen(each).length > 0 && chosen(each).length < ids.length) ?? '';
    const again = chosen(secret);
    await begin({ share, secret, workforce });
    working((job) => (again.includes(job.id ?? '') ? true : answer(hiding.replace('2', '1'))));
    await Promise.all(jobs.map((job) => coordinator.perform('search', job)));
    await coordinator.finish();
    expect(events).toContainEqual({ kind: 'rechecked', jobs: again.length, of: jobs.length });
  });

  test('refuses a queue with jobs of another version', async () => {
    await begin();
    await queue.add('search', writeJob({ version: '9.9.9', task: 'search', input: '{}' }));
    await expect(Coordinator.at(addressOf(server.url), () => undefined)).rejects.toThrow(
      /^--queue: expected jobs of basincheck .* at redis:\/\/127\.0\.0\.1:\d+, got some of 9\.9\.9: install the same version/,
    );
  });

  test('finds again what was answered before it was interrupted, and takes out what nobody has begun', async () => {
    await begin();
    const counted = working(() => true);
    await coordinator.perform('search', batch);
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    void coordinator.perform('search', { ...batch, seed: 8 });
    while ((await queue.count()) === 0) await sleep(20);
    await coordinator.dismiss();
    expect(await queue.getJobCounts('waiting', 'completed')).toEqual({ waiting: 0, completed: 1 });
    await begin();
    expect(JSON.stringify(await coordinator.perform('search', batch))).toBe(truth);
    expect(counted.begun).toBe(1);
  });

  test('puts in again what a queue has forgotten', async () => {
    await begin();
    const result = coordinator.perform('search', batch);
    while ((await queue.count()) === 0) await sleep(20);
    await server.kill();
    while (!events.some(({ kind }) => kind === 'away')) await sleep(20);
    await server.start();
    working(() => true);
    expect(JSON.stringify(await result)).toBe(truth);
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['back', 'lost']));
  });
});
