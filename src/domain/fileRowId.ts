/**
 * The ids of rows from files are SHA-256 digests in hexadecimal, which no provider uses. A merge of two accounts may have
 * added a suffix. A row that a bank takes over gets the bank's id, and is a row from a file no longer.
 */
const FILE_ROW_ID = /^[0-9a-f]{64}(#merged:|$)/;

export const isFileRowId = (externalId: string): boolean => FILE_ROW_ID.test(externalId);
