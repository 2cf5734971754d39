import { useEffect, useState } from 'preact/hooks';
import type { components, Output, operations } from '../../../../generated/client/index.ts';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';

export type Question = components['schemas']['Question'];
export type Assumption = components['schemas']['Assumption'];
export type Preview = Output<'previewFile'>;
export type FileQuery = NonNullable<operations['previewFile']['parameters']['query']>;

/** The account that a file goes into: one that exists, or a new one. */
export interface Target {
  accountId: string;
  name: string;
  type: string;
  currency: string;
}

export const NEW_ACCOUNT = 'new';

/** @param userId whose a new account is; null while that is somebody who does not exist yet. */
export function toQuery(
  target: Target,
  userId: string | null,
  answers: Readonly<Record<string, string>>,
): FileQuery {
  const isNew = target.accountId === NEW_ACCOUNT;
  const account = isNew
    ? {
        ...(target.name.trim() && { account_name: target.name.trim() }),
        ...(userId && { user_id: userId }),
        ...(target.type && { account_type: target.type }),
        ...(target.currency && { currency: target.currency.toUpperCase() }),
      }
    : { account_id: target.accountId };
  // The answers are choices that the server gave for these parameters.
  return { ...account, ...answers } as FileQuery;
}

export const importFile = (file: File, query: FileQuery): Promise<Output<'importFile'>> =>
  api().files.import({ file }, query);

const DELAY_MS = 300;
let lastFile = 0;
const numbers = new WeakMap<File, number>();

/**
 * What an import would do. It follows the answers; the request of an earlier answer is ended. `isCurrent`: whether it is
 * the preview of these answers.
 */
export function usePreview(file: File, query: FileQuery) {
  if (!numbers.has(file)) {
    lastFile += 1;
    numbers.set(file, lastFile);
  }
  const wanted = JSON.stringify(query);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), DELAY_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const key = `preview ${numbers.get(file)} ${settled}`;
  const preview = useQuery(key, (signal) => api().files.preview({ file }, JSON.parse(settled), { signal }));
  return { ...preview, isCurrent: settled === wanted && !preview.isLoading && !preview.error };
}
