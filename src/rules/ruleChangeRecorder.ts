import type { Database, Progress } from '../context.ts';
import type { MassWrite } from '../store/massWrite.ts';
import { addOperationChunk, insertOperation } from '../store/operations.ts';
import { type RuleChange, toArrayLiteral } from '../store/ruleFacts.ts';

/** What an interrupted pass has kept: its operation, which the same request continues. */
export interface StartedPass {
  operationId: string;
}

/** Keeps what the transactions were before a pass of rules as an operation, begun with its first change. */
export class RuleChangeRecorder {
  readonly #write: Pick<MassWrite, 'kind' | 'apiKeyId'>;
  readonly #progress: Progress | null;
  readonly #now: Date;
  operationId: string | null;

  constructor(
    write: Pick<MassWrite, 'kind' | 'apiKeyId'>,
    now: Date,
    progress: Progress | null,
    started: StartedPass | null,
  ) {
    this.#write = write;
    this.#now = now;
    this.#progress = progress;
    this.operationId = started?.operationId ?? null;
  }

  /** Records changes in the database transaction that makes them. */
  async record(trx: Database, written: readonly RuleChange[]): Promise<void> {
    if (written.length === 0) return;
    const id = this.operationId ?? (await this.#begin(trx));
    await addOperationChunk(trx, id, {
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
    this.operationId = id;
  }

  async #begin(trx: Database): Promise<string> {
    const id = await insertOperation(trx, { ...this.#write, categorySlug: null }, this.#now);
    await this.#progress?.keep(trx, { operationId: id } satisfies StartedPass);
    return id;
  }
}
