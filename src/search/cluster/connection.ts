/**
 * Where a queue is, and how it is reached: BullMQ, on Redis or on PostgreSQL. These packages are installed beside this one
 * by those who use them, so they are loaded only here, and only when they are needed.
 */

import { createRequire } from 'node:module';
import type * as BullMQ from 'bullmq';

export type Engine = 'redis' | 'postgres';

export interface Address {
  readonly engine: Engine;
  /** With the password, if there is one. */
  readonly url: string;
  /** Without it: what may be printed. */
  readonly shown: string;
}

/** All campaigns share one queue of this name. */
const NAME = 'basincheck';
/** Of what happened in the queue, about this many events are kept. */
const EVENTS_KEPT = 1000;
/** Milliseconds between two attempts to reach a Redis that is away. */
const AGAIN_AFTER = 500;

const PROTOCOLS: Readonly<Record<string, Engine>> = {
  'redis:': 'redis',
  'rediss:': 'redis',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
};

/** Throws a sentence, without what it was given: that may hold a password. */
export function addressOf(url: string): Address {
  const expected = 'the address of a queue: expected redis://, rediss:// or postgres://, with a host';
  if (!URL.canParse(url)) throw new RangeError(`${expected}, got a text that is no URL`);
  const { protocol, host, pathname } = new URL(url);
  const engine = PROTOCOLS[protocol];
  if (engine === undefined) throw new RangeError(`${expected}, got ${protocol}`);
  return { engine, url, shown: `${protocol}//${host}${pathname}` };
}

/** The message of an error, without the password. */
export function withoutPassword(message: string, { url }: Address): string {
  const { password } = new URL(url);
  const secrets = [password, decoded(password)].filter((secret) => secret !== '');
  return secrets.reduce((said, secret) => said.replaceAll(secret, '…'), message);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export interface Connection {
  readonly queue: () => BullMQ.Queue;
  readonly events: () => BullMQ.QueueEvents;
  readonly worker: (processor: BullMQ.Processor, options: Partial<BullMQ.WorkerOptions>) => BullMQ.Worker;
  /** Thrown by a processor that has put its job back. */
  readonly putBack: () => Error;
  /** Thrown by a processor for a job that nobody can do. */
  readonly hopeless: (message: string) => Error;
}

/** `patient` if a server that is away is waited for. */
export function connect({ engine, url }: Address, patient = true): Connection {
  // As CommonJS: only so it finds the clients of Redis and PostgreSQL by itself.
  const { Queue, QueueEvents, Worker, WaitingError, UnrecoverableError, createPostgresBackend } =
    createRequire(import.meta.url)('bullmq') as typeof BullMQ;
  const errors = {
    putBack: () => new WaitingError(),
    hopeless: (message: string) => new UnrecoverableError(message),
  };
  const streams = { events: { maxLen: EVENTS_KEPT } };
  if (engine === 'postgres') {
    const connection = { connectionString: url, migrate: true };
    // The types of BullMQ tell its engines apart; what is used here is the same for both.
    return {
      ...errors,
      queue: () => new Queue(NAME, { connection, streams }, createPostgresBackend) as unknown as BullMQ.Queue,
      events: () =>
        new QueueEvents(NAME, { connection }, createPostgresBackend) as unknown as BullMQ.QueueEvents,
      worker: (processor, options) =>
        new Worker(
          NAME,
          processor,
          { ...options, connection },
          createPostgresBackend,
        ) as unknown as BullMQ.Worker,
    };
  }
  const connection = { url, maxRetriesPerRequest: null, retryStrategy: () => (patient ? AGAIN_AFTER : null) };
  return {
    ...errors,
    queue: () => new Queue(NAME, { connection, streams }),
    events: () => new QueueEvents(NAME, { connection }),
    worker: (processor, options) => new Worker(NAME, processor, { ...options, connection }),
  };
}
