import type { BreadboxError } from '../../../generated/client/index.ts';
import { CommandFailure, EXIT_CODES } from '../exitCodes.ts';
import { flagOf, isOption, toFlags } from './contractOptions.ts';
import { toLine } from './text.ts';

/** Returns a failed call as what it means for the person at the terminal, with the exit code of the command. */
export function explainApiFailure(error: BreadboxError, url: string): CommandFailure {
  const { code, status, requestId } = error;
  const { refused, usage, unavailable } = EXIT_CODES;
  if (code === 'NETWORK_ERROR') {
    return new CommandFailure(`No server answers at ${url}. Start it, or correct BREADBOX_URL.`, unavailable);
  }
  if (code === 'TIMEOUT') {
    return new CommandFailure(`The server at ${url} took too long to answer. Try again later.`, unavailable);
  }
  if (code === 'UNEXPECTED_ANSWER') {
    const message =
      status >= 500
        ? `The server at ${url} cannot answer (status ${status}). Try again later, or look at its log.`
        : `${url} is not a Breadbox server, or a proxy changes its answers (status ${status}). Correct BREADBOX_URL.`;
    return new CommandFailure(message, status >= 500 ? unavailable : refused);
  }
  const message = toLine(error.message);
  if (status === 401) {
    return new CommandFailure(
      `The server at ${url} refused the API key: ${message} Correct BREADBOX_API_KEY.`,
    );
  }
  if (status === 403) {
    return new CommandFailure(
      `${message} Set BREADBOX_API_KEY to one. On the server's machine, without BREADBOX_URL, \`breadbox keys create <name> --scope full_access\` makes it.`,
    );
  }
  if (status === 404 && message.startsWith('No such endpoint')) {
    const { origin } = new URL(url);
    return new CommandFailure(
      url === origin
        ? `The server at ${url} does not know this command; its version may be another. Update the older of the two.`
        : `There is no API at ${url}. Correct BREADBOX_URL: an address without a path, such as ${origin}.`,
    );
  }
  if (status === 500) {
    return new CommandFailure(
      `The server failed. Its log says why, under the request id ${requestId ?? 'of this call'}.`,
      unavailable,
    );
  }
  if (status === 429 || status >= 502) return new CommandFailure(message, unavailable);
  if (status === 400 || status === 422) {
    return new CommandFailure(
      describeDetails(error) ?? toFlags(message),
      code === 'INVALID_PARAMETER' ? usage : refused,
    );
  }
  return new CommandFailure(message);
}

/** The fields that the server refused, by the names of their options; null if one of them is no option. */
function describeDetails({ details }: BreadboxError): string | null {
  const isKnown = details.length > 0 && details.every(({ path }) => isOption(path));
  if (!isKnown) return null;
  return details.map(({ path, message }) => `${flagOf(path)} ${toFlags(toLine(message))}.`).join(' ');
}
