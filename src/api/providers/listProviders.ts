import type { Schema } from '../../contract.ts';
import type { Operation } from '../../http/operation.ts';
import type { Provider, ProviderName } from '../../providers/provider.ts';

/** The capabilities of each provider once it is configured, in the order of the list. */
const CAPABILITIES: Record<ProviderName, Schema<'Provider'>['capabilities']> = {
  plaid: ['link', 'feed', 'webhooks'],
  teller: ['link', 'feed', 'webhooks'],
  csv: ['file_import'],
};

export const listProviders: Operation<'listProviders'> = ({ cursors, providers }, { query }, reply) => {
  const list = cursors.of<number>(['listProviders']);
  const after = list.decode(query.cursor) ?? -1;
  const all = Object.entries(CAPABILITIES).map(([name, capabilities], position) => {
    // Object.entries loses the type of the keys.
    const provider: Provider | undefined = providers[name as ProviderName];
    return { position, name: name as ProviderName, configured: provider !== undefined, capabilities };
  });
  const rows = all.filter(({ position }) => position > after).slice(0, query.limit + 1);
  const page = list.page(rows, query.limit, ({ position }) => position);
  return reply(200, { ...page, data: page.data.map(({ position: _, ...provider }) => provider) });
};
