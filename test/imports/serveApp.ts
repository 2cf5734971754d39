/**
 * The product in a process of its own, whose memory nobody else uses. Says its port to the parent, and
 * answers each message with the bytes of memory it holds, and the most it has ever held.
 */
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

const config = readConfig(process.env, '0.0.0-test');
const app = await buildApp({ ...config, databaseUrl: process.env['DATABASE_URL'] ?? '' });
app.server.listen(0, '127.0.0.1', () => {
  // A server that listens on TCP has an address of this form.
  process.send?.((app.server.address() as AddressInfo).port);
});
process.on('message', () =>
  process.send?.({ now: process.memoryUsage.rss(), most: process.resourceUsage().maxRSS * 1024 }),
);
process.on('disconnect', () => process.exit());
