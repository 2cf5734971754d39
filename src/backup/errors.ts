/** A backup cannot be made, or one cannot be restored; the message says to a person why and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

const FILE_FAILURES: Record<string, (file: string) => string> = {
  ENOENT: (file) => `There is no ${file}.`,
  ENOTDIR: (file) => `There is no ${file}.`,
  EISDIR: (file) => `${file} is a folder, not a file.`,
  EACCES: (file) => `${file} may not be opened by this user.`,
  EPERM: (file) => `${file} may not be opened by this user.`,
  EROFS: (file) => `${file} is on a disk that cannot be written.`,
  ENOSPC: (file) => `The disk of ${file} is full. Nothing is left of the backup that was begun.`,
  EDQUOT: (file) => `The disk of ${file} is full. Nothing is left of the backup that was begun.`,
};

/** What the file system said, in a sentence; an error of any other kind as it is. */
export function describeFileFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  const sentence = Object.hasOwn(FILE_FAILURES, error.code) ? FILE_FAILURES[error.code] : undefined;
  return sentence ? new BackupError(sentence(file), { cause: error }) : error;
}
