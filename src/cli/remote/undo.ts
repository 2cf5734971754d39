import { BreadboxError, type Output } from '../../../generated/client/index.ts';
import { CommandFailure } from '../exitCodes.ts';
import type { CommonOptions, Session } from './session.ts';
import { count } from './text.ts';
import { withSession } from './withSession.ts';

/** `breadbox undo ID`: takes back what `categorize`, `rules apply` or `import` has changed, each of which prints its id. */
export async function undoCommand(id: string, options: CommonOptions, env: NodeJS.ProcessEnv): Promise<void> {
  await withSession(options, env, async (session) => {
    const undone = await ifFound(() => session.client.operations.undo(id));
    if (undone) return session.print(undone, () => reportOperation(session, undone));
    const taken = await ifFound(() => session.client.files.takeBackImport(id));
    if (taken) return session.print(taken, () => reportImport(session, taken));
    throw new CommandFailure(
      `There is no change with the id "${id}". \`categorize\`, \`rules apply\` and \`import\` print the id of what they did.`,
    );
  });
}

async function ifFound<Answer>(call: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await call();
  } catch (error) {
    // An id that is no UUID cannot be one of these either.
    if (error instanceof BreadboxError && ['NOT_FOUND', 'INVALID_PARAMETER'].includes(error.code))
      return null;
    throw error;
  }
}

function reportOperation({ line }: Session, { restored_count, kept_count }: Output<'undoOperation'>): void {
  line(`${count(restored_count, 'transaction')} restored.`);
  if (kept_count > 0) line(`${count(kept_count, 'transaction')} changed again since, and kept.`);
}

function reportImport(
  { line }: Session,
  { removed_count, restored_count, kept_count }: Output<'takeBackImport'>,
): void {
  line(
    `The import was taken back: ${count(removed_count, 'transaction')} removed, ${restored_count} restored.`,
  );
  if (kept_count > 0)
    line(`${count(kept_count, 'transaction')} edited since, or in another import too, and kept.`);
}
