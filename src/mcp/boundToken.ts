import { type ToolContext, WrongArguments } from './answer.ts';

/**
 * The API's dry_run_token stands for the transactions that would change. The tools' own also stands for the request that
 * it came from, so that what the user agreed to is what happens: it is followed by a signature over both.
 */

type Sign = ToolContext['sign'];

/** The token that a model gets for this request. */
export const bindToken = (sign: Sign, request: object, token: string): string =>
  `${token}.${sign(canonical([request, token]))}`;

/**
 * Returns the API's token.
 * @throws WrongArguments if it came from another request.
 */
export function readToken(sign: Sign, request: object, bound: string): string {
  const [token = ''] = String(bound).split('.');
  if (bound !== bindToken(sign, request, token)) {
    throw new WrongArguments(
      'The dry_run_token does not belong to this call. Repeat the call without it, and show the user what would change.',
    );
  }
  return token;
}

/** JSON in which the order of keys does not matter. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
