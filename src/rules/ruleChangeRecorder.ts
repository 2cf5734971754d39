import type { Database, Progress } from '../context.ts';
import type { MassWrite } from '../store/massWrite.ts';
import { addOperationChunk, insertOperation } from '../store/operations.ts';
import { type RuleChange, toArrayLiteral } from '../store/ruleFacts.ts';

/** What an interrupted pass has kept: its operation, which the same request continues, and what it has counted. */
export interface StartedPass {
  operationId: string;
  updatedCount: number;
}

/** Keeps what the transactions were before a pass of rules as an operation, begun with its first change. */
export class RuleChangeRecorder {
  readonly #write: Pick<MassWrite, 'kind' | 'apiKeyId' | 'audit'>;
  readonly #progress: Progress | null;
  readonly #now: Date;
  /** What is committed. Null before the first change. */
  committed: StartedPass | null;
  #uncommitted: StartedPass | null = null;

  constructor(
    write: Pick<MassWrite, 'kind' | 'apiKeyId' | 'audit'>,
    now: Date,
    progress: Progress | null,
    started: StartedPass | null,
  ) {
    this.#write = write;
    this.#now = now;
    this.#progress = progress;
    this.committed = started;
  }

  /** Records changes in the database transaction that makes them, which may be repeated. `confirm` it once it ended. */
  async record(trx: Database, written: readonly RuleChange[]): Promise<void> {
    if (written.length === 0) return;
    const { operationId, updatedCount } = this.committed ?? {
      operationId: await insertOperation(trx, { ...this.#write, categorySlug: null }, this.#now),
      updatedCount: 0,
    };
    await addOperationChunk(trx, operationId, {
      ids: written.map((change) => change.id),
      before: {
        slug: written.map(({ before }) => before.ruleCategorySlug),
        tags: written.map(({ before }) => toArrayLiteral(before.tags)),
      },
      after: {
        slug: written.map(({ ruleCategorySlug }) => ruleCategorySlug),
        tags: written.map(({ tags }) => toArrayLiteral(tags)),
      },
    });
    const shown = written.filter(({ shows }) => shows).length;
    this.#uncommitted = { operationId, updatedCount: updatedCount + shown };
    await this.#progress?.keep(trx, this.#uncommitted);
  }

  confirm(): void {
    this.committed = this.#uncommitted ?? this.committed;
  }
}
