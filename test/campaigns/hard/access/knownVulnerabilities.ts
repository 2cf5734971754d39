import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Check } from '../campaign.ts';

const CLAIM = 'npm audit reports no known vulnerability in the production dependencies';

/** Runs `npm audit` on the production dependencies. */
export async function knownVulnerabilities(): Promise<Check> {
  const text = await run('npm', ['audit', '--omit=dev', '--json']);
  const report = readReport(text);
  if (!report)
    return {
      claim: CLAIM,
      attempts: 1,
      failures: [],
      figures: 'skipped: the registry does not answer audit requests',
    };
  const failures = Object.values(report.vulnerabilities).map(({ name, severity }) => `${name} (${severity})`);
  return { claim: CLAIM, attempts: Math.max(1, report.dependencies), failures };
}

interface Report {
  vulnerabilities: Record<string, { name: string; severity: string }>;
  dependencies: number;
}

/** Returns null if the output is not a report: the registry has no audits or cannot be reached. */
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
