import type { Input } from '../../../generated/client/index.ts';
import { type Tool, WrongArguments } from '../answer.ts';
import { canonical } from '../boundToken.ts';

export const importFile: Tool<'import_file'> = async (given, { client, signal, sign }) => {
  const { content, options, dry_run_token, ...account } = given;
  // The API refuses options that it does not know, by name.
  const query = { ...options, ...account } as NonNullable<Input<'importFile'>['query']>;
  const body = { file: content };
  const { strict: _, ...previewQuery } = query;
  const preview = await client.call('previewFile', { query: previewQuery, body, signal });
  const token = sign(canonical([content, query, preview]));
  const lists = { assumptions: preview.assumptions, questions: preview.questions, skipped: preview.skipped };
  if (dry_run_token !== undefined && preview.questions.length === 0) {
    if (dry_run_token !== token) {
      throw new WrongArguments(
        'The dry_run_token does not belong to this file and these options, or the accounts have changed since. Call again without it.',
      );
    }
    const result = await client.call('importFile', { query, body, signal });
    return {
      summary: `Imported. Take it back with DELETE /api/v1/imports/${result.import_id}, or in the dashboard.`,
      data: { accounts: result.accounts, kept: result.kept },
      structured: { import_id: result.import_id },
    };
  }
  if (preview.questions.length > 0) {
    return {
      summary:
        'Nothing was imported. Ask the user the questions, and repeat the call with the answers in options.',
      data: { format: preview.format, accounts: preview.accounts, ...lists },
    };
  }
  return {
    summary: `Nothing was imported yet: the file has ${preview.row_count} transactions. Show the user the accounts, balances and assumptions; if they agree, repeat the call with dry_run_token ${token}.`,
    data: {
      format: preview.format,
      accounts: preview.accounts,
      ...lists,
      sample: preview.sample_rows,
    },
    structured: { dry_run_token: token, row_count: preview.row_count },
  };
};
