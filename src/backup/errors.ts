/** A backup cannot be made or restored. The message tells the user why and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

const FILE_FAILURES: Record<string, (file: string) => string> = {
  ENOENT: (file) => `There is no file ${file}. Check the path.`,
  ENOTDIR: (file) => `There is no file ${file}. Check the path.`,
  EISDIR: (file) => `${file} is a folder, not a file.`,
  EACCES: (file) =>
    `This user has no permission to open ${file}. Change its permissions or name another file.`,
  EPERM: (file) =>
    `This user has no permission to open ${file}. Change its permissions or name another file.`,
  EROFS: (file) => `${file} is on a read-only disk. Name a file on another disk.`,
  ENOSPC: (file) =>
    `The disk of ${file} is full. Free some space and try again. The incomplete backup was deleted.`,
  EDQUOT: (file) =>
    `The disk of ${file} is full. Free some space and try again. The incomplete backup was deleted.`,
};

/** Translates a known error of the file system to a BackupError. Returns any other error unchanged. */
export function describeFileFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  const sentence = Object.hasOwn(FILE_FAILURES, error.code) ? FILE_FAILURES[error.code] : undefined;
  return sentence ? new BackupError(sentence(file), { cause: error }) : error;
}
