/** Made from openapi/ by `make generate`. Change the contract, not this file. */

import type { operations } from './calls.d.ts';

export interface Route {
  operationId: keyof operations;
  method: string;
  path: string;
  scope: 'read_only' | 'full_access' | null;
  contentTypes: string[];
  bodyRequired: boolean;
  query: Record<string, 'string' | 'integer' | 'number' | 'boolean' | 'list'>;
  ignoresUnknownQuery: boolean;
  statuses: number[];
}

export const routes: Route[];
