import { confirm } from './confirm.ts';
import type { CommonOptions, Session } from './session.ts';
import { count } from './text.ts';

export interface MassWriteOptions extends CommonOptions {
  yes?: boolean;
  dryRun?: boolean;
}

interface Result {
  operation_id: string | null;
  dry_run_token: string | null;
}

/**
 * Changes many transactions: shows how many a dry run would change, asks, and then changes exactly those. Prints how to
 * undo it.
 */
export async function changeMany<Answer extends Result>(
  session: Session,
  { yes = false, dryRun = false }: MassWriteOptions,
  work: {
    send(control: { dry_run?: boolean; dry_run_token?: string }): Promise<Answer>;
    countOf(answer: Answer): number;
    /** Shows examples of what would change, before the question. */
    preview?(): Promise<void>;
    /** What happens to them, such as `get the category food-and-drink`. */
    effect: string;
  },
): Promise<void> {
  const planned = await work.send({ dry_run: true });
  const number = work.countOf(planned);
  if (dryRun || number === 0) {
    return session.print(planned, () =>
      session.line(
        number === 0 ? 'Nothing would change.' : `${count(number, 'transaction')} would ${work.effect}.`,
      ),
    );
  }
  if (!yes) {
    await work.preview?.();
    await confirm(`${count(number, 'transaction')} would ${work.effect}. Go on?`);
  }
  const done = await work.send(
    planned.dry_run_token === null ? {} : { dry_run_token: planned.dry_run_token },
  );
  session.print(done, () => {
    session.line(`${count(work.countOf(done), 'transaction')} changed.`);
    if (done.operation_id)
      session.line(`Undo it with \`breadbox undo ${done.operation_id}\`, within 30 days.`);
  });
}
