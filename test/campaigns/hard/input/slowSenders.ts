import { connect, type Socket } from 'node:net';
import type { TestApp } from '../../../support/testApp.ts';
import { type Exchange, findWrong, listen } from '../../../support/wire.ts';
import type { Check } from '../campaign.ts';

/** The server's real limits take two minutes, so the short size lowers them. */
const SHORT_LIMITS = { headersTimeout: 2_000, requestTimeout: 4_000 };
/** Node.js checks for late requests only at intervals. */
const GRACE_MS = 15_000;
const PAUSE_MS = 100;
/** Begins the names that are sent, to tell them from the generated requests that also send only "x". */
const NAME = 'slowly ';
const SENDERS = { short: 60, full: 600 };

export interface SlowSenders {
  /** Waits until the server has closed all their connections. */
  finish(): Promise<Check[]>;
}

/** Opens connections that send a byte at intervals. A third never finish their headers, the others their bodies. */
export async function sendSlowly(app: TestApp, size: 'short' | 'full'): Promise<SlowSenders> {
  if (size === 'short') Object.assign(app.server, SHORT_LIMITS);
  const deadlineMs = app.server.requestTimeout + GRACE_MS;
  const { port } = new URL(app.url);
  const head = `POST /api/v1/users HTTP/1.1\r\nHost: x\r\nX-API-Key: ${app.keys.full_access}\r\n`;
  const json = 'Content-Type: application/json\r\n';
  const beginnings = [
    `${head}X-Slow: `,
    `${head}${json}Content-Length: 900000\r\n\r\n{"name":"${NAME}`,
    `${head}${json}Transfer-Encoding: chunked\r\n\r\nfffff\r\n{"name":"${NAME}`,
  ];
  const sockets: Socket[] = [];
  const exchanges: Promise<Exchange>[] = [];
  for (let sender = 0; sender < SENDERS[size]; sender++) {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    socket.write(beginnings[sender % beginnings.length] ?? '');
    sockets.push(socket);
    exchanges.push(listen(socket, deadlineMs));
  }
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x');
  }, PAUSE_MS);

  async function finish(): Promise<Check[]> {
    const ended = await Promise.all(exchanges);
    clearInterval(dripping);
    const stored = await app.database.db('users').whereLike('name', `${NAME}%`).pluck('name');
    return [
      {
        claim: 'a client that sends its request too slowly gets 408 and a closed connection',
        attempts: ended.length,
        failures: ended.flatMap((each) => checkEnd(each) ?? []),
        figures: `limits ${app.server.headersTimeout / 1000} s for headers, ${app.server.requestTimeout / 1000} s in all`,
      },
      {
        claim: 'nothing of an unfinished slow request is stored',
        attempts: ended.length,
        failures: stored.map((name) => `a user ${name}`),
      },
    ];
  }
  return { finish };
}

function checkEnd({ answers, rest, isClosed }: Exchange): string | null {
  if (!isClosed) return 'the connection stayed open';
  const [answer] = answers;
  if (!answer || answers.length > 1 || rest !== '')
    return `${answers.length} answers and ${rest.length} extra characters`;
  return answer.status === 408 ? findWrong(answer) : `was answered ${answer.status}`;
}
