import type { Audit } from '../context.ts';
import type { Expectation } from '../domain/expectedChange.ts';
import type { OperationKind } from './operations.ts';

/** A request that may change many transactions. */
export interface MassWrite {
  kind: OperationKind;
  apiKeyId: string | null;
  audit: Audit;
  expectation: Expectation;
  dryRun: boolean;
}

export interface MassWriteOutcome {
  /** Transactions that changed, or would change. */
  count: number;
  /** Null for a dry run, and where nothing changed. */
  operationId: string | null;
  /** Only after a dry run. */
  dryRunToken: string | null;
}
