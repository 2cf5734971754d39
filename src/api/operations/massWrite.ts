import type { AppContext, RequestContext } from '../../context.ts';
import { toExpectation } from '../../domain/expectedChange.ts';
import type { MassWrite, MassWriteOutcome } from '../../store/massWrite.ts';
import type { OperationKind } from '../../store/operations.ts';

/** What a request that may change many transactions says about itself. */
export const toMassWrite = (
  kind: OperationKind,
  { apiKey, audit }: Pick<RequestContext, 'apiKey'> & Pick<AppContext, 'audit'>,
  body: {
    dry_run?: boolean | undefined;
    expected_count?: number | undefined;
    dry_run_token?: string | undefined;
  } = {},
): MassWrite => ({
  kind,
  apiKeyId: apiKey?.id ?? null,
  audit,
  expectation: toExpectation(body),
  dryRun: body.dry_run ?? false,
});

/** The fields of its answer besides the count. */
export const toMassWriteFields = ({ dryRun }: MassWrite, outcome: Omit<MassWriteOutcome, 'count'>) => ({
  dry_run: dryRun,
  operation_id: outcome.operationId,
  dry_run_token: outcome.dryRunToken,
});
