import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from './clientGenerator.ts';
import { runTool } from './runTool.ts';

/** Go fetches a newer toolchain on its own if a module asks for one. */
const ENVIRONMENT = { GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };

/** Returns the folder of the client, the package `breadbox` of the module `program`. */
export async function makeGoModule(
  { folder }: Workspace,
  libraries: Record<string, string>,
): Promise<string> {
  const client = join(folder, 'program/breadbox');
  await mkdir(client, { recursive: true });
  const required = Object.entries(libraries).map(([name, version]) => `require ${name} ${version}\n`);
  await writeFile(join(folder, 'program/go.mod'), `module program\n\ngo 1.24\n\n${required.join('')}`);
  return client;
}

const runGo = (cwd: string, ...args: string[]): Promise<string> =>
  runTool(['go', ...args], { cwd, env: ENVIRONMENT });

export async function compileGoProgram({ folder, programs }: Workspace, program: string): Promise<void> {
  const cwd = join(folder, 'program');
  await copyFile(join(programs, program), join(cwd, 'main.go'));
  await runGo(cwd, 'build', '-o', 'program', '.');
}

export const goProgram = ({ folder }: Workspace): string[] => [join(folder, 'program/program')];
