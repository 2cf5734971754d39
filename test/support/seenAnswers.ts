import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../generated/routes.js';

/**
 * Records which operations answered with which statuses in a whole run. Every process writes the answers of its
 * test apps into one folder, and at the end they are compared with what the contract declares.
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

export function noteAnswer(method: string, path: string, status: number): void {
  const folder = process.env[SEEN_ANSWERS];
  if (!folder) return;
  const answered = status === 405 ? operationsAt(path) : [operationOf(method, path)];
  for (const operationId of answered) {
    if (operationId) appendFileSync(join(folder, String(process.pid)), `${operationId} ${status}\n`);
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

/** Returns the declared answers that no test of the run has seen, such as 'createUser 409'. */
export function findUnseenAnswers(folder: string): string[] {
  const seen = new Set(
    readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')),
  );
  return routes
    .flatMap(({ operationId, statuses }) => statuses.map((status) => `${operationId} ${status}`))
    .filter((answer) => !seen.has(answer));
}
