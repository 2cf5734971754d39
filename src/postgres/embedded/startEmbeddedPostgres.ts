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
  /** postgres://… of the database `breadbox`, password included: not for logs. */
  url: string;
  /** A server was running on this data directory already, left by a killed process or used by another. */
  adopted: boolean;
  /** Where PostgreSQL's files are. */
  directory: string;
  /** Stops the server unless another Breadbox process uses it. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the npm package on 127.0.0.1 and a port of its own, or takes over the server that
 * already runs on this data directory. If the server dies, this process starts it again.
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
