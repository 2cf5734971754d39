/**
 * The product in a process of its own, whose memory nobody else uses; started with --expose-gc. It sends its
 * port to the parent, and answers each message with what it uses of memory, in bytes, and with how long the event loop
 * was held up since the message before.
 */
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { readPeakBytes } from '../support/peakMemory.ts';

export interface Memory {
  /** The most that the process has ever had in memory. */
  peak: number;
  resident: number;
  /** What is left after a garbage collection: a leak, if it grows. */
  reachable: number;
  /** The delay of the event loop in milliseconds that 99 of 100 turns stay below. */
  delayMs: number;
}

const config = readConfig(process.env, '0.0.0-test');
const databaseUrl = process.env['DATABASE_URL'] ?? '';
const app = await buildApp({ ...config, databaseUrl, household: 'sample', cursorKey: Buffer.alloc(32, 1) });
app.server.listen(0, '127.0.0.1', () => {
  // A server that listens on TCP has an address of this form.
  process.send?.((app.server.address() as AddressInfo).port);
});
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', () => {
  const peak = readPeakBytes();
  const resident = process.memoryUsage.rss();
  const delayMs = delay.percentile(99) / 1e6;
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ peak, resident, reachable: heapUsed + external, delayMs } satisfies Memory);
  // The collection above is not the product's.
  delay.reset();
});
process.on('disconnect', () => process.exit());
