import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../generated/routes.js';

/**
 * Which operations answered with which statuses over a whole run. Every worker writes what its test apps
 * answered into a folder of the run's; at the end it is held against what the contract declares.
 */

/** Names the folder in which the workers leave what they saw; without it nothing is noted. */
export const SEEN_ANSWERS = 'BREADBOX_TEST_SEEN_ANSWERS';

const patterns = routes.map(({ operationId, method, path }) => ({
  operationId,
  method: method.toUpperCase(),
  isLiteral: !path.includes('{'),
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
}));
// As the router does: what is written out wins over what is a parameter.
patterns.sort((a, b) => Number(b.isLiteral) - Number(a.isLiteral));

export function noteAnswer(method: string, path: string, status: number): void {
  const folder = process.env[SEEN_ANSWERS];
  if (!folder) return;
  const operationId = operationOf(method, path);
  if (operationId) appendFileSync(join(folder, String(process.pid)), `${operationId} ${status}\n`);
}

/** The operation that a request asks for, as the router would say. */
export function operationOf(method: string, path: string): string | undefined {
  const [pathname = ''] = path.split('?');
  return patterns.find((candidate) => candidate.method === method && candidate.pattern.test(pathname))
    ?.operationId;
}

/** What the contract declares and no test of the run has seen, such as 'createUser 409'. */
export function findUnseenAnswers(folder: string): string[] {
  const seen = new Set(
    readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')),
  );
  return routes
    .flatMap(({ operationId, statuses }) => statuses.map((status) => `${operationId} ${status}`))
    .filter((answer) => !seen.has(answer));
}
