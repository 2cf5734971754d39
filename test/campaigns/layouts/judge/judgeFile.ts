/** Imports one file as a person would, who names only the user and the account, and judges what comes of it. */
import type { GeneratedFile } from '../files/generatedFile.ts';
import { answer, type Question } from './answers.ts';
import { type Comparison, compare, type Stored } from './compare.ts';

/** The running server, with a key that may write. */
export interface Client {
  get(path: string): Promise<Reply>;
  postFile(path: string, bytes: Uint8Array): Promise<Reply>;
}

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the bodies of all answers, read field by field
  body: any;
}

export type Verdict = 'right' | 'right after an answer' | 'refused' | 'silently wrong' | 'server error';

export interface Judgement {
  file: GeneratedFile;
  verdict: Verdict;
  /** The parameters that were asked for, in order. */
  asked: readonly string[];
  /** For a file that was not imported, why. */
  reason: string;
  comparison: Comparison | null;
  stored: readonly Stored[];
  skippedCount: number;
}

const MAX_ROUNDS = 4;
const PAGE = 500;
/** A second import takes as long as the first, so only some files are sent again. */
const AGAIN_EVERY = 5;

export async function judgeFile(client: Client, userId: string, file: GeneratedFile): Promise<Judgement> {
  const parameters = new Map([
    ['user_id', userId],
    ['account_name', `File ${file.seed}`],
  ]);
  const asked: string[] = [];
  const send = () =>
    client.postFile(`/api/v1/csv/import?${new URLSearchParams([...parameters])}`, file.bytes);
  const end = (verdict: Verdict, reason = '', found: Partial<Judgement> = {}): Judgement => ({
    file,
    verdict,
    asked,
    reason,
    comparison: null,
    stored: [],
    skippedCount: 0,
    ...found,
  });
  for (let round = 0; ; round += 1) {
    const reply = await send();
    if (reply.status === 201) {
      const stored = await listStored(client, reply.body.account_id);
      const comparison = compare(file, stored);
      const found = { comparison, stored, skippedCount: reply.body.skipped.length };
      if (comparison.faults.size > 0) return end('silently wrong', '', found);
      if (file.seed % AGAIN_EVERY === 0 && (await changesWhenSentAgain(send))) {
        comparison.faults.set('imported again, the file changes rows', 1);
        return end('silently wrong', '', found);
      }
      return end(asked.length > 0 ? 'right after an answer' : 'right', '', found);
    }
    const message = String(reply.body?.error?.message ?? reply.status);
    if (reply.status >= 500) return end('server error', message);
    if (round === MAX_ROUNDS) return end('refused', `more than ${MAX_ROUNDS} rounds: ${message}`);
    const questions = readQuestions(reply);
    asked.push(...questions.map(({ parameter }) => parameter));
    const answers = questions.flatMap((question) => answer(question, file) ?? []);
    const isNew = answers.some(([parameter, value]) => parameters.get(parameter) !== value);
    for (const [parameter, value] of answers) parameters.set(parameter, value);
    if (!isNew) return end('refused', message);
  }
}

async function changesWhenSentAgain(send: () => Promise<Reply>): Promise<boolean> {
  const { status, body } = await send();
  return status !== 201 || body.added_count + body.updated_count > 0;
}

/** Servers that have no list of questions name the parameters in the details. */
function readQuestions({ status, body }: Reply): Question[] {
  const { questions, details } = body?.error ?? {};
  if (questions) return questions;
  if (status !== 422 || !details) return [];
  return details
    .filter(({ path }: { path: string }) => /^[a-z_]+$/.test(path))
    .map(({ path }: { path: string }) => ({ parameter: path, choices: [] }));
}

async function listStored(client: Client, accountId: string): Promise<Stored[]> {
  const { status, body } = await client.get(`/api/v1/transactions?account_id=${accountId}&limit=${PAGE}`);
  if (status !== 200) throw new Error(`The list of transactions answered ${status}.`);
  return body.data;
}
