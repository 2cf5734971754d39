import { UsageError } from '../usage.ts';
import { readContractOptions } from './contractOptions.ts';
import { changeMany, type MassWriteOptions } from './massWrite.ts';
import { findCategory, resolveNames } from './resolveNames.ts';
import type { Session } from './session.ts';
import { columns, readNames } from './transactions.ts';
import { withSession } from './withSession.ts';

const EXAMPLES = 5;

/** `breadbox categorize CATEGORY [ID…]`: sets the category of these transactions, or of all that the filters select. */
export async function categorizeCommand(
  wanted: string,
  ids: readonly string[],
  options: MassWriteOptions & Record<string, unknown>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const given = readContractOptions(options, 'listTransactions');
  const hasFilters = Object.keys(given).length > 0;
  if (ids.length === 0 && !hasFilters) {
    throw new UsageError(
      'Say which transactions: their ids, or filters such as --search. See `breadbox categorize --help`.',
    );
  }
  if (ids.length > 0 && hasFilters) throw new UsageError('Give ids or filters, not both.');
  await withSession(options, env, async (session) => {
    const { client } = session;
    const { slug: category } = await findCategory(session, wanted);
    const effect = `get the category ${category}`;
    if (ids.length > 0) {
      const transaction_ids = await toUuids(session, ids);
      return changeMany(session, options, {
        send: (control) =>
          client.transactions.batchCategorize({ transaction_ids, category_slug: category, ...control }),
        countOf: ({ updated_count }) => updated_count,
        effect,
      });
    }
    const filters = toFilters(await resolveNames(session, given));
    return changeMany(session, options, {
      send: (control) =>
        client.transactions.bulkRecategorize({ filters, category_slug: category, ...control }),
      countOf: ({ updated_count }) => updated_count,
      effect,
      preview: async () => {
        const { data } = await client.transactions.list({ ...filters, limit: EXAMPLES });
        session.note('The newest that match:');
        session.table(data, columns(await readNames(session)), '');
      },
    });
  });
}

type Query = ReturnType<typeof readContractOptions<'listTransactions'>>;

/** A body has numbers where a query has text. The amounts are checked, see `readContractOptions`. */
function toFilters({ min_amount, max_amount, ...rest }: Query) {
  return {
    ...rest,
    ...(min_amount !== undefined && { min_amount: Number(min_amount) }),
    ...(max_amount !== undefined && { max_amount: Number(max_amount) }),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `breadbox transactions` shows short ids, and the operation takes long ones. */
async function toUuids({ client }: Session, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) found.push(UUID.test(id) ? id : (await client.transactions.get(id)).id);
  return found;
}
