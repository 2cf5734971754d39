import type { Client as PathClient } from 'openapi-fetch';
import openapiFetch from 'openapi-fetch';
import { operationTable } from '../../generated/client/operations.ts';
import type { operations, paths } from '../../generated/openapi.d.ts';
import { BreadboxError, toBreadboxError } from './breadboxError.ts';
import { pause, retryingFetch } from './retryingFetch.ts';

export type OperationId = keyof operations & string;

type ContentOf<Value> = Value extends { content: { [type: string]: infer Body } } ? Body : undefined;

type Place<Id extends OperationId, Name extends 'path' | 'query'> = operations[Id]['parameters'] extends {
  [name in Name]?: infer Values;
}
  ? Exclude<Values, undefined>
  : never;

type WithPath<Id extends OperationId> = [Place<Id, 'path'>] extends [never]
  ? { path?: never }
  : { path: Place<Id, 'path'> };

type WithQuery<Id extends OperationId> = [Place<Id, 'query'>] extends [never]
  ? { query?: never }
  : { query?: Place<Id, 'query'> };

type WithBody<Id extends OperationId> = operations[Id] extends { requestBody: infer Body }
  ? { body: ContentOf<Body> }
  : operations[Id] extends { requestBody?: infer Body }
    ? { body?: ContentOf<Exclude<Body, undefined>> }
    : { body?: never };

/** What a call takes: the parameters and the body that the contract gives this operation. */
export type Input<Id extends OperationId> = WithPath<Id> &
  WithQuery<Id> &
  WithBody<Id> & { signal?: AbortSignal };

type Arguments<Id extends OperationId> =
  Record<never, never> extends Input<Id> ? [input?: Input<Id>] : [input: Input<Id>];

type SuccessStatus = 200 | 201 | 202 | 204;

/** What a call returns: the body of the operation's success; undefined where it has none. */
export type Output<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses'] & SuccessStatus]: ContentOf<
    operations[Id]['responses'][Status]
  >;
}[keyof operations[Id]['responses'] & SuccessStatus];

/** The operations that answer with a page. */
export type ListId = {
  [Id in OperationId]: Output<Id> extends { data: unknown[]; next_cursor: string | null } ? Id : never;
}[OperationId];

export type Item<Id extends ListId> = Output<Id> extends { data: (infer Row)[] } ? Row : never;

export interface ClientOptions {
  /** Where the server is, such as http://127.0.0.1:8080. */
  baseUrl: string;
  apiKey: string;
  /** How often a call is repeated when the server answers 429 or 503; 3 unless said otherwise. */
  retries?: number;
  /** Another fetch than the platform's. */
  fetch?: (request: Request) => Promise<Response>;
}

export interface Client {
  /** Calls an operation by its name in the contract. Throws BreadboxError. */
  call<Id extends OperationId>(operationId: Id, ...args: Arguments<Id>): Promise<Output<Id>>;
  /** Every row of a list, page by page as they are consumed. Throws BreadboxError. */
  paginate<Id extends ListId>(
    operationId: Id,
    ...args: Arguments<Id>
  ): AsyncGenerator<Item<Id>, void, undefined>;
  /**
   * Starts a sync of one connection and waits for its end. One that is running already is waited for.
   * Throws BreadboxError; the sync's own failure is returned as a log with status `error`.
   */
  syncAndWait(
    connectionId: string,
    options?: { pollMs?: number; signal?: AbortSignal },
  ): Promise<Output<'getSyncLog'>>;
  /** The same contract by path: openapi-fetch, with authentication and retries set up. */
  paths: PathClient<paths>;
}

const DEFAULT_RETRIES = 3;
const DEFAULT_POLL_MS = 500;

/** A client of one Breadbox server, for Node, browsers and Deno. */
export function createClient(options: ClientOptions): Client {
  const byPath = openapiFetch<paths>({
    baseUrl: options.baseUrl,
    headers: { 'X-API-Key': options.apiKey },
    fetch: retryingFetch({
      retries: options.retries ?? DEFAULT_RETRIES,
      fetch: options.fetch ?? ((request) => fetch(request)),
    }),
    // The contract's lists are separated by commas.
    querySerializer: { array: { style: 'form', explode: false } },
  });

  async function send(operationId: OperationId, input: AnyInput = {}): Promise<unknown> {
    const [method, path] = operationTable[operationId];
    const isText = typeof input.body === 'string';
    let result: { data?: unknown; error?: unknown; response: Response };
    try {
      // The table gives method and path of one operation; their pairing is what the generator made sure of.
      result = await (byPath.request as AnyRequest)(method, path, {
        params: { path: input.path ?? {}, query: input.query ?? {} },
        ...(input.body !== undefined && { body: input.body }),
        ...(isText && {
          bodySerializer: (body: unknown) => body,
          headers: { 'Content-Type': textType(operationId) },
        }),
        ...(input.signal && { signal: input.signal }),
        parseAs: 'stream',
      });
    } catch (cause) {
      if (input.signal?.aborted) throw cause;
      throw new BreadboxError('NETWORK_ERROR', 'The server could not be reached.', { status: 0, cause });
    }
    const { response } = result;
    const body = response.ok ? await read(response) : result.error;
    if (!response.ok) throw toBreadboxError(response, body);
    return body;
  }

  const call: Client['call'] = async (operationId, ...[input]) =>
    // The server holds its answers to the contract that these types are made from; every Input is an AnyInput.
    (await send(operationId, input as AnyInput | undefined)) as Output<typeof operationId>;

  async function* paginate(
    operationId: ListId,
    input: AnyInput = {},
  ): AsyncGenerator<unknown, void, undefined> {
    let cursor: string | null | undefined;
    do {
      const page = (await send(operationId, {
        ...input,
        query: { ...input.query, ...(cursor && { cursor }) },
      })) as { data: unknown[]; next_cursor: string | null };
      yield* page.data;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  async function startSync(connectionId: string): Promise<string> {
    try {
      const { sync_log_ids: ids } = await call('triggerSync', { body: { connection_id: connectionId } });
      if (ids[0]) return ids[0];
    } catch (error) {
      if (!(error instanceof BreadboxError && error.code === 'SYNC_IN_PROGRESS')) throw error;
    }
    const { recent_sync: running } = await call('getConnectionStatus', { path: { id: connectionId } });
    if (!running)
      throw new BreadboxError('UNEXPECTED_ANSWER', 'The connection has no sync to wait for.', { status: 0 });
    return running.id;
  }

  return {
    call,
    // Rows are what the operation's type says, as above.
    paginate: paginate as Client['paginate'],
    paths: byPath,
    async syncAndWait(connectionId, { pollMs = DEFAULT_POLL_MS, signal } = {}) {
      const id = await startSync(connectionId);
      for (;;) {
        const log = await call('getSyncLog', { path: { id }, ...(signal && { signal }) });
        if (log.status !== 'in_progress') return log;
        await pause(pollMs, signal);
      }
    },
  };
}

interface AnyInput {
  path?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

type AnyRequest = (
  method: string,
  path: string,
  init: Record<string, unknown>,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

function textType(operationId: OperationId): string {
  return operationTable[operationId][2] ?? 'application/json';
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isJson) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BreadboxError('UNEXPECTED_ANSWER', 'The server answered with broken JSON.', {
      status: response.status,
      cause,
    });
  }
}
