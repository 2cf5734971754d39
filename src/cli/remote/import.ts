import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BreadboxError, type Output } from '../../../generated/client/index.ts';
import { CommandFailure, EXIT_CODES } from '../exitCodes.ts';
import { readContractOptions } from './contractOptions.ts';
import { explainApiFailure } from './explainApiFailure.ts';
import { describeImport, describePreview } from './importReport.ts';
import { resolveNames } from './resolveNames.ts';
import type { CommonOptions, Session } from './session.ts';
import { withSession } from './withSession.ts';

type Query = ReturnType<typeof readContractOptions<'importFile'>>;

/** A file of 50 MB takes a while. */
const TIMEOUT_MS = 600_000;

/**
 * `breadbox import FILE…`: imports files of a bank, or shows with --dry-run what an import would do. A file that leaves
 * something undecided is not imported; the question and its answers are printed. The other files are imported all the
 * same.
 * @throws CommandFailure if a file was not imported.
 */
export async function importCommand(
  files: readonly string[],
  options: CommonOptions & { dryRun?: boolean } & Record<string, unknown>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const query = await chooseUser(
      session,
      await resolveNames(session, readContractOptions(options, 'importFile')),
    );
    let worst: number = EXIT_CODES.done;
    for (const path of files) {
      try {
        const isComplete = await importOne(session, path, query, options.dryRun === true);
        if (!isComplete) worst = EXIT_CODES.refused;
      } catch (error) {
        const failure = error instanceof BreadboxError ? explainApiFailure(error, session.server.url) : error;
        if (!(failure instanceof CommandFailure) || failure.exitCode === EXIT_CODES.unavailable)
          throw failure;
        session.note(`${path}: ${failure.message}`);
        worst = failure.exitCode;
      }
    }
    if (worst !== EXIT_CODES.done) throw new CommandFailure('', worst);
  });
}

/** The only member of a household is the owner of its files. With several, the server asks. */
async function chooseUser({ client }: Session, query: Query): Promise<Query> {
  if (query.account_id !== undefined || query.user_id !== undefined) return query;
  const { data } = await client.users.list({ limit: 2 });
  const [only, ...others] = data;
  return only && others.length === 0 ? { ...query, user_id: only.id } : query;
}

/** Returns false if the file leaves a question open. */
async function importOne(session: Session, path: string, query: Query, isDryRun: boolean): Promise<boolean> {
  const body = { file: new File([await readContent(path)], basename(path)) };
  const options = { timeoutMs: TIMEOUT_MS };
  const preview = async () => {
    const answer = await session.client.files.preview(body, query, options);
    session.print(answer, () => session.line(describePreview(path, answer, session.terminal)));
    return answer.questions.length === 0;
  };
  if (isDryRun) return preview();
  let result: Output<'importFile'>;
  try {
    result = await session.client.files.import(body, query, options);
  } catch (error) {
    // The preview of the same file has the questions with what each answer would mean.
    if (error instanceof BreadboxError && error.code === 'IMPORT_QUESTION' && !(await preview()))
      return false;
    throw error;
  }
  session.print(result, () => session.line(describeImport(path, result)));
  return true;
}

const READ_FAILURES: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder. Give the files in it.',
  EACCES: 'Permission denied. Check who may read the file.',
};

async function readContent(path: string): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new CommandFailure(READ_FAILURES[code] ?? `It cannot be read (${code}).`);
  }
}
