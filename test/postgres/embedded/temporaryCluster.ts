import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Settings } from '../../../src/postgres/embedded/cluster.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../src/postgres/embedded/startEmbeddedPostgres.ts';

/** Small and forgetful: these servers live for seconds. */
export const SETTINGS = { fsync: false, shared_buffers: '16MB', max_connections: 20 };

/** A data directory that vanishes with everything started on it. */
export class TemporaryDataDir {
  readonly path = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'breadbox-embedded-'));
  readonly #started: EmbeddedPostgres[] = [];

  constructor({ mode = 0o711 } = {}) {
    chmodSync(this.path, mode);
  }

  start(settings: Settings = {}): Promise<EmbeddedPostgres> {
    return this.startIn(this.path, settings);
  }

  /** Starts a server on a folder inside of the data directory. */
  async startIn(dataDir: string, settings: Settings = {}): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({
      dataDir,
      settings: { ...SETTINGS, ...settings },
    });
    this.#started.push(server);
    return server;
  }

  async remove(): Promise<void> {
    for (const server of this.#started) await server.stop();
    const directories = [this.path, ...this.#started.map((server) => server.directory)];
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  }
}

export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

export function postmasterPid(server: { directory: string }): number {
  return Number(readFileSync(join(server.directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

export function portOf(url: string): number {
  return Number(new URL(url).port);
}

export function answers(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket({ port, host });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}
