import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createAnswerOnce } from './api/answerOnce.ts';
import { bodyBudgets } from './api/bodyBudgets.ts';
import { createNewestRelease } from './api/health/newestRelease.ts';
import { operations } from './api/operations.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { AppContext, Household } from './context.ts';
import { Cursors } from './cursors.ts';
import { createDiagnosis } from './doctor/createDiagnosis.ts';
import { createEventStreams } from './events/createEventStreams.ts';
import { ExportSlots } from './exports/exportSlots.ts';
import { FileReaders } from './files/reading/fileReaders.ts';
import { createAnonymousLimit } from './http/anonymousLimit.ts';
import { createAuthentication } from './http/authentication.ts';
import { createClientAddress } from './http/clientAddress.ts';
import { makeClosable } from './http/closeServer.ts';
import { HeavySlots } from './http/heavySlots.ts';
import { createLinkPages } from './http/linkPages.ts';
import { createMcpEndpoint } from './http/mcpEndpoint.ts';
import { createPages } from './http/pages.ts';
import { createRateLimiter } from './http/rateLimit.ts';
import { createRouter } from './http/router.ts';
import { createHttpServer } from './http/server.ts';
import { JobStoreUnavailable } from './jobs/agenda/jobStoreUnavailable.ts';
import type { Jobs } from './jobs/createJobs.ts';
import { createJobs } from './jobs/createJobs.ts';
import { findOwnLinkPage, finishOwnLinkPage } from './linking/ownLinkPage.ts';
import type { Logger } from './log.ts';
import { createLogger } from './log.ts';
import { createMetrics } from './metrics/createMetrics.ts';
import { createMetricsServer } from './metrics/createMetricsServer.ts';
import { createDatabase, databaseUnavailable, isDatabaseUnavailable } from './postgres/database.ts';
import { createCsvProvider } from './providers/csv/createCsvProvider.ts';
import { createPlaidProvider } from './providers/plaid/createPlaidProvider.ts';
import type { Providers } from './providers/provider.ts';
import { createTellerProvider } from './providers/teller/createTellerProvider.ts';
import { MatchingThreads } from './rules/matchingThreads.ts';
import { createApiKeyFinder } from './store/apiKeys.ts';
import { createAudit, SERVER } from './store/auditEvents.ts';
import { FailedAuthentications } from './store/failedAuthentications.ts';
import { REACH_VIEWS } from './store/reach.ts';
import { createVault } from './vault.ts';

/** A dashboard asks for a page at every turn of the wheel; a person who scrolls must not reach the limit. */
const DASHBOARD_RPM = 1200;

/** Exports wait for each other rather than take connections from everything else. */
const EXPORT_POOL_SIZE = 4;

export interface App {
  context: AppContext;
  server: Server;
  /** Serves /metrics; null if METRICS_PORT is not set. */
  metricsServer: Server | null;
  jobs: Jobs;
  /** Stops accepting work, waits for running requests and jobs, and closes every connection. */
  close(): Promise<void>;
}

export interface Replacements {
  clock?: Clock;
  log?: Logger;
  providers?: Providers;
}

/**
 * The composition root: creates every part once and passes it what it needs. The caller starts the server and the
 * jobs.
 */
export async function buildApp(
  config: Config & {
    databaseUrl: string;
    household: Household;
    cursorKey: Buffer;
    /** What the doctor looks at besides: the environment, and the folder of an embedded database. */
    doctor?: { env: NodeJS.ProcessEnv; dataDir: string | null };
  },
  replacements: Replacements = {},
): Promise<App> {
  const log = replacements.log ?? createLogger(config.logLevel);
  const clock = replacements.clock ?? systemClock;
  const db = createDatabase(config.databaseUrl, { poolSize: config.databasePoolSize, log });
  const [firstKey, ...otherKeys] = config.encryptionKeys;
  if (!firstKey) throw new Error('readConfig returned no encryption key.');
  const base = {
    config,
    household: config.household,
    db,
    log,
    clock,
    vault: createVault([firstKey, ...otherKeys]),
    cursors: new Cursors(config.cursorKey),
    providers: replacements.providers ?? configuredProviders(config),
    fileReaders: new FileReaders(),
    matchingThreads: new MatchingThreads(),
    audit: createAudit(clock, SERVER),
    newestRelease: createNewestRelease({ url: config.updateUrl, clock, log }),
  };
  // Made before what it observes; nobody scrapes it before everything is there.
  const metrics =
    config.metricsPort === null
      ? null
      : createMetrics(base, {
          pools: () => ({
            api: db,
            limited,
            claims,
            exports: exportPools.whole,
            exports_limited: exportPools.limited,
          }),
          isRunning: () => jobs.isRunning(),
        });
  const jobs = createJobs(base, metrics);
  // On these connections the tables show only what a limited API key reaches.
  const limited = createDatabase(config.databaseUrl, {
    poolSize: config.databasePoolSize,
    setup: REACH_VIEWS,
    log,
  });
  const exportPools = {
    whole: createDatabase(config.databaseUrl, { poolSize: EXPORT_POOL_SIZE, log }),
    limited: createDatabase(config.databaseUrl, { poolSize: EXPORT_POOL_SIZE, setup: REACH_VIEWS, log }),
  };
  const events = createEventStreams({ ...base, limited });
  const context: AppContext = {
    ...base,
    queue: jobs.queue,
    events,
    exportPools,
    exportSlots: new ExportSlots(),
    diagnose: createDiagnosis({
      env: config.doctor?.env ?? {},
      version: config.version,
      clock,
      dataDir: config.doctor?.dataDir ?? '',
      database: { db, url: config.databaseUrl, isEmbedded: Boolean(config.doctor?.dataDir) },
      readKeys: async () => config.encryptionKeys,
    }),
    scheduler: { isRunning: () => jobs.isRunning() },
  };
  // A request that holds a claim waits for connections of the other pool, so the claims need a pool of their own.
  const claims = createDatabase(config.databaseUrl, { poolSize: config.databasePoolSize, log });
  const failedAuthentications = new FailedAuthentications(base);
  const createEvenLimiter = (perMinute: number) => createRateLimiter({ perMinute, burst: perMinute });
  const authentication = createAuthentication({
    findKey: createApiKeyFinder(base),
    clock,
    keyLimiter: createRateLimiter(config.rateLimit),
    dashboardLimiter: createEvenLimiter(config.rateLimit.perMinute === 0 ? 0 : DASHBOARD_RPM),
    failureLimiter: createEvenLimiter(config.failuresPerMinute),
    recordFailure: (failure) => failedAuthentications.record(failure),
  });
  const toAddress = createClientAddress(config.trustedProxies);
  const limitAnonymous = createAnonymousLimit(config.anonymousPerMinute, clock);
  const router = await createRouter({
    document: JSON.parse(await readFile(file('generated/openapi.json'), 'utf8')),
    operations,
    answerOnce: createAnswerOnce(context, { claims, limited }),
    authentication,
    limitAnonymous,
    bodyBudgets,
    heavySlots: new HeavySlots(),
  });
  const server = createHttpServer({
    router,
    pages: createPages(
      {
        contractJson: file('generated/openapi.json'),
        contractYaml: file('generated/openapi.yaml'),
        docs: built('docs'),
        dashboard: built('dashboard'),
      },
      limitAnonymous,
    ),
    linkPages: createLinkPages({
      async find(token) {
        const connectUrl = config.teller?.connectUrl;
        const page = connectUrl ? await findOwnLinkPage(context, token) : null;
        return page && connectUrl ? { ...page, ...page.parameters, connectUrl } : null;
      },
      async finish(token, result) {
        const session = await finishOwnLinkPage(context, token, result);
        return session && { ...session, message: session.error?.message ?? null };
      },
    }),
    mcp: createMcpEndpoint({
      authentication,
      hosts: config.mcpAllowedHosts,
      origins: config.corsOrigins,
      async answer(message, { key, text, fetch }) {
        // Loaded on use, because most servers are never asked.
        const { answerOverHttp } = await import('./mcp/answerOverHttp.ts');
        return answerOverHttp(message, {
          key: { text, scope: key.scope, isLimited: key.reach !== null },
          version: config.version,
          now: () => clock.now(),
          fetch,
          onFailure: (error) => log.error({ err: error }, 'mcp tool failed'),
        });
      },
    }),
    log,
    clientAddress: toAddress,
    corsOrigins: config.corsOrigins,
    toApiError: (error) =>
      isDatabaseUnavailable(error) || error instanceof JobStoreUnavailable
        ? databaseUnavailable(error)
        : null,
    checkResponses: config.checkResponses,
    onAnswered: metrics && ((request) => metrics.requestAnswered(request)),
  });
  const metricsServer = metrics && createMetricsServer(metrics, log);
  const closeServer = makeClosable(server);
  return {
    context,
    server,
    metricsServer,
    jobs,
    async close() {
      metricsServer?.close();
      metricsServer?.closeAllConnections();
      metrics?.close();
      const answered = closeServer();
      // Their requests would never be answered to the end.
      await events.close();
      // In parallel, because both may take long, but jobs accept work until every request has been answered.
      await jobs.stop(answered);
      await answered;
      await failedAuthentications.close();
      await context.fileReaders.close();
      await context.matchingThreads.close();
      await claims.destroy();
      await limited.destroy();
      await exportPools.whole.destroy();
      await exportPools.limited.destroy();
      await db.destroy();
    },
  };
}

/** The path of a folder that `make build` makes in dist/, next to the compiled sources. */
function built(folder: string): string {
  return file(import.meta.url.endsWith('.ts') ? `dist/${folder}` : folder);
}

/** The path of a file next to src/, in the repository or in dist/. */
function file(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

function configuredProviders(config: Config): Providers {
  return {
    csv: createCsvProvider(),
    ...(config.plaid && { plaid: createPlaidProvider(config.plaid) }),
    ...(config.teller && { teller: createTellerProvider(config.teller) }),
  };
}
