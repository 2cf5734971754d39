import type { Client as PathClient } from 'openapi-fetch';
import openapiFetch from 'openapi-fetch';
import { type CallableId, operationTable } from '../../generated/client/operations.ts';
import { type Resources, resourceTable } from '../../generated/client/resources.ts';
import type { operations, paths } from '../../generated/openapi.d.ts';
import { BreadboxError, toBreadboxError } from './breadboxError.ts';
import { delay, retryingFetch } from './retryingFetch.ts';
import { type BreadboxEvent, streamEvents } from './streamEvents.ts';

export type OperationId = CallableId;

type ContentOf<Value> = Value extends { content: { [type: string]: infer Body } } ? Body : undefined;

/** OpenAPI has a file as text; programs have it as text or as a Blob, such as the File of a file input. */
type WithFile<Body> = Body extends { file: string } ? Omit<Body, 'file'> & { file: string | Blob } : Body;

type ParametersIn<
  Id extends OperationId,
  Name extends 'path' | 'query',
> = operations[Id]['parameters'] extends {
  [name in Name]?: infer Values;
}
  ? Exclude<Values, undefined>
  : never;

type WithPath<Id extends OperationId> = [ParametersIn<Id, 'path'>] extends [never]
  ? { path?: never }
  : { path: ParametersIn<Id, 'path'> };

type WithQuery<Id extends OperationId> = [ParametersIn<Id, 'query'>] extends [never]
  ? { query?: never }
  : { query?: ParametersIn<Id, 'query'> };

type WithBody<Id extends OperationId> = operations[Id] extends { requestBody: infer Body }
  ? { body: WithFile<ContentOf<Body>> }
  : operations[Id] extends { requestBody?: infer Body }
    ? { body?: ContentOf<Exclude<Body, undefined>> }
    : { body?: never };

/** The query parameters of the operation. */
export type QueryOf<Id extends OperationId> = ParametersIn<Id, 'query'>;

/** The body that the operation takes. */
export type BodyOf<Id extends OperationId> = Exclude<WithBody<Id>['body'], undefined>;

export interface CallOptions {
  /** Aborts the call. */
  signal?: AbortSignal;
  /** Milliseconds after which the call fails with TIMEOUT, retries included. The default is the client's. */
  timeoutMs?: number;
  /**
   * The Idempotency-Key of a POST that writes. By default the client makes one for each call, so that its retries have
   * one effect. Send your own, and the same one again, to repeat a call after your program was restarted.
   */
  idempotencyKey?: string;
}

/** The parameters and the body that the contract defines for this operation. */
export type Input<Id extends OperationId> = WithPath<Id> & WithQuery<Id> & WithBody<Id> & CallOptions;

type Arguments<Id extends OperationId> =
  Record<never, never> extends Input<Id> ? [input?: Input<Id>] : [input: Input<Id>];

type SuccessStatus = 200 | 201 | 202 | 204;

/** The body of the operation's success response; undefined if it has none. */
export type Output<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses'] & SuccessStatus]: ContentOf<
    operations[Id]['responses'][Status]
  >;
}[keyof operations[Id]['responses'] & SuccessStatus];

/** The operations that return a page of a list. */
export type ListId = {
  [Id in OperationId]: Output<Id> extends { data: unknown[]; next_cursor: string | null } ? Id : never;
}[OperationId];

export type Item<Id extends ListId> = Output<Id> extends { data: (infer Row)[] } ? Row : never;

/** A list: `await` it for one page, or iterate over it for all rows, page by page. */
export interface ListCall<Id extends ListId> extends PromiseLike<Output<Id>>, AsyncIterable<Item<Id>> {}

export interface ClientOptions {
  /** The server's URL, such as http://127.0.0.1:8080. */
  baseUrl: string;
  apiKey: string;
  /**
   * How many times a call is retried when the server responds with 429 or 503, and a POST with an idempotency key also
   * when the connection fails. The default is 3.
   */
  retries?: number;
  /** Milliseconds after which a call fails with TIMEOUT, retries included. The default is 60,000; 0 waits for ever. */
  timeoutMs?: number;
  /** Replaces the platform's fetch. */
  fetch?: (request: Request) => Promise<Response>;
  /** Replaces JSON.parse for successful responses, for amounts of more digits than a JavaScript number can hold. */
  parseJson?: (text: string) => unknown;
}

export interface Client extends Resources {
  /**
   * Calls an operation by its operationId and returns the body of its response.
   * @throws BreadboxError, or the signal's reason if the call is aborted.
   */
  call<Id extends OperationId>(operationId: Id, ...args: Arguments<Id>): Promise<Output<Id>>;
  /**
   * Yields every row of a list and fetches the next page when it is needed.
   * @throws BreadboxError, or the signal's reason if the call is aborted.
   */
  paginate<Id extends ListId>(
    operationId: Id,
    ...args: Arguments<Id>
  ): AsyncGenerator<Item<Id>, void, undefined>;
  /**
   * Starts a sync of one connection, or joins the one in progress, and returns its log when it has ended.
   * A sync that fails is returned as a log with status `error`.
   * @throws BreadboxError, or the signal's reason if the call is aborted.
   */
  syncAndWait(
    connectionId: string,
    options?: { pollMs?: number; signal?: AbortSignal },
  ): Promise<Output<'getSyncLog'>>;
  /**
   * Yields the present state of connections and syncs, then `ready`, then what changes. It never ends by itself: when
   * the connection is lost, or the server cannot be reached, it connects again, and the present state follows again.
   * Leave the loop, or abort the signal, to end it.
   * @throws BreadboxError if the server refuses the request, or the signal's reason if it is aborted.
   */
  events(options?: { signal?: AbortSignal }): AsyncGenerator<BreadboxEvent, void, undefined>;
  /** Calls by method and path: openapi-fetch with authentication and retries set up. */
  paths: PathClient<paths>;
}

const DEFAULT_RETRIES = 3;
const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_POLL_MS = 500;

/** Creates a client of one Breadbox server, for Node.js, browsers and Deno. */
export function createClient(options: ClientOptions): Client {
  const fetchOnce = options.fetch ?? ((request) => fetch(request));
  const byPath = openapiFetch<paths>({
    baseUrl: options.baseUrl,
    headers: { 'X-API-Key': options.apiKey },
    fetch: retryingFetch({
      retries: options.retries ?? DEFAULT_RETRIES,
      fetch: fetchOnce,
    }),
    // The contract separates the values of a list parameter by commas.
    querySerializer: { array: { style: 'form', explode: false } },
  });

  async function send(operationId: OperationId, input: AnyInput = {}): Promise<unknown> {
    const [method, path, , , takesKey, takesForm] = operationTable[operationId];
    const isText = typeof input.body === 'string';
    const body = takesForm && !isText ? toForm(input.body) : input.body;
    const timeoutMs = input.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const timeout = timeoutMs > 0 ? AbortSignal.timeout(timeoutMs) : null;
    const signals = [input.signal, timeout].filter((signal) => signal instanceof AbortSignal);
    const headers = {
      ...(isText && { 'Content-Type': textType(operationId) }),
      ...(takesKey && { 'Idempotency-Key': input.idempotencyKey ?? newIdempotencyKey() }),
    };
    let result: { data?: unknown; error?: unknown; response: Response };
    try {
      // openapi-fetch types each path with its methods; the table is generated from the same contract.
      result = await (byPath.request as AnyRequest)(method, path, {
        params: { path: input.path ?? {}, query: input.query ?? {} },
        ...(body !== undefined && { body }),
        headers,
        ...(isText && { bodySerializer: (text: unknown) => text }),
        ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
        parseAs: 'stream',
      });
    } catch (cause) {
      if (input.signal?.aborted) throw cause;
      if (timeout?.aborted) {
        const message = `The server has not answered within ${timeoutMs} ms.`;
        throw new BreadboxError('TIMEOUT', message, { status: 0, cause });
      }
      const message = 'The server could not be reached. Check that it is running and that baseUrl is right.';
      throw new BreadboxError('NETWORK_ERROR', message, { status: 0, cause });
    }
    const { response } = result;
    if (!response.ok) throw toBreadboxError(response, result.error);
    return readBody(response, options.parseJson ?? JSON.parse);
  }

  const call: Client['call'] = async (operationId, ...[input]) =>
    // The server validates its responses against the contract these types come from. Every Input is an AnyInput.
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
      throw new BreadboxError('UNEXPECTED_ANSWER', 'The server started no sync. Call syncAndWait again.', {
        status: 0,
      });
    return running.id;
  }

  const methods = Object.fromEntries(
    Object.entries(resourceTable).map(([resource, table]) => [
      resource,
      Object.fromEntries(
        Object.entries(table).map(([method, [operationId, pathNames, takesBody, isList]]) => [
          method,
          (...args: unknown[]) => {
            const path = Object.fromEntries(pathNames.map((name, position) => [name, args[position]]));
            const rest = args.slice(pathNames.length);
            const body = takesBody ? rest.shift() : undefined;
            const hasQuery = operationTable[operationId][3] === true;
            const query = hasQuery ? rest.shift() : undefined;
            const input = { ...(rest[0] as CallOptions | undefined), path, query, body } as AnyInput;
            return isList ? listCall(operationId, input) : send(operationId, input);
          },
        ]),
      ),
    ]),
  );

  /** Nothing is sent until somebody awaits it or iterates over it. */
  const listCall = (operationId: OperationId, input: AnyInput) => ({
    // biome-ignore lint/suspicious/noThenProperty: awaiting a list gives its first page.
    then: (...handlers: Parameters<Promise<unknown>['then']>) => send(operationId, input).then(...handlers),
    [Symbol.asyncIterator]: () => paginate(operationId as ListId, input),
  });

  return {
    // The table is generated from the same contract as the methods' types.
    ...(methods as unknown as Resources),
    call,
    // The rows have the operation's type for the same reason as above.
    paginate: paginate as Client['paginate'],
    paths: byPath,
    events: ({ signal } = {}) =>
      streamEvents({ baseUrl: options.baseUrl, apiKey: options.apiKey, fetch: fetchOnce, signal }),
    async syncAndWait(connectionId, { pollMs = DEFAULT_POLL_MS, signal } = {}) {
      const id = await startSync(connectionId);
      for (;;) {
        const log = await call('getSyncLog', { path: { id }, ...(signal && { signal }) });
        if (log.status !== 'in_progress') return log;
        await delay(pollMs, signal);
      }
    },
  };
}

interface AnyInput {
  path?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
  idempotencyKey?: string | undefined;
}

type AnyRequest = (
  method: string,
  path: string,
  init: Record<string, unknown>,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** Random; crypto.randomUUID is missing in pages that are not served by HTTPS. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toForm(fields: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields ?? {}))
    form.append(name, value instanceof Blob ? value : new Blob([String(value)]));
  return form;
}

function textType(operationId: OperationId): string {
  return operationTable[operationId][2] ?? 'application/json';
}

async function readBody(response: Response, parseJson: (text: string) => unknown): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html')) {
    throw new BreadboxError(
      'UNEXPECTED_ANSWER',
      'The response is a web page. Check that baseUrl points to Breadbox.',
      { status: response.status },
    );
  }
  if (!type.startsWith('application/json')) return text;
  try {
    return parseJson(text);
  } catch (cause) {
    throw new BreadboxError('UNEXPECTED_ANSWER', 'The body of the response is malformed JSON.', {
      status: response.status,
      cause,
    });
  }
}
