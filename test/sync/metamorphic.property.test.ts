import { expect } from 'chai';
import fc from 'fast-check';
import type { FeedEvent } from '../../src/providers/provider.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { holds } from '../support/property.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** The life of one purchase as a provider reports it; `tip` is added to the posted amount. */
interface Life {
  kind: 'posted' | 'pending, then posted' | 'pending, then gone';
  removalFirst: boolean;
  tip: boolean;
}

type Message = { upsert: ReturnType<typeof purchase> } | { remove: string };

const life: fc.Arbitrary<Life> = fc.record({
  kind: fc.constantFrom('posted', 'pending, then posted', 'pending, then gone'),
  removalFirst: fc.boolean(),
  tip: fc.boolean(),
});

/** Returns the messages about the n-th purchase, in order. */
function messagesOf({ kind, removalFirst, tip }: Life, number: number): Message[] {
  const pending: Message = { upsert: purchase(`p${number}`, { pending: true, amount: '10.00' }) };
  const gone: Message = { remove: `p${number}` };
  const posted: Message = {
    upsert: purchase(`q${number}`, {
      amount: tip ? '12.00' : '10.00',
      pendingExternalId: kind === 'posted' ? null : `p${number}`,
    }),
  };
  if (kind === 'posted') return [posted];
  if (kind === 'pending, then gone') return [pending, gone];
  return removalFirst ? [pending, gone, posted] : [pending, posted, gone];
}

describe('sync: metamorphic', function () {
  this.timeout(600_000);
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, 'metamorphic');
  });
  after(() => app.close());

  async function sync(script: FeedEvent[], chunkSize: number): Promise<void> {
    const { db } = app.context;
    await db('sync_logs').delete();
    bank.script = script;
    const log = await runSync(app, connectionId, { chunkSize });
    expect(log.status, log.error).to.equal('success');
  }

  it('any split of one history into pages, chunks, syncs and repeated deliveries gives the same ledger', () =>
    holds(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat(1000)),
        async (lives, random) => {
          await app.context.db('transactions').delete();
          const next = (below: number) => (random.next().value ?? 0) % below;
          // One history: the purchases' messages interleaved, each purchase's own in their order.
          const queues = lives.map(messagesOf);
          const history: Message[] = [];
          while (queues.some((queue) => queue.length > 0)) {
            const waiting = queues.filter((queue) => queue.length > 0);
            const message = waiting[next(waiting.length)]?.shift();
            if (message) history.push(message);
          }
          // Some messages are delivered twice, immediately or after the next one.
          const told = history.flatMap((message, at) => {
            const again = next(4) === 0 && 'upsert' in message && !message.upsert.pending ? [message] : [];
            const late = history[at - 1];
            const isLatePosted = late && 'upsert' in late && !late.upsert.pending;
            return [message, ...again, ...(next(4) === 0 && isLatePosted ? [late] : [])];
          });
          let at = 0;
          while (at < told.length) {
            const pages: FeedEvent[] = [];
            for (let pagesLeft = 1 + next(3); pagesLeft > 0 && at < told.length; pagesLeft--) {
              const part = told.slice(at, at + 1 + next(4));
              at += part.length;
              pages.push(
                page({
                  accounts: bank.accounts,
                  upserted: part.flatMap((message) => ('upsert' in message ? [message.upsert] : [])),
                  removed: part.flatMap((message) =>
                    'remove' in message ? [{ externalId: message.remove, accountExternalId: null }] : [],
                  ),
                  cursor: String(at),
                }),
              );
            }
            await sync(pages, 1 + next(4));
          }
          const rows = await app.context
            .db('transactions')
            .whereNull('deleted_by_user_at')
            .whereNull('removed_by_provider_at')
            .select('external_id', 'amount', 'pending');
          const expected = lives.flatMap(({ kind, tip }, number) =>
            kind === 'pending, then gone' ? [] : [`q${number} ${tip ? '12.00' : '10.00'} false`],
          );
          expect(rows.map((row) => `${row.external_id} ${row.amount} ${row.pending}`).sort()).to.deep.equal(
            expected.sort(),
          );
          // No purchase is ever two rows.
          const all = await app.context.db('transactions').select('id');
          expect(all.length).to.be.at.most(lives.length);
        },
      ),
      40,
    ));
});
