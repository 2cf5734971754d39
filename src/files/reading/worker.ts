import { parentPort } from 'node:worker_threads';
import { ApiError } from '../../errors.ts';
import { yieldProcessor } from '../../startThread.ts';
import { openFile } from './openFile.ts';
import type { FromWorker, ToWorker } from './workerMessages.ts';

/** The worker thread: surveys a file, and then reads its rows as often as it is asked to. */

/** Read ahead of the main thread, so that neither waits for the other. */
const MAX_CHUNKS_AHEAD = 2;

const port = parentPort;
if (!port) throw new Error('This module runs in a worker thread.');
yieldProcessor();
const send = (message: FromWorker) => port.postMessage(message);

let reading = 0;
let ahead = 0;
let wake: () => void = () => undefined;
let readRows: Awaited<ReturnType<typeof openFile>>['readRows'] | null = null;

port.on('message', (message: ToWorker) => {
  if (message.kind === 'next') {
    if (message.reading === reading) ahead--;
  } else if (message.kind === 'read') {
    reading = message.reading;
    ahead = 0;
    void run(() => sendRows(message));
  } else {
    reading = 0;
    readRows = null;
    if (message.kind === 'open') void run(() => open(message));
  }
  wake();
});

async function open({ bytes, format, options }: Extract<ToWorker, { kind: 'open' }>): Promise<void> {
  const file = await openFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format, options);
  readRows = file.readRows;
  send({ kind: 'summary', summary: file.summary });
}

async function sendRows({ reading: own, targets }: Extract<ToWorker, { kind: 'read' }>): Promise<void> {
  if (!readRows) throw new Error('The file is surveyed before its rows are read.');
  for await (const rows of readRows(targets)) {
    while (own === reading && ahead >= MAX_CHUNKS_AHEAD) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (own !== reading) return;
    ahead++;
    send({ kind: 'rows', reading: own, rows });
  }
  send({ kind: 'end', reading: own });
}

async function run(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Errors lose their class on the way; others end the worker, which the main thread reports.
    if (!(error instanceof ApiError)) throw error;
    const { code, message, details } = error;
    send({ kind: 'refused', code, message, details });
  }
}
