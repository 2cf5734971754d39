/** What a program must have read from the two servers. */
export interface ExpectedReading {
  /** The amount of each transaction by its id. */
  transactions: ReadonlyMap<string, string>;
  rules: readonly string[];
  errorCode: string;
  laterErrorCode: string;
  laterStatus: string;
}

/**
 * Compares what a program printed with what it must have read: lines `transaction <id> <amount>`, `rule <name>`,
 * `error <code>`, `later-error <code>` and `later-status <status>`.
 * @returns what is wrong, or null if everything was read exactly.
 */
export function judgeReading(output: string, expected: ExpectedReading): string | null {
  const lines = output.split('\n').filter((line) => line !== '');
  const valuesOf = (label: string) =>
    lines.filter((line) => line.startsWith(`${label} `)).map((line) => line.slice(label.length + 1));
  return (
    judgeTransactions(valuesOf('transaction'), expected.transactions) ??
    judgeValues('rules', valuesOf('rule').sort(), [...expected.rules].sort()) ??
    judgeValues('the code of an error', valuesOf('error'), [expected.errorCode]) ??
    judgeValues('a code that it does not know', valuesOf('later-error'), [expected.laterErrorCode]) ??
    judgeValues('a status that it does not know', valuesOf('later-status'), [expected.laterStatus])
  );
}

function judgeTransactions(printed: string[], expected: ReadonlyMap<string, string>): string | null {
  const read = new Map<string, string>();
  for (const line of printed) {
    const [id = '', amount = ''] = line.split(' ');
    if (read.has(id)) return `read the transaction ${id} twice`;
    read.set(id, amount);
  }
  if (read.size !== expected.size) return `read ${read.size} of ${expected.size} transactions`;
  for (const [id, amount] of expected) {
    const found = read.get(id);
    // Languages write the same number differently, as 10.0 or 1.0E7.
    if (found === undefined || found === '' || Number(found) !== Number(amount)) {
      return `read the amount ${amount} as ${found || 'nothing'}`;
    }
  }
  return null;
}

function judgeValues(what: string, read: string[], expected: string[]): string | null {
  if (JSON.stringify(read) === JSON.stringify(expected)) return null;
  return `read ${what} as ${JSON.stringify(read)} instead of ${JSON.stringify(expected)}`;
}
