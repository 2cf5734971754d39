import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLogger, type Logger } from '../../src/log.ts';
import { keepBody } from './answerBody.ts';
import { noteOutput, noteSecret, noteSettings, notesSecrets } from './secretNotes.ts';
import { operationOf } from './seenAnswers.ts';

/** The answers that return a secret on purpose, with the field that holds it. */
const SECRET_FIELDS: Record<string, string> = {
  'createApiKey 201': 'key',
  'createDashboardSession 201': 'key',
  'createLinkSession 201': 'url',
  'createReauthSession 201': 'url',
  'getLinkParameters 200': 'link_token',
};

/** Returns a logger of all levels that records its lines, or undefined if nothing is recorded. */
export function notedLogger(): Logger | undefined {
  if (!notesSecrets) return undefined;
  return createLogger('trace', { write: (line) => noteOutput('log line', 'of a test app', line) });
}

/** Records a test app's secrets as it uses them, and all its answers. */
export function watchSecrets(app: App, config: Config): void {
  if (!notesSecrets) return;
  noteSettings(config);
  const { vault } = app.context;
  // Whatever the vault seals is a secret.
  const { seal } = vault;
  vault.seal = (secret, ownerId) => {
    noteSecret('a sealed credential', secret);
    return seal(secret, ownerId);
  };
  app.server.prependListener('request', watchAnswer);
}

function watchAnswer(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const body = keepBody(outgoing);
  outgoing.on('finish', () => {
    const operationId = operationOf(incoming.method ?? '', incoming.url ?? '');
    const where = `${operationId ?? `${incoming.method} ${incoming.url?.split('?')[0]}`} ${outgoing.statusCode}`;
    noteOutput('answer', `${where}, headers`, JSON.stringify(outgoing.getHeaders()));
    noteOutput('answer', where, withoutSecretField(where, body()));
  });
}

/** Removes the field that returns a secret on purpose, and records its value as a secret. */
function withoutSecretField(answer: string, body: Buffer): Buffer | string {
  const field = SECRET_FIELDS[answer];
  if (!field) return body;
  const { [field]: secret, ...rest } = JSON.parse(body.toString());
  // The secret part of an address is its last one.
  if (typeof secret === 'string') noteSecret(`${field} of ${answer}`, secret.split('/').at(-1) ?? secret);
  return JSON.stringify(rest);
}
