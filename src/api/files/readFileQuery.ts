import type { ImportOptions } from '../../files/importOptions.ts';
import type { Call } from '../../http/operation.ts';
import { readCsvQuery } from '../csv/readCsvQuery.ts';

/** Reads the parameters that both operations for files of any format share. */
export function readFileQuery(call: Pick<Call<'previewFile'>, 'query' | 'headers'>): ImportOptions {
  const options = readCsvQuery(call);
  return { ...options, answers: { ...options.answers, acceptDifference: call.query.accept_difference } };
}
