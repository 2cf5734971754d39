import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
/** What the package needs, and the types that its declarations need. */
const INSTALLED = ['openapi-fetch', 'openapi-typescript-helpers', '@types/node', 'undici-types'];

export interface PackedClient {
  /** A folder of an otherwise empty project that has the package in node_modules. */
  project: string;
  remove(): Promise<void>;
}

/** Builds the client's package, packs it as for the registry, and installs the tarball into an empty project. */
export async function packClient(): Promise<PackedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'breadbox-sdk-'));
  const build = ['--import', 'tsx', join(root, 'src/codegen/buildSdk.ts'), join(folder, 'sdk')];
  await run(process.execPath, build, { cwd: root });
  await run('npm', ['pack', '--pack-destination', folder], { cwd: join(folder, 'sdk') });
  const project = join(folder, 'project');
  const installed = join(project, 'node_modules/breadbox-client');
  await mkdir(installed, { recursive: true });
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  await run('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  for (const name of INSTALLED) {
    await cp(join(root, 'node_modules', name), join(project, 'node_modules', name), { recursive: true });
  }
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  return { project, remove: () => rm(folder, { recursive: true }) };
}
