import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '../../../../generated/client/index.ts';
import type { ServedProduct } from '../../../support/servedProduct.ts';
import type { Trial } from '../campaign.ts';
import { type Answered, startLoad } from './load.ts';
import { eventually, type Installation, type Site } from './site.ts';
import { findLedgerDifference, judgeAnswers, judgeOne, judgeWrites } from './verdict.ts';

const CONNECTIONS = 32;
const UNDER_LOAD_MS = 700;
const BANK_DELAY_MS = 1_500;
const EXIT_LIMIT_MS = 20_000;
const UPLOAD_PIECES = 12;
const UPLOAD_PIECE_MS = 250;
/** What a bank does that never answers: such a sync is given back, not waited for. */
const ENDLESS_MS = 60_000;

/** A supervisor asks the process to end while everybody reads and writes, and starts another one. */
export async function termination(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const rounds = size === 'short' ? 1 : 5;
  const installation = await site.install();
  try {
    const trials: Trial[] = [];
    let running = installation;
    for (let round = 0; round < rounds; round++) {
      trials.push(...(await terminate(running)));
      const product = await installation.serve('all');
      const url = product.url ?? '';
      running = {
        ...installation,
        product,
        url,
        client: createClient({ baseUrl: url, apiKey: running.apiKey }),
      };
    }
    if (size === 'whole') trials.push(...(await giveBack(running)));
    return gather(trials);
  } finally {
    await installation.remove();
  }
}

async function terminate(installation: Installation): Promise<Trial[]> {
  const { site, client, connectionId, item, product, db } = installation;
  const { control } = site.bank;
  control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: BANK_DELAY_MS } });
  control.resetCalls();
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  await eventually(() => (control.calls().counts['/transactions/sync'] ?? 0) > 0);
  const silent = await openSilently(installation);
  const load = await startLoad(installation, { connections: CONNECTIONS, afterRefusal: 'end' });
  const upload = uploadSlowly(installation);
  await delay(UNDER_LOAD_MS);
  const askedAt = performance.now();
  const exit = endOf(product);
  await delay(UNDER_LOAD_MS);
  const isRefused = await fetch(`${installation.url}/health/live`).then(
    () => false,
    () => true,
  );
  const code = await exit;
  const tookMs = Math.round(performance.now() - askedAt);
  await load.stop();
  silent.destroy();
  const uploaded = await upload;
  const difference = await findLedgerDifference(installation);
  const unfinished = await db('sync_logs').where('status', 'in_progress');
  return [
    judgeAnswers(
      'SIGTERM under load: each request that was taken is answered, the others are refused',
      load.answers.filter((answered) => !wasRefused(answered)),
      [],
    ),
    judgeOne('SIGTERM in a slow upload: it is taken to its end and answered', uploaded),
    judgeOne('after SIGTERM new connections are refused', isRefused ? null : 'one was taken'),
    judgeOne('the process ends with 0', code === 0 ? null : `it ended with ${code}`),
    judgeOne(
      'the process ends within 20 s, silent connections notwithstanding',
      tookMs < EXIT_LIMIT_MS ? null : `it took ${tookMs} ms`,
      `${tookMs} ms`,
    ),
    await judgeWrites('what was answered before the end is stored whole', load, installation),
    judgeOne(
      'the running sync is brought to its end',
      unfinished.length > 0 ? 'it was left in progress' : difference,
    ),
  ];
}

/** The bank is so slow that the sync cannot end in time: the next process gets it and does it. */
async function giveBack(installation: Installation): Promise<Trial[]> {
  const { site, client, connectionId, item, product, db } = installation;
  const { control } = site.bank;
  control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: ENDLESS_MS } });
  control.resetCalls();
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  await eventually(() => (control.calls().counts['/transactions/sync'] ?? 0) > 0);
  const askedAt = performance.now();
  const code = await endOf(product);
  const tookMs = Math.round(performance.now() - askedAt);
  const sync = await db('sync_logs').where('status', 'in_progress').first();
  await installation.serve('worker');
  await eventually(async () => (await db('sync_logs').where('status', 'in_progress')).length === 0);
  const { status } = await db('sync_logs').where('id', sync?.id).first();
  const difference = await findLedgerDifference(installation);
  return [
    judgeOne('the process ends with 0', code === 0 ? null : `it ended with ${code}`),
    judgeOne(
      'the process ends within 20 s, however slow the bank is',
      tookMs < EXIT_LIMIT_MS ? null : `it took ${tookMs} ms`,
      `${tookMs} ms`,
    ),
    judgeOne(
      'a sync that cannot end in time is given back, and done by the next process',
      status === 'success' ? difference : `it ended in ${status}`,
    ),
  ];
}

/** The exit code, once it has ended; a supervisor kills what does not end. */
async function endOf(product: ServedProduct): Promise<number | string> {
  const code = await Promise.race([
    product.terminate(),
    delay(EXIT_LIMIT_MS, 'nothing: it had to be killed', { ref: false }),
  ]);
  product.kill();
  return code;
}

/** Nobody was there to take the connection: that is what new ones have to expect. */
const wasRefused = ({ status, problem }: Answered): boolean =>
  status === null && (problem ?? '').includes('ECONNREFUSED');

/** A connection that a browser opens in case it needs one. */
async function openSilently({ url }: Installation): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A file that takes its time on the way; how it went wrong, or null. */
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

/** The same claim of several rounds is one row. */
function gather(trials: Trial[]): Trial[] {
  const claims = [...new Set(trials.map(({ claim }) => claim))];
  return claims.map((claim) => {
    const same = trials.filter((trial) => trial.claim === claim);
    const figures = same.flatMap((trial) => trial.figures ?? []).join('; ');
    return {
      claim,
      tried: same.reduce((sum, { tried }) => sum + tried, 0),
      lost: same.flatMap(({ lost }) => lost),
      ...(figures && { figures }),
    };
  });
}
