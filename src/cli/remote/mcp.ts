import { BreadboxError, createClient } from '../../../generated/client/index.ts';
import { readExactJson } from '../../exactJson.ts';
import { serveStdio } from '../../mcp/serveStdio.ts';
import { readVersion } from '../readVersion.ts';
import { stopSignal } from '../stopSignal.ts';
import { explainApiFailure } from './explainApiFailure.ts';
import { findServer } from './findServer.ts';

/** `breadbox mcp`: standard output belongs to the protocol, so whatever goes wrong is on standard error. */
export async function mcpCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const { url, apiKey } = await findServer(env);
  const client = createClient({ baseUrl: url, apiKey, parseJson: readExactJson });
  try {
    await serveStdio({ client, apiKey, version: await readVersion(), stopped: stopSignal() });
  } catch (error) {
    throw error instanceof BreadboxError ? explainApiFailure(error, url) : error;
  }
}
