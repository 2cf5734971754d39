import type { ClientGenerator, Workspace } from './clientGenerator.ts';
import { findWarnings } from './findWarnings.ts';
import { type ExpectedReading, judgeReading } from './judgeReading.ts';
import { findMissingTool, runTool } from './runTool.ts';

export type Verdict =
  | { outcome: 'ok'; figures: string }
  | { outcome: 'FAILED'; why: string }
  | { outcome: 'skipped'; why: string };

export interface Servers {
  url: string;
  laterUrl: string;
  key: string;
  expected: ExpectedReading;
}

/** Generates a client, compiles it with the small program, runs that and judges what it has read. */
export async function checkClient(
  generator: ClientGenerator,
  workspace: Workspace,
  servers: Servers,
): Promise<Verdict> {
  const missing = await findMissingTool(generator.tools);
  if (missing) return { outcome: 'skipped', why: `${missing} is not installed` };
  try {
    const generated = await timed(() => generator.generate(workspace));
    const warnings = findWarnings(generated.result, generator.harmlessWarnings);
    if (warnings.other.length > 0) return failed('it warns', warnings.other.slice(0, 5).join('\n'));
    const compiled = await timed(() => generator.compile(workspace));
    const args = [servers.url, servers.key, servers.laterUrl];
    const read = await timed(() => runTool([...generator.program(workspace), ...args]));
    const fault = judgeReading(read.result, servers.expected);
    if (fault) return failed('the client', fault);
    const figures = [
      `generated in ${generated.seconds} s with ${warnings.harmless.length} harmless warnings`,
      `compiled in ${compiled.seconds} s`,
      `${servers.expected.transactions.size} transactions read in ${read.seconds} s`,
    ];
    return { outcome: 'ok', figures: figures.join(', ') };
  } catch (error) {
    return failed('a command failed', error instanceof Error ? error.message : String(error));
  }
}

const failed = (what: string, why: string): Verdict => ({ outcome: 'FAILED', why: `${what}: ${why}` });

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: string }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}
