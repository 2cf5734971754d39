import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Attack } from './attack.ts';
import { type Request, send, sendAndLeave } from './clients.ts';
import type { Victim } from './victim.ts';

const LEAVE_AFTER_MS = 400;

function previewOf({ attackerKey }: Victim, conditions: object): Request {
  return {
    method: 'POST',
    path: '/api/v1/rules/preview',
    headers: { 'X-API-Key': attackerKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({ conditions }),
  };
}

/** Groups of at most a hundred, which is what the contract admits. */
function anyOf(leaves: object[]): object {
  const groups: object[] = [];
  for (let from = 0; from < leaves.length; from += 100) groups.push({ or: leaves.slice(from, from + 100) });
  return { or: groups };
}

const texts = (count: number) =>
  anyOf(Array.from({ length: count }, (_, at) => ({ field: 'name', op: 'contains', value: `never ${at}` })));

/** A pattern that costs much to compile and to match for its length. */
const pattern = (length: number, at: number) =>
  '(\\pL\\pN?){1,15}'.repeat(length / 20).padEnd(length, `x${at % 10}`);

const patterns = (count: number, length: number) =>
  anyOf(
    Array.from({ length: count }, (_, at) => ({ field: 'name', op: 'matches', value: pattern(length, at) })),
  );

const previews = (name: string, count: number, conditions: object): Attack => ({
  name,
  run: (victim) =>
    sendAndLeave(
      victim,
      Array.from({ length: count }, () => previewOf(victim, conditions)),
      delay(LEAVE_AFTER_MS),
    ),
});

const CSV_BYTES = 46 * 1024 * 1024;

/** Rows within the limit of an import, long enough to fill the file. */
function largeCsv(): Buffer {
  const rows = 99_000;
  const filling = 'x'.repeat(Math.floor(CSV_BYTES / rows) - 30);
  const lines = Array.from(
    { length: rows },
    (_, at) => `2025-${String((at % 12) + 1).padStart(2, '0')}-11,${at % 700}.25,S ${at} ${filling}`,
  );
  return Buffer.from(['Date,Amount,Description', ...lines].join('\n'));
}

function largeFiles(): Attack {
  const body = largeCsv();
  return {
    name: '8 abandoned previews of 46 MiB CSV',
    run: (victim, signal) =>
      sendAndLeave(
        victim,
        Array.from({ length: 8 }, () => ({
          method: 'POST',
          path: '/api/v1/csv/preview?date_format=YYYY-MM-DD',
          headers: { 'X-API-Key': victim.attackerKey, 'Content-Type': 'text/csv' },
          body,
        })),
        signal.aborted ? Promise.resolve() : once(signal, 'abort'),
      ),
  };
}

/** An array of as many values as 800 kB hold. */
const ARRAY = JSON.stringify(Array.from({ length: 400_000 }, () => 1));

const unsignedWebhooks: Attack = {
  name: 'an 800 kB JSON array to /webhooks/teller twice a second',
  run: (victim) =>
    sendAndLeave(
      victim,
      [
        {
          method: 'POST',
          path: '/webhooks/teller',
          headers: { 'Content-Type': 'application/json' },
          body: ARRAY,
        },
      ],
      delay(LEAVE_AFTER_MS),
    ),
};

const withoutKeys: Attack = {
  name: '30 requests without a key',
  run: (victim) =>
    sendAndLeave(
      victim,
      Array.from({ length: 30 }, () => ({ method: 'GET', path: '/api/v1/users' })),
      delay(LEAVE_AFTER_MS),
    ),
};

const slowReaders: Attack = {
  name: '400 slow readers of /docs',
  async run(victim, signal) {
    const sockets = await Promise.all(
      Array.from({ length: 400 }, () => send(victim, { method: 'GET', path: '/docs/' })),
    );
    for (const socket of sockets) socket.pause();
    if (!signal.aborted) await once(signal, 'abort');
    for (const socket of sockets) socket.destroy();
  },
};

/** Every attack of one client whose effect on others is a matter of time and memory. */
export const createAttacks = (): Attack[] => [
  previews('40 abandoned previews of 9,000 conditions', 40, texts(9_000)),
  previews('40 abandoned previews of 500 conditions', 40, texts(500)),
  previews('a preview of 1,800 patterns', 1, patterns(1_800, 40)),
  previews('8 abandoned previews of 50 patterns of 500 characters', 8, patterns(50, 500)),
  previews('a preview of 40,000 invalid conditions', 1, {
    or: Array.from({ length: 40_000 }, () => ({ a: 1 })),
  }),
  largeFiles(),
  unsignedWebhooks,
  withoutKeys,
  slowReaders,
];
