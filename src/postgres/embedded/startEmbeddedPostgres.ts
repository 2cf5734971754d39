import { resolve } from 'node:path';
import { prepareBinaries } from './binaries.ts';
import { createCluster, findCluster, type Settings, SYSTEM_DIRECTORY } from './cluster.ts';
import { DATABASE, Server, urlOf } from './server.ts';

export interface EmbeddedPostgresOptions {
  /** Breadbox's data directory, created if it is missing. */
  dataDir: string;
  /** Settings of postgresql.conf that override the defaults of Breadbox. */
  settings?: Settings;
}

export interface EmbeddedPostgres {
  /** postgres://… of the database `breadbox`. It contains the password, so it must not be logged. */
  url: string;
  /** Whether a server was already running on this data directory, from a killed or another process. */
  adopted: boolean;
  /** Where PostgreSQL's files are. */
  directory: string;
  /** Stops the server unless another Breadbox process uses it. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the npm package on a free port of 127.0.0.1, or adopts the server that already runs on this
 * data directory. If the server dies, this process starts it again.
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const settings = options.settings ?? {};
  const dataDir = resolve(options.dataDir);
  const cluster = await findCluster(dataDir);
  const binaries = await prepareBinaries(cluster.user, cluster.user ? SYSTEM_DIRECTORY : dataDir);
  await createCluster(cluster, binaries, dataDir, settings);

  const server = new Server(cluster, binaries, settings);
  const { adopted, port } = await server.start();
  return {
    url: urlOf(cluster, port, DATABASE),
    adopted,
    directory: cluster.directory,
    stop: () => server.stop(),
  };
}
