import type { App } from '../app.ts';
import { type Config, ConfigError } from '../config.ts';

/** Starts the server of `/metrics` if METRICS_PORT is set. */
export async function serveMetrics(
  { metricsServer }: Pick<App, 'metricsServer'>,
  { metricsHost, metricsPort }: Pick<Config, 'metricsHost' | 'metricsPort'>,
): Promise<void> {
  if (!metricsServer || metricsPort === null) return;
  await new Promise<void>((resolve, reject) => {
    metricsServer.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(
        inUse
          ? new ConfigError(`METRICS_PORT: port ${metricsPort} is in use. Set METRICS_PORT to another one.`)
          : error,
      );
    });
    metricsServer.listen(metricsPort, metricsHost, resolve);
  });
}
