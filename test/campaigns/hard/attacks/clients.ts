import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Victim } from './victim.ts';

export interface Request {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

/** Sends a request on a connection of its own and does not wait for the answer. */
export async function send(
  { url }: Victim,
  { method, path, headers = {}, body = '' }: Request,
): Promise<Socket> {
  const { host, hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const fields = { Host: host, 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  if (body !== '') socket.write(body);
  return socket;
}

/** Sends requests at once, and leaves after some time whatever has been answered. */
export async function sendAndLeave(
  victim: Victim,
  requests: Request[],
  leave: Promise<unknown>,
): Promise<void> {
  const sockets = await Promise.all(requests.map((request) => send(victim, request)));
  for (const socket of sockets) socket.resume();
  await leave;
  for (const socket of sockets) socket.destroy();
}
