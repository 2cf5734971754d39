// Loaded into a process of the product before it: writes each quarter of a second what its event loop has been
// delayed by since the file was last removed, in milliseconds, what of that was its own computing, and the
// memory it takes, in MiB.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env.BREADBOX_EVENT_LOOP_FILE;
const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

// A turn that others' processes interrupt takes long, but no more of the processor.
const computing = createHistogram();
let before = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  computing.record(Math.max(1, user + system));
}, RESOLUTION_MS).unref();

// The histogram holds the whole time between two looks of which one resolution is meant.
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
    most: ms(delay.max),
    own99: computing.percentile(99) / 1e3,
    ownMost: computing.max / 1e3,
    rss: rss / 2 ** 20,
    heap: heapUsed / 2 ** 20,
  };
  writeFileSync(`${file}.new`, JSON.stringify(seen));
  renameSync(`${file}.new`, file);
}, 250).unref();
