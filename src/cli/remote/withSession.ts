import { BreadboxError } from '../../../generated/client/index.ts';
import { explainApiFailure } from './explainApiFailure.ts';
import { findServer } from './findServer.ts';
import { type CommonOptions, openSession, type Session } from './session.ts';

/**
 * Calls a command with a session of the server.
 * @throws CommandFailure for every failed call.
 */
export async function withSession(
  options: CommonOptions,
  env: NodeJS.ProcessEnv,
  command: (session: Session) => Promise<void>,
): Promise<void> {
  const server = await findServer(env);
  try {
    await command(openSession(options, server, env));
  } catch (error) {
    throw error instanceof BreadboxError ? explainApiFailure(error, server.url) : error;
  }
}
