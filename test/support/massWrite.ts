import { systemClock } from '../../src/clock.ts';
import { createAudit, SERVER } from '../../src/store/auditEvents.ts';
import type { MassWrite } from '../../src/store/massWrite.ts';
import type { OperationKind } from '../../src/store/operations.ts';

/** A mass write that expects nothing, without an API key. */
export const plainWrite = (kind: OperationKind): MassWrite => ({
  kind,
  apiKeyId: null,
  audit: createAudit(systemClock, SERVER),
  expectation: { expectedCount: null, dryRunToken: null },
  dryRun: false,
});

/** The options of a pass of all rules. */
export const plainApply = { write: plainWrite('apply_all_rules'), progress: null };

/** The counts in the answer to a mass write. */
export function countsOf(body: Record<string, unknown> = {}): Record<string, unknown> {
  const { operation_id: _id, dry_run: _run, dry_run_token: _token, ...counts } = body;
  return counts;
}
