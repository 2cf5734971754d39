import type { PlaidState } from './plaidState.ts';
import type { Fields, FieldTypes } from './requestFields.ts';
import type { Wire } from './wire.ts';

export interface Endpoint {
  /** The types of the request's fields; a type that ends in `!` is required. */
  fields: FieldTypes;
  /** Returns the response without its request id. Throws PlaidFailure. */
  handle(state: PlaidState, fields: Fields): object | Promise<object>;
}

/** A response as its endpoint returns it; the server adds the request id. */
export type Body<Response> = Omit<Wire<Response>, 'request_id'>;
