/** Made from openapi/ by `make generate`. Change the contract, not this file. */

import type { operations } from './calls.d.ts';

export interface Route {
  operationId: keyof operations;
  method: string;
  path: string;
  scope: 'read_only' | 'full_access' | null;
  /** What a key that is limited to some accounts gets: only what is theirs, everything but writes, or 403. */
  reach: 'accounts' | 'household' | 'none';
  /** A heavy operation waits for a place: see http/heavySlots. */
  cost: 'light' | 'heavy';
  contentTypes: string[];
  bodyRequired: boolean;
  query: Record<string, 'string' | 'integer' | 'number' | 'boolean' | 'list'>;
  /** The names of the headers that the operation declares. */
  headers: string[];
  /** Whether a success carries the ETag of its body. */
  hasETag: boolean;
  /** Whether its body is signed: it is handed on as bytes, because nothing is parsed before the signature is checked. */
  isSigned: boolean;
  ignoresUnknownQuery: boolean;
  /** The status for a body that does not match its schema. */
  invalidBodyStatus: 400 | 422;
  statuses: number[];
  /** The codes of each status that has the error envelope. */
  errorCodes: Record<number, string[]>;
}

export const routes: Route[];
