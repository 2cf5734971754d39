import type { Readable } from 'node:stream';
import type { operations } from '../../generated/calls.d.ts';
import type { AppContext, RequestContext } from '../context.ts';
import type { OperationId } from '../contract.ts';
import type { JsonText } from '../jsonText.ts';

/**
 * The types of an operation, derived from the contract: the call that its handler receives and the replies that
 * it may give. A missing handler, an undeclared status, a wrong body or a wrong parameter does not compile.
 */

/** The contract's types make a query of optional parameters itself optional, but a handler always gets one. */
type Parameters<
  Id extends OperationId,
  Place extends 'path' | 'query' | 'header',
> = operations[Id]['parameters'] extends {
  [place in Place]?: infer Values;
}
  ? [Exclude<Values, undefined>] extends [never]
    ? Record<never, never>
    : Exclude<Values, undefined>
  : Record<never, never>;

type JsonOrText<Content> = Content extends { 'application/json': infer Body }
  ? Body
  : Content extends { 'text/tab-separated-values': infer Body }
    ? Body
    : undefined;

type RequestBody<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? JsonOrText<Content>
  : operations[Id] extends { requestBody?: { content: infer Content } }
    ? JsonOrText<Content> | undefined
    : undefined;

/** A request as its handler receives it: authorized, validated, coerced and with defaults applied. */
export interface Call<Id extends OperationId> {
  path: Parameters<Id, 'path'>;
  query: Parameters<Id, 'query'>;
  /** The headers that the operation declares, by the contract's spelling. */
  header: Parameters<Id, 'header'>;
  body: RequestBody<Id>;
  /** The raw bytes, for signatures and files. Empty if the operation accepts no body. */
  rawBody: Buffer;
  contentType: string;
  headers: Record<string, string | undefined>;
  request: RequestContext;
}

/** Handlers may return a Date: serialization turns it into the RFC 3339 text that the contract requires. */
type OrDate<Body> = string extends Body
  ? Body | Date
  : Body extends object
    ? { [Key in keyof Body]: OrDate<Body[Key]> }
    : Body;

type Responses<Id extends OperationId> = operations[Id]['responses'];

type Status<Id extends OperationId> = keyof Responses<Id> & number;

type ResponseBody<Id extends OperationId, S extends Status<Id>> = Responses<Id>[S] extends {
  content: { 'application/json': infer Body };
}
  ? OrDate<Body> | RawJson<Body>
  : Responses<Id>[S] extends {
        content: { 'text/event-stream': string } | { 'application/x-ndjson': string };
      }
    ? Readable
    : Responses<Id>[S] extends { content: { [type: string]: infer Body } }
      ? Body
      : undefined;

const rawJsonBrand = Symbol('json text');

/** A body that is already JSON text, sent as it is. */
export interface RawJson<Body> {
  readonly [rawJsonBrand]: true;
  readonly text: JsonText<Body>;
}

/** Marks text as a JSON body. With CHECK_RESPONSES it is parsed and validated like any other body. */
export const rawJson = <Body>(text: JsonText<Body>): RawJson<Body> => ({ [rawJsonBrand]: true, text });

export const isRawJson = (body: unknown): body is RawJson<unknown> =>
  typeof body === 'object' && body !== null && rawJsonBrand in body;

/** The text of a body as it is sent; null without one. */
export function bodyText(body: unknown): string | null {
  if (body === undefined) return null;
  if (isRawJson(body)) return body.text;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The result of a handler. Only `reply` makes one, so that status and body match the contract's types. */
export interface Reply {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

export type ReplyWith<Id extends OperationId> = <S extends Status<Id>>(
  status: S,
  ...rest: ResponseBody<Id, S> extends undefined
    ? [body?: undefined, headers?: Record<string, string>]
    : [body: ResponseBody<Id, S>, headers?: Record<string, string>]
) => Reply;

/** Handles one operation. */
export type Operation<Id extends OperationId> = (
  context: AppContext,
  call: Call<Id>,
  reply: ReplyWith<Id>,
) => Promise<Reply> | Reply;

/**
 * Performs an operation, or answers as it did before: see api/answerOnce. `perform` takes the context, because its
 * database may be a transaction.
 */
export type AnswerOnce = (
  operationId: OperationId,
  call: Call<OperationId>,
  perform: (context: AppContext) => Promise<Reply> | Reply,
) => Promise<Reply>;

/** What a JSON body may cost, checked before it is parsed and before it is validated. Both methods throw an ApiError. */
export interface BodyBudget {
  checkLength(bytes: number): void;
  check(body: unknown): void;
}

export type BodyBudgets = Partial<Record<OperationId, BodyBudget>>;

/** Every operation of the contract with its handler. */
export type Operations = { [Id in OperationId]: Operation<Id> };
