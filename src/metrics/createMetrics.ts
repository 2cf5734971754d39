import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppContext, Database, JobObserver } from '../context.ts';
import { readOperatingState } from '../store/operatingState.ts';

/**
 * The metrics of this process, and of the household as its database has it. Every label has few values: operations,
 * statuses, providers, jobs, pools, and the short ids of the household's connections.
 */

export interface AnsweredRequest {
  /** Undefined if the path belongs to no operation. */
  operationId: string | undefined;
  path: string;
  status: number;
  milliseconds: number;
}

export interface Metrics extends JobObserver {
  requestAnswered(request: AnsweredRequest): void;
  /** Returns all metrics in Prometheus' text format. */
  render(): Promise<string>;
  readonly contentType: string;
  close(): void;
}

type Pools = Readonly<Record<string, Database>>;

/** Seconds: from a read that is in memory to an export of everything. */
const REQUEST_BUCKETS = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10];
const JOB_BUCKETS = [0.1, 1, 10, 60, 300];
const MS_PER_SECOND = 1000;
const EVENT_LOOP_INTERVAL_MS = 50;
/** A database that does not answer must not keep Prometheus from the metrics of the process. */
const DATABASE_TIMEOUT_MS = 2_000;

const DELIVERY = /^receive(\w+)Webhook$/;

export function createMetrics(
  { db, clock, config }: Pick<AppContext, 'db' | 'clock' | 'config'>,
  { pools, isRunning }: { pools: () => Pools; isRunning(): Promise<boolean> },
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // They start again at each scrape, so two scrapers take them from each other.
  for (const { name } of registry.getMetricsAsArray()) {
    if (name.startsWith('nodejs_eventloop_lag')) registry.removeSingleMetric(name);
  }

  const requests = new Counter({
    name: 'breadbox_http_requests_total',
    help: 'Requests answered, by operation of the contract and status.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'breadbox_http_request_duration_seconds',
    help: 'Time from the headers of a request to those of its answer, by operation of the contract.',
    labelNames: ['operation'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const deliveries = new Counter({
    name: 'breadbox_webhook_deliveries_total',
    help: 'Webhook deliveries of providers, by provider and outcome.',
    labelNames: ['provider', 'outcome'],
    registers,
  });
  const syncs = new Counter({
    name: 'breadbox_syncs_total',
    help: 'Syncs that ended in this process, by provider and outcome.',
    labelNames: ['provider', 'outcome'],
    registers,
  });
  const jobs = new Counter({
    name: 'breadbox_jobs_total',
    help: 'Jobs that ended in this process, by job and outcome.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const jobDurations = new Histogram({
    name: 'breadbox_job_duration_seconds',
    help: 'Run time of the jobs of this process.',
    labelNames: ['job'],
    buckets: JOB_BUCKETS,
    registers,
  });
  new Gauge({
    name: 'breadbox_info',
    help: 'Always 1; its labels have the version and the role of the process.',
    labelNames: ['version', 'role'],
    registers,
  }).set({ version: config.version, role: config.role }, 1);
  new Gauge({
    name: 'breadbox_jobs_accepted',
    help: '1 while scheduled jobs run: in this process, or for an API process in any worker.',
    registers,
    async collect() {
      this.set((await isRunning()) ? 1 : 0);
    },
  });
  const eventLoop = observeEventLoop(registers);
  describePools(registers, pools);
  const state = createStateGauges(registers);

  async function readState(): Promise<void> {
    const timeout = AbortSignal.timeout(DATABASE_TIMEOUT_MS);
    const tooLate = new Promise<null>((resolve) =>
      timeout.addEventListener('abort', () => resolve(null), { once: true }),
    );
    state.set(await Promise.race([readOperatingState(db, clock.now()).catch(() => null), tooLate]));
  }

  return {
    contentType: registry.contentType,
    requestAnswered({ operationId, path, status, milliseconds }) {
      const operation = operationId ?? describePath(path, status);
      requests.inc({ operation, status });
      durations.observe({ operation }, milliseconds / MS_PER_SECOND);
      const [, provider] = DELIVERY.exec(operation) ?? [];
      if (provider) deliveries.inc({ provider: provider.toLowerCase(), outcome: describeDelivery(status) });
    },
    jobEnded(job, outcome, milliseconds) {
      jobs.inc({ job, outcome });
      jobDurations.observe({ job }, milliseconds / MS_PER_SECOND);
    },
    syncEnded: (provider, outcome) => syncs.inc({ provider, outcome }),
    async render() {
      await readState();
      return registry.metrics();
    },
    close: () => clearInterval(eventLoop),
  };
}

/** A client chooses its paths, so they are no label. */
function describePath(path: string, status: number): string {
  if (path === '/mcp') return 'mcp';
  return status < 400 ? 'page' : 'unknown';
}

function describeDelivery(status: number): string {
  if (status < 300) return 'accepted';
  return status < 500 ? 'refused' : 'failed';
}

/** Measures how late a timer is: what a request waits for before anybody looks at it. */
function observeEventLoop(registers: Registry[]): NodeJS.Timeout {
  const delays = new Histogram({
    name: 'breadbox_event_loop_delay_seconds',
    help: 'How late the event loop runs what is due, measured every 50 ms.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers,
  });
  let due = performance.now() + EVENT_LOOP_INTERVAL_MS;
  return setInterval(() => {
    const now = performance.now();
    delays.observe(Math.max(0, now - due) / MS_PER_SECOND);
    due = now + EVENT_LOOP_INTERVAL_MS;
  }, EVENT_LOOP_INTERVAL_MS).unref();
}

/** The pools of Knex are tarn's. */
function describePools(registers: Registry[], pools: () => Pools): void {
  new Gauge({
    name: 'breadbox_database_connections',
    help: 'Connections of each pool to PostgreSQL, by state.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, { client }] of Object.entries(pools())) {
        this.set({ pool, state: 'used' }, client.pool.numUsed());
        this.set({ pool, state: 'free' }, client.pool.numFree());
      }
    },
  });
  new Gauge({
    name: 'breadbox_database_waiting',
    help: 'What waits for a connection of each pool.',
    labelNames: ['pool'],
    registers,
    collect() {
      for (const [pool, { client }] of Object.entries(pools())) {
        this.set({ pool }, client.pool.numPendingAcquires());
      }
    },
  });
}

/** What the database knows is read once a scrape, in one statement. */
function createStateGauges(registers: Registry[]) {
  const gauge = <const Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge<Label>({ name, help, labelNames, registers });
  const up = gauge('breadbox_database_up', '1 if the database answered this scrape, else 0.');
  const age = gauge(
    'breadbox_connection_last_success_age_seconds',
    'Time since the last successful sync of each linked connection, or since it was linked.',
    ['connection', 'provider'],
  );
  const connections = gauge('breadbox_connections', 'Linked connections, by provider and status.', [
    'provider',
    'status',
  ]);
  const running = gauge('breadbox_syncs_open', 'Syncs that are queued or running.');
  const quarantined = gauge(
    'breadbox_quarantined_transactions',
    'Transactions that a provider sent and that cannot be stored. Counted to 10,000.',
  );
  const waiting = gauge('breadbox_webhook_events_waiting', 'Webhook deliveries not processed yet.');
  return {
    set(state: Awaited<ReturnType<typeof readOperatingState>> | null): void {
      up.set(state ? 1 : 0);
      // Without an answer there is nothing to tell, and the last one may be wrong by now.
      for (const each of [age, connections, running, quarantined, waiting]) each.reset();
      if (!state) {
        for (const each of [running, quarantined, waiting]) each.remove();
        return;
      }
      for (const { short_id, provider, status, age_seconds } of state.connections) {
        age.set({ connection: short_id, provider }, age_seconds);
        connections.inc({ provider, status });
      }
      running.set(state.openSyncs);
      quarantined.set(state.quarantined);
      waiting.set(state.waitingWebhookEvents);
    },
  };
}
