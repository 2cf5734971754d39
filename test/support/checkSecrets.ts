import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS_FILE, type OutputKind, SECRETS_FILE } from './secretNotes.ts';
import { type Finding, type Secret, SecretSearch } from './secretSearch.ts';

/** Where secrets appeared in the output of a run, and how much was searched. */
export interface SecretReport {
  secrets: number;
  outputs: Record<OutputKind, number>;
  bytes: number;
  milliseconds: number;
  violations: string[];
}

/** Searches every recorded output of a run for every secret that any of its processes used. */
export function checkSecrets(
  folder: string,
  { requireAllKinds }: { requireAllKinds: boolean },
): SecretReport {
  const startedAt = performance.now();
  const filesOf = (kind: string) => readdirSync(folder).filter((file) => file.startsWith(kind));
  const secrets = filesOf(SECRETS_FILE).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      // Written by noteSecret, a line each.
      .map((line) => JSON.parse(line) as Secret),
  );
  const search = new SecretSearch(secrets);
  const outputs = { answer: 0, 'log line': 0, error: 0, 'program output': 0, 'database value': 0 };
  const violations = new Map<string, number>();
  let bytes = 0;
  for (const file of filesOf(OUTPUTS_FILE)) {
    for (const { kind, where, count, text } of readOutputs(join(folder, file))) {
      outputs[kind] += count;
      bytes += text.length;
      for (const finding of search.find(text)) {
        const violation = `${kind} ${where}: ${describe(finding)}`;
        violations.set(violation, (violations.get(violation) ?? 0) + 1);
      }
    }
  }
  const found = [...violations].map(([violation, times]) => `${violation}, ${times} times`).sort();
  const counts = { secret: search.secrets, ...outputs };
  const missing = Object.entries(counts).flatMap(([kind, count]) =>
    count === 0 ? `the run recorded no ${kind}, so the check proves nothing about it` : [],
  );
  return {
    secrets: search.secrets,
    outputs,
    bytes,
    milliseconds: performance.now() - startedAt,
    violations: [...found, ...(requireAllKinds ? missing : [])],
  };
}

/** Returns one line of figures that shows how much was searched. */
export function summarizeSearch({ secrets, outputs, bytes, milliseconds }: SecretReport): string {
  const counts = Object.entries(outputs).map(([kind, count]) => `${count} × ${kind}`);
  const size = `${Math.round(bytes / 2 ** 20)} MB in ${(milliseconds / 1000).toFixed(1)} s`;
  return `Searched ${counts.join(', ')} (${size}) for ${secrets} secrets.`;
}

const describe = ({ what, fingerprint, form }: Finding) => `${what} (${fingerprint}) ${form}`;

interface Output {
  kind: OutputKind;
  where: string;
  count: number;
  text: Buffer;
}

/** Reads a process's recorded outputs: for each, a JSON line with its length, kind and place, then its bytes. */
function* readOutputs(file: string): Generator<Output> {
  const all = readFileSync(file);
  for (let at = 0; at < all.length; ) {
    const lineEnd = all.indexOf('\n', at);
    // Written by noteOutput.
    const [length, kind, where, count] = JSON.parse(all.toString('utf8', at, lineEnd)) as [
      number,
      OutputKind,
      string,
      number,
    ];
    at = lineEnd + 1 + length;
    yield { kind, where, count, text: all.subarray(lineEnd + 1, at) };
  }
}
