import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect } from 'chai';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/** What each folder of src may import from src and generated; a folder may always import from itself. */
const mayImport: Record<string, string[]> = {
  'main.ts': ['cli'],
  'app.ts': ['*'],
  cli: ['*'],
  client: ['generated'],
  dashboard: ['generated', 'amount.ts'],
  mcp: ['generated', 'exactJson.ts', 'amount.ts', 'bankNeed.ts'],
  codegen: [],
  postgres: ['errors.ts', 'log.ts'],
  api: [
    'http/operation.ts',
    'http/errorResponse.ts',
    'http/etag.ts',
    'context.ts',
    'domain',
    'store',
    'postgres',
    'linking',
    'sync',
    'rules',
    'webhooks',
    'providers/provider.ts',
    'errors.ts',
    'contract.ts',
    'jsonText.ts',
    'files',
    'exports',
  ],
  exports: ['domain', 'store', 'amount.ts', 'contract.ts', 'errors.ts', 'context.ts'],
  events: ['store', 'postgres', 'contract.ts', 'errors.ts', 'context.ts'],
  files: [
    'contract.ts',
    'domain',
    'store',
    'postgres',
    'sync',
    'providers/provider.ts',
    'errors.ts',
    'context.ts',
    'startThread.ts',
  ],
  metrics: ['store', 'context.ts', 'log.ts'],
  jobs: ['sync', 'linking', 'store', 'postgres', 'context.ts', 'log.ts', 'webhooks'],
  sync: [
    'domain',
    'store',
    'postgres',
    'rules',
    'providers/provider.ts',
    'providers/replaceInvalidText.ts',
    'errors.ts',
    'context.ts',
  ],
  rules: [
    'domain',
    'store',
    'postgres',
    'context.ts',
    'contract.ts',
    'errors.ts',
    'jsonText.ts',
    'startThread.ts',
  ],
  linking: ['domain', 'store', 'postgres', 'sync', 'providers/provider.ts', 'errors.ts', 'context.ts'],
  backup: ['postgres', 'vault.ts', 'context.ts'],
  doctor: [
    'store',
    'postgres',
    'jobs/createJobs.ts',
    'jobs/agenda/openJobStore.ts',
    'jobs/agenda/jobStoreUnavailable.ts',
    'sync/recoverStaleSyncs.ts',
    'providers/provider.ts',
    'providers/retry.ts',
    'providers/plaid/createPlaidProvider.ts',
    'providers/teller/createTellerProvider.ts',
    'vault.ts',
    'config.ts',
    'clock.ts',
  ],
  webhooks: ['store', 'postgres', 'linking', 'sync', 'providers/provider.ts', 'errors.ts', 'context.ts'],
  'providers/provider.ts': [],
  'providers/retry.ts': ['providers/provider.ts'],
  'providers/replaceInvalidText.ts': [],
  providers: [
    'providers/provider.ts',
    'providers/retry.ts',
    'providers/replaceInvalidText.ts',
    'domain',
    'config.ts',
  ],
  store: [
    'postgres',
    'domain',
    'errors.ts',
    'context.ts',
    'contract.ts',
    'jsonText.ts',
    'providers/provider.ts',
  ],
  http: [
    'generated',
    'contract.ts',
    'jsonText.ts',
    'errors.ts',
    'context.ts',
    'clock.ts',
    'log.ts',
    'domain',
  ],
  domain: ['errors.ts'],
  sandbox: [],
  'context.ts': [
    'clock.ts',
    'config.ts',
    'contract.ts',
    'cursors.ts',
    'log.ts',
    'providers/provider.ts',
    'vault.ts',
    'files/reading/fileReaders.ts',
    'exports/exportSlots.ts',
    'rules/matchingThreads.ts',
  ],
  'config.ts': ['configError.ts', 'databaseUrl.ts', 'vault.ts'],
  'configError.ts': [],
  'contract.ts': ['generated'],
  'amount.ts': [],
  'bankNeed.ts': ['generated'],
  'exactJson.ts': [],
  'jsonText.ts': [],
  'cursors.ts': ['errors.ts'],
  'startThread.ts': [],
  'databaseUrl.ts': ['configError.ts'],
  'errors.ts': ['contract.ts'],
  'clock.ts': [],
  'log.ts': [],
  'vault.ts': [],
};

/** Libraries that only the folders named may import. */
const owners: Record<string, string[]> = {
  'prom-client': ['metrics'],
  'age-encryption': ['backup'],
  koa: ['http'],
  '@koa/router': ['http'],
  'koa-bodyparser': ['http'],
  'openapi-backend': ['http'],
  agenda: ['jobs'],
  '@agendajs/postgres-backend': ['jobs'],
  '@agendajs/mongo-backend': ['jobs'],
  mongodb: ['jobs'],
  plaid: ['providers/plaid', 'sandbox/plaid'],
  undici: ['providers/teller'],
  '@modelcontextprotocol/sdk': ['mcp'],
  knex: ['postgres', 'store', 'cli', 'context.ts', 'backup', 'doctor'],
};

/** Folders named so could hold anything. */
const VAGUE_NAME = /(^|\/)(utils?|helpers?|services?|common|shared|lib|misc)(\/|\.ts$)/;

const MAX_LINES = 350;
/** Still to be split. */
const LONG_FILES = [
  'test/api/csv/importCsv.test.ts',
  'test/api/rules.test.ts',
  'test/campaigns/oracle/histories/world.ts',
];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));

/** The rule that speaks of a file: its own, else its folder's. */
const home = (file: string) => (file in mayImport ? file : (file.split('/')[0] ?? file));

function imports(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '');
}

/** The package that an import is from: `@scope/name/file.js` is from `@scope/name`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** A relative import as a path inside src, or `generated`, `migrations` and the like outside of it. */
function target(file: string, specifier: string): string {
  const path = relative(src, resolve(src, file, '..', specifier)).replaceAll('\\', '/');
  return path.startsWith('../') ? (path.split('/')[1] ?? '') : path;
}

function isAllowed(file: string, path: string): boolean {
  const allowed = mayImport[home(file)] ?? [];
  const [folder = ''] = path.split('/');
  if (file.startsWith('providers/') && path.startsWith('providers/')) {
    const ownFolder = file.split('/').slice(0, 2).join('/');
    return path.startsWith(`${ownFolder}/`) || allowed.includes(path);
  }
  if (allowed.includes('*') || folder === home(file)) return true;
  return allowed.some((place) => isWithin(path, place));
}

const isWithin = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** Each circle of imports in src once, as the files on it in order, the first one again at the end. */
function findCircles(): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const follow = (file: string, trail: string[]) => {
    if (!files.includes(file)) return;
    const start = trail.indexOf(file);
    if (start >= 0) circles.push([...trail.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const specifier of imports(file).filter((each) => each.startsWith('.'))) {
      follow(target(file, specifier), [...trail, file]);
    }
    done.add(file);
  };
  for (const file of files) follow(file, []);
  return circles;
}

describe('architecture', () => {
  it('every file of src has a rule', () => {
    expect(files.filter((file) => !(home(file) in mayImport))).to.deep.equal([]);
  });

  it('every import of src is one that the table allows', () => {
    const forbidden = files.flatMap((file) =>
      imports(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => target(file, specifier))
        .filter((path) => !isAllowed(file, path))
        .map((path) => `${file} imports ${path}`),
    );
    expect(forbidden).to.deep.equal([]);
  });

  it('every permission of the table is used', () => {
    const paths = files.flatMap((file) =>
      imports(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => ({ home: home(file), path: target(file, specifier) })),
    );
    const unused = Object.entries(mayImport).flatMap(([place, allowed]) =>
      allowed
        .filter((permission) => permission !== '*')
        .filter((permission) => !paths.some(({ home, path }) => home === place && isWithin(path, permission)))
        .map((permission) => `${place} never imports ${permission}`),
    );
    const unusedLibraries = Object.entries(owners).flatMap(([library, places]) =>
      places
        .filter(
          (place) =>
            !files.some((file) => isWithin(file, place) && imports(file).map(packageOf).includes(library)),
        )
        .map((place) => `${place} never imports ${library}`),
    );
    expect([...unused, ...unusedLibraries], 'delete these permissions').to.deep.equal([]);
  });

  it('no file imports itself through others, types included', () => {
    expect(findCircles().map((circle) => circle.join(' → '))).to.deep.equal([]);
  });

  it('a library with an owner is imported by its owner alone', () => {
    const forbidden = files.flatMap((file) =>
      imports(file)
        .filter((specifier) => {
          const places = owners[packageOf(specifier)];
          return places && !places.some((place) => file === place || file.startsWith(`${place}/`));
        })
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(forbidden).to.deep.equal([]);
  });

  for (const name of ['oracle', 'layouts']) {
    it(`test/campaigns/${name} shares no code with what it tests`, () => {
      const place = `test/campaigns/${name}/`;
      const folder = join(root, place);
      const shared = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) =>
          [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
            .map(([, specifier = '']) => relative(root, resolve(folder, file, '..', specifier)))
            .filter((path) => !path.startsWith(place) && !path.startsWith('test/support/'))
            .map((path) => `${file} imports ${path}`),
        );
      expect(shared).to.deep.equal([]);
    });
  }

  it('no folder has a name that could contain anything', () => {
    expect(files.filter((file) => VAGUE_NAME.test(file))).to.deep.equal([]);
  });

  it('no file has more than 350 lines', () => {
    const long = ['src', 'test', 'migrations'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .filter((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > MAX_LINES),
    );
    expect(long.filter((file) => !LONG_FILES.includes(file))).to.deep.equal([]);
  });
});
