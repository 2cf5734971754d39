import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './httpServer.ts';

/**
 * `POST /control/<method>` with the method's argument as JSON does the same as calling the method in this process.
 * If the method throws, the response is 400 with the error's message.
 */
export async function respondToControl(
  control: object,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = new URL(request.url ?? '', 'http://sandbox').pathname.replace('/control/', '');
  const reply = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  try {
    const body = await readBody(request);
    const method: unknown = Object.hasOwn(control, name) ? Reflect.get(control, name) : undefined;
    if (typeof method !== 'function') return reply(404, { error: `No such control method: ${name}.` });
    reply(200, await method(body === '' ? {} : JSON.parse(body)));
  } catch (error) {
    reply(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
