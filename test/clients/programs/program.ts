import {
  Configuration,
  ConnectionsApi,
  ErrorResponseFromJSON,
  ResponseError,
  RulesApi,
  TransactionsApi,
} from './breadbox';

/** Uses the client that openapi-generator makes for TypeScript: breadbox/ lies beside this file. */
async function main([url = '', key = '', laterUrl = '']: string[]): Promise<void> {
  const now = new Configuration({ basePath: url, apiKey: key });
  const later = new Configuration({ basePath: laterUrl, apiKey: key });

  await printTransactions(now);
  const rules = await new RulesApi(now).listRules();
  for (const rule of rules.data) console.log('rule', rule.name);
  console.log('error', await readErrorCode(now));
  console.log('later-error', await readErrorCode(later));
  const connections = await new ConnectionsApi(later).listConnections();
  for (const connection of connections.data) console.log('later-status', connection.status);
}

async function printTransactions(configuration: Configuration): Promise<void> {
  const transactions = new TransactionsApi(configuration);
  let cursor: string | undefined;
  do {
    const page = await transactions.listTransactions({ limit: 500, cursor });
    for (const { id, amount } of page.data) console.log('transaction', id, amount);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
}

async function readErrorCode(configuration: Configuration): Promise<string> {
  const failure = await new TransactionsApi(configuration)
    .getTransaction({ id: 'AAAAAAAA' })
    .catch((error: unknown) => error);
  if (!(failure instanceof ResponseError)) throw new Error(`no error: ${failure}`);
  return ErrorResponseFromJSON(await failure.response.json()).error.code;
}

void main(process.argv.slice(2));
