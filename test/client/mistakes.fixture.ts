import { createClient } from '../../generated/client/index.ts';

// Every line below a marker must be a type error. The compiler reports a marker whose line is none.
const client = createClient({ baseUrl: 'http://127.0.0.1:8080', apiKey: 'bb_' });

export async function mistakes(): Promise<void> {
  // @ts-expect-error: there is no such operation.
  await client.call('listUserz');
  // @ts-expect-error: a path parameter is missing.
  await client.call('getUser');
  // @ts-expect-error: a path parameter has another name.
  await client.call('getUser', { path: { user: 'Ab3dE9xZ' } });
  // @ts-expect-error: a query parameter has a typo.
  await client.call('listTransactions', { query: { acount_id: 'Ab3dE9xZ' } });
  // @ts-expect-error: a query parameter is of another type.
  await client.call('listTransactions', { query: { limit: '50' } });
  // @ts-expect-error: a value that the contract does not list.
  await client.call('listTransactions', { query: { sort_by: 'colour' } });
  // @ts-expect-error: a required field of the body is missing.
  await client.call('createApiKey', { body: { name: 'script' } });
  // @ts-expect-error: a field that the body does not have.
  await client.call('createUser', { body: { name: 'Alex', nickname: 'Al' } });
  // @ts-expect-error: undefined is not the same as left out.
  await client.call('createUser', { body: { name: undefined } });
  // @ts-expect-error: an operation without a body gets one.
  await client.call('listUsers', { body: {} });
  // @ts-expect-error: an operation that returns no list cannot be paginated.
  for await (const _ of client.paginate('getVersion'));
  const user = await client.call('getUser', { path: { id: 'Ab3dE9xZ' } });
  // @ts-expect-error: a field that the response does not have.
  user.nickname;
  // @ts-expect-error: the e-mail address may be null.
  user.email.length;
}
