import type { PlaidState } from './plaidState.ts';
import type { Fields, FieldTypes } from './requestFields.ts';
import type { Wire } from './wire.ts';

export interface Endpoint {
  /** What the request may hold; names that end in `!` are required. */
  fields: FieldTypes;
  answer(state: PlaidState, fields: Fields): object | Promise<object>;
}

/** An answer as its endpoint gives it; the request's id is put in for all of them. */
export type Body<Response> = Omit<Wire<Response>, 'request_id'>;
