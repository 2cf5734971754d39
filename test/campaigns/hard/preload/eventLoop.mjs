// Preloaded into a server process. Every 250 ms it writes to BREADBOX_EVENT_LOOP_FILE the delay of the event loop
// and its own CPU time per interval since the file was last removed, in milliseconds, and its memory in MiB.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BREADBOX_EVENT_LOOP_FILE;
const RESOLUTION_MS = 5;

// Threads of the process preload it too, and would write the same file.
if (isMainThread) measure();

function measure() {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();

  // Other processes can delay the event loop, but they do not add to this process's CPU time.
  const computing = createHistogram();
  let before = process.cpuUsage();
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    computing.record(Math.max(1, user + system));
  }, RESOLUTION_MS).unref();

  // The histogram records the whole time between two samples, of which one resolution is intended.
  const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

  setInterval(() => {
    if (!existsSync(file)) {
      delay.reset();
      computing.reset();
    }
    const { rss, heapUsed } = process.memoryUsage();
    const seen = {
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
      own99: computing.percentile(99) / 1e3,
      ownMax: computing.max / 1e3,
      rss: rss / 2 ** 20,
      heap: heapUsed / 2 ** 20,
    };
    writeFileSync(`${file}.new`, JSON.stringify(seen));
    renameSync(`${file}.new`, file);
  }, 250).unref();
}
