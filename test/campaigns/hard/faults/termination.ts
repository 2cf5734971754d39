import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '../../../../generated/client/index.ts';
import type { ServedProduct } from '../../../support/servedProduct.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkOne, checkWrites, findLedgerDifference } from './checks.ts';
import { type Answer, startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

const CONNECTIONS = 32;
const UNDER_LOAD_MS = 700;
const BANK_DELAY_MS = 1_500;
const EXIT_LIMIT_MS = 20_000;
const UPLOAD_PIECES = 12;
const UPLOAD_PIECE_MS = 250;
/** Longer than a process waits for a running sync before it hands the job back. */
const ENDLESS_MS = 60_000;

/** Sends SIGTERM under load, as a supervisor does, and starts another process. */
export async function termination(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const rounds = size === 'short' ? 1 : 5;
  const installation = await site.install();
  try {
    const checks: Check[] = [];
    let running = installation;
    for (let round = 0; round < rounds; round++) {
      checks.push(...(await terminate(running)));
      const product = await installation.serve('all');
      const url = product.url ?? '';
      running = {
        ...installation,
        product,
        url,
        client: createClient({ baseUrl: url, apiKey: running.apiKey }),
      };
    }
    if (size === 'full') checks.push(...(await checkHandover(running)));
    return mergeByClaim(checks);
  } finally {
    await installation.remove();
  }
}

async function terminate(installation: Installation): Promise<Check[]> {
  const { site, client, connectionId, item, product, db } = installation;
  const { control } = site.bank;
  control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: BANK_DELAY_MS } });
  control.resetCalls();
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  await waitUntil(
    'the sync has called the bank',
    () => (control.calls().counts['/transactions/sync'] ?? 0) > 0,
  );
  const idle = await openIdleConnection(installation);
  const load = await startLoad(installation, { connections: CONNECTIONS, afterRefusal: 'end' });
  const upload = uploadSlowly(installation);
  await delay(UNDER_LOAD_MS);
  const sentAt = performance.now();
  const exit = waitForExit(product);
  await delay(UNDER_LOAD_MS);
  const isRefused = await fetch(`${installation.url}/health/live`).then(
    () => false,
    () => true,
  );
  const code = await exit;
  const tookMs = Math.round(performance.now() - sentAt);
  await load.stop();
  idle.destroy();
  const uploaded = await upload;
  const difference = await findLedgerDifference(installation);
  const unfinished = await db('sync_logs').where('status', 'in_progress');
  return [
    checkAnswers(
      'on SIGTERM under load, each accepted request is answered and later connections are refused',
      load.answers.filter((answer) => !wasRefused(answer)),
      ['429 RATE_LIMITED'],
    ),
    checkOne('on SIGTERM during a slow upload, the upload is read to its end and answered', uploaded),
    checkOne('after SIGTERM new connections are refused', isRefused ? null : 'one was accepted'),
    checkOne('the process exits with 0', code === 0 ? null : `it exited with ${code}`),
    checkOne(
      'the process exits within 20 s despite idle connections',
      tookMs < EXIT_LIMIT_MS ? null : `it took ${tookMs} ms`,
      `${tookMs} ms`,
    ),
    await checkWrites('every write confirmed before the exit is stored completely', load, installation),
    checkOne('the running sync is completed', unfinished.length > 0 ? 'it was left in progress' : difference),
  ];
}

/** With a bank too slow for the sync to end in time, the sync is handed back and run by the next process. */
async function checkHandover(installation: Installation): Promise<Check[]> {
  const { site, client, connectionId, item, product, db } = installation;
  const { control } = site.bank;
  control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: ENDLESS_MS } });
  control.resetCalls();
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  await waitUntil(
    'the sync has called the bank',
    () => (control.calls().counts['/transactions/sync'] ?? 0) > 0,
  );
  const sentAt = performance.now();
  const code = await waitForExit(product);
  const tookMs = Math.round(performance.now() - sentAt);
  const sync = await db('sync_logs').where('status', 'in_progress').first();
  await installation.serve('worker');
  await waitUntil(
    'the next process has run the sync',
    async () => (await db('sync_logs').where('status', 'in_progress')).length === 0,
  );
  const { status } = await db('sync_logs').where('id', sync?.id).first();
  const difference = await findLedgerDifference(installation);
  return [
    checkOne('the process exits with 0', code === 0 ? null : `it exited with ${code}`),
    checkOne(
      'the process exits within 20 s, however slow the bank is',
      tookMs < EXIT_LIMIT_MS ? null : `it took ${tookMs} ms`,
      `${tookMs} ms`,
    ),
    checkOne(
      'a sync that cannot end in time is handed back and run by the next process',
      status === 'success' ? difference : `it ended in ${status}`,
    ),
  ];
}

/** Returns the exit code. A process that does not exit in time is killed, as a supervisor would do. */
async function waitForExit(product: ServedProduct): Promise<number | string> {
  const code = await Promise.race([
    product.terminate(),
    delay(EXIT_LIMIT_MS, 'none, it had to be killed', { ref: false }),
  ]);
  product.kill();
  return code;
}

/** Whether the connection was refused, which is expected of new connections after SIGTERM. */
/** What the kernel has accepted and the server has not, the kernel resets when the server stops listening. */
const wasRefused = ({ status, problem, isFirst = false }: Answer): boolean =>
  status === null &&
  ((problem ?? '').includes('ECONNREFUSED') || (isFirst && (problem ?? '').includes('ECONNRESET')));

/** Opens a connection without a request, as browsers do in advance. */
async function openIdleConnection({ url }: Installation): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Uploads a file slowly. Returns what went wrong, or null. */
async function uploadSlowly({ url, apiKey, db }: Installation): Promise<string | null> {
  const { id } = await db('users').select('id').first();
  const query = `user_id=${id}&account_name=Slow&currency=USD&date_format=YYYY-MM-DD&positive_is=debit`;
  const text = new TextEncoder();
  async function* pieces() {
    yield text.encode('Date,Amount,Description\n');
    for (let piece = 0; piece < UPLOAD_PIECES; piece++) {
      await delay(UPLOAD_PIECE_MS);
      yield text.encode(`2025-04-${String(piece + 1).padStart(2, '0')},${piece}.75,SLOW ${piece}\n`);
    }
  }
  try {
    const response = await fetch(`${url}/api/v1/csv/import?${query}`, {
      method: 'POST',
      headers: { 'x-api-key': apiKey, 'content-type': 'text/csv' },
      body: ReadableStream.from(pieces()),
      duplex: 'half',
    });
    const answer = await response.text();
    return response.status === 201 ? null : `it was answered ${response.status} ${answer}`;
  } catch (error) {
    return `it was not answered: ${error instanceof Error ? (error.cause ?? error) : error}`;
  }
}

/** Merges the checks of several rounds that make the same claim. */
function mergeByClaim(checks: Check[]): Check[] {
  const claims = [...new Set(checks.map(({ claim }) => claim))];
  return claims.map((claim) => {
    const same = checks.filter((check) => check.claim === claim);
    const figures = same.flatMap((check) => check.figures ?? []).join('; ');
    return {
      claim,
      attempts: same.reduce((sum, { attempts }) => sum + attempts, 0),
      failures: same.flatMap(({ failures }) => failures),
      ...(figures && { figures }),
    };
  });
}
