// A client that reads pages one after another, as a program that shows a household does. A process of its own, because
// the attacks keep theirs busy. It is told for how many milliseconds to read, and answers with the time of each read.
import { setTimeout as delay } from 'node:timers/promises';

const [url, key] = process.argv.slice(2);
const PATHS = ['/api/v1/transactions?limit=50', '/api/v1/accounts', '/api/v1/categories'];
const PAUSE_MS = 15;
const LIMIT_MS = 60_000;

process.on('message', async (forMs) => {
  const times = [];
  const failures = [];
  const until = performance.now() + forMs;
  for (let at = 0; performance.now() < until; at++) {
    const path = PATHS[at % PATHS.length];
    const startedAt = performance.now();
    try {
      const response = await fetch(`${url}${path}`, {
        headers: { 'X-API-Key': key },
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      await response.arrayBuffer();
      if (!response.ok) failures.push(`${path} answered ${response.status}`);
    } catch (error) {
      failures.push(`${path}: ${error}`);
    }
    times.push(performance.now() - startedAt);
    await delay(PAUSE_MS);
  }
  process.send({ times, failures });
});
