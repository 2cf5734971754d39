import { createServer, type Server } from 'node:http';
import type { Logger } from '../log.ts';
import type { Metrics } from './createMetrics.ts';

const TIMEOUT_MS = 10_000;

/** Serves `GET /metrics` and nothing else, on a port of its own, so that the API's port never shows how busy it is. */
export function createMetricsServer(metrics: Metrics, log: Logger): Server {
  const server = createServer({ requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS }, (req, res) => {
    req.resume();
    const [path] = (req.url ?? '').split('?');
    if (path !== '/metrics') return void res.writeHead(404).end();
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return void res.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
    metrics.render().then(
      (text) => res.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      (error: unknown) => {
        log.error({ err: error }, 'metrics not rendered');
        res.writeHead(500).end();
      },
    );
  });
  // A slow reader holds a few kilobytes each.
  server.maxConnections = 16;
  return server;
}
