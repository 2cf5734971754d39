import { connect } from 'node:net';

/**
 * `tsx httpLoad.ts URL KEY CONNECTIONS MILLISECONDS` requests one URL over several connections for some time, and
 * prints the number of answers, how many were not 200, and the client's own CPU time per request.
 *
 * It speaks HTTP/1.1 over plain sockets, because Node's own client uses more CPU than the server that it measures
 * on the same cores. Each connection has one request in flight at a time, and each answer is read completely.
 */
const [address = '', key = '', connections = '1', milliseconds = '1000'] = process.argv.slice(2);
const url = new URL(address);
const request = Buffer.from(
  `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nX-API-Key: ${key}\r\nAccept: application/json\r\n\r\n`,
);
const END_OF_HEAD = '\r\n\r\n';
const until = performance.now() + Number(milliseconds);
let answers = 0;
let refused = 0;
let bytes = 0;

/** Sends requests over one connection until the time is over. */
function sendRequests(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    socket.setNoDelay(true);
    let head = Buffer.alloc(0);
    let missing: number | null = null;
    const send = () => socket.write(request);
    const answered = () => {
      answers += 1;
      head = Buffer.alloc(0);
      missing = null;
      if (performance.now() < until) return send();
      socket.destroy();
      resolve();
    };
    socket.on('data', (piece) => {
      bytes += piece.length;
      if (missing === null) {
        head = head.length === 0 ? piece : Buffer.concat([head, piece]);
        const end = head.indexOf(END_OF_HEAD);
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        if (!text.startsWith('HTTP/1.1 200 ')) refused += 1;
        const length = /^content-length: (\d+)$/im.exec(text)?.[1];
        if (length === undefined)
          return socket.destroy(new Error(`An answer has no Content-Length: ${text}`));
        missing = Number(length) - (head.length - end - END_OF_HEAD.length);
      } else {
        missing -= piece.length;
      }
      if (missing < 0) return socket.destroy(new Error('The server sent more than one answer to a request.'));
      if (missing === 0) answered();
    });
    socket.on('error', reject);
    // After the last answer the promise is already resolved, and this has no effect.
    socket.on('close', () => reject(new Error('The server closed a connection.')));
    socket.on('connect', send);
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, sendRequests));
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    perSecond: (answers * 1000) / (performance.now() - startedAt),
    answers,
    refused,
    bytes,
    cpuMicrosecondsEach: (user + system) / answers,
  }),
);
