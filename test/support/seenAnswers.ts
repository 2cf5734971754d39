import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { routes } from '../../generated/routes.js';
import { keepBody } from './answerBody.ts';

/**
 * Records which operations answered with which statuses and error codes in a whole run. Every process writes the
 * answers of its test apps into one folder, and at the end they are compared with what the contract documents.
 */

/** Names that folder; without it nothing is recorded. */
export const SEEN_ANSWERS = 'BREADBOX_TEST_SEEN_ANSWERS';

const patterns = routes.map(({ operationId, method, path }) => ({
  operationId,
  method: method.toUpperCase(),
  isLiteral: !path.includes('{'),
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
}));
// As in the router, a literal path takes precedence over one with a parameter.
patterns.sort((a, b) => Number(b.isLiteral) - Number(a.isLiteral));

/** Records the answer to a request once it is finished. */
export function watchAnswer(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const folder = process.env[SEEN_ANSWERS];
  if (!folder) return;
  const body = keepBody(outgoing);
  outgoing.on('finish', () => {
    const { method = '', url = '', headers } = incoming;
    // Refused before an operation is chosen, whatever the path.
    if (headers.host === undefined) return;
    const { statusCode } = outgoing;
    const code = statusCode < 400 ? undefined : errorCodeOf(body().toString());
    const answered = statusCode === 405 ? operationsAt(url) : [operationOf(method, url)];
    for (const operationId of answered) {
      if (operationId) appendFileSync(join(folder, String(process.pid)), line(operationId, statusCode, code));
    }
  });
}

const line = (operationId: string, status: number, code: string | undefined): string =>
  `${operationId} ${status}${code === undefined ? '' : ` ${code}`}\n`;

/** The code of an error envelope; undefined for a body of another form, such as a readiness report. */
function errorCodeOf(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text);
    return error?.code;
  } catch {
    return undefined;
  }
}

/** A method that a path does not take belongs to none of its operations: the answer counts for all of them. */
function operationsAt(path: string): string[] {
  const [pathname = ''] = path.split('?');
  return patterns.filter(({ pattern }) => pattern.test(pathname)).map(({ operationId }) => operationId);
}

/** Returns the operationId that the router would choose for a request. */
export function operationOf(method: string, path: string): string | undefined {
  const [pathname = ''] = path.split('?');
  return patterns.find((candidate) => candidate.method === method && candidate.pattern.test(pathname))
    ?.operationId;
}

/** Compares the answers of a run with those that the contract documents, such as 'createUser 409 CONFLICT'. */
export function compareAnswers(folder: string): { unseen: string[]; undocumented: string[] } {
  const seen = new Set(
    readdirSync(folder)
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
      .filter((answer) => answer !== ''),
  );
  const documented = new Set(
    routes.flatMap(({ operationId, statuses, errorCodes }) =>
      statuses.flatMap((status) =>
        (errorCodes[status] ?? [undefined]).map((code) => line(operationId, status, code).trim()),
      ),
    ),
  );
  return {
    unseen: [...documented].filter((answer) => !seen.has(answer)),
    undocumented: [...seen].filter((answer) => !documented.has(answer)),
  };
}
