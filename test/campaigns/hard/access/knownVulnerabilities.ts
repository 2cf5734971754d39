import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Trial } from '../campaign.ts';

const CLAIM = 'npm audit knows of nothing against what the product depends on';

/** Asks npm's registry what is known against the dependencies that are installed with the product. */
export async function knownVulnerabilities(): Promise<Trial> {
  const text = await run('npm', ['audit', '--omit=dev', '--json']);
  const report = readReport(text);
  if (!report)
    return { claim: CLAIM, tried: 1, lost: [], figures: 'skipped: the registry answers no audits here' };
  const lost = Object.values(report.vulnerabilities).map(({ name, severity }) => `${name} (${severity})`);
  return { claim: CLAIM, tried: Math.max(1, report.dependencies), lost };
}

interface Report {
  vulnerabilities: Record<string, { name: string; severity: string }>;
  dependencies: number;
}

/** Null where what came is not a report: a registry without audits, or none at all. */
function readReport(text: string): Report | null {
  try {
    const { vulnerabilities, metadata } = JSON.parse(text);
    return vulnerabilities && metadata ? { vulnerabilities, dependencies: metadata.dependencies.prod } : null;
  } catch {
    return null;
  }
}

function run(command: string, options: string[]): Promise<string> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
