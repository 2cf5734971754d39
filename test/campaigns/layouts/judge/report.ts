/** What a campaign found, for people. */
import type { GeneratedFile } from '../files/generatedFile.ts';
import type { Judgement, Verdict } from './judgeFile.ts';

export interface Summary {
  files: number;
  verdicts: Record<Verdict, number>;
  /** Files that show everything, and how many of them were right with nothing said. */
  decidable: number;
  decidableRight: number;
  /** Files that leave something open and were imported rightly without a question: a guess that was lucky. */
  lucky: number;
  uselessNames: number;
  garbledNames: number;
  unreadCurrencies: number;
}

export function summarize(judgements: readonly Judgement[]): Summary {
  const verdicts: Summary['verdicts'] = {
    right: 0,
    'right after an answer': 0,
    refused: 0,
    'silently wrong': 0,
    'server error': 0,
  };
  for (const { verdict } of judgements) verdicts[verdict] += 1;
  const isDecidable = ({ file }: Judgement) => file.truth.doubts.length === 0;
  const isRight = ({ verdict }: Judgement) => verdict === 'right';
  const having = (field: 'uselessNames' | 'garbledNames' | 'unreadCurrencies') =>
    judgements.filter(({ comparison }) => comparison && comparison[field] > 0).length;
  return {
    files: judgements.length,
    verdicts,
    decidable: judgements.filter(isDecidable).length,
    decidableRight: judgements.filter((each) => isDecidable(each) && isRight(each)).length,
    lucky: judgements.filter((each) => isRight(each) && isGuess(each)).length,
    uselessNames: having('uselessNames'),
    garbledNames: having('garbledNames'),
    unreadCurrencies: having('unreadCurrencies'),
  };
}

/** Whether being right without a question was luck. */
function isGuess({ file }: Judgement): boolean {
  return file.truth.doubts.some((doubt) => doubt !== 'sign, but for words');
}

export function describeSummary(summary: Summary): string {
  const { files, verdicts, decidable, decidableRight } = summary;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const line = (name: string, count: number) =>
    `  ${name.padEnd(38)}${String(count).padStart(6)}  ${share(count, files)}`;
  return [
    `${files} files`,
    ...Object.entries(verdicts).map(([verdict, count]) => line(verdict, count)),
    `  right with nothing said, of the ${decidable} decidable: ${share(decidableRight, decidable)}`,
    line('undecidable, and guessed rightly', summary.lucky),
    line('files with useless names', summary.uselessNames),
    line('files with garbled names', summary.garbledNames),
    line('files whose stated currency was not read', summary.unreadCurrencies),
  ].join('\n');
}

/** The judgements that are not right, in kinds, the most frequent first. */
export function groupFailures(judgements: readonly Judgement[]): [string, Judgement[]][] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const kind = kindOf(judgement);
    if (kind !== null) groups.set(kind, [...(groups.get(kind) ?? []), judgement]);
  }
  return [...groups].sort(([, left], [, right]) => right.length - left.length);
}

function kindOf(judgement: Judgement): string | null {
  const { verdict, comparison, asked, file } = judgement;
  switch (verdict) {
    case 'right': {
      if (!comparison) return null;
      if (isGuess(judgement)) return `guessed: ${file.truth.doubts.join(', ')}: ${describeMoney(file)}`;
      if (comparison.garbledNames > 0) return `garbled names: ${file.layout.encoding}`;
      return comparison.uselessNames > 0 ? `useless names: ${file.layout.naming}` : null;
    }
    case 'right after an answer':
      if (file.truth.doubts.length > 0) return null;
      return `needless question: ${unique(asked)}: ${describeMoney(file)}`;
    case 'refused':
      return `refused: ${unique(asked) || judgement.reason}: ${describeMoney(file)}`;
    case 'silently wrong':
      return `WRONG: ${[...(comparison?.faults.keys() ?? [])].sort().join(', ')}: ${describeMoney(file)}`;
    case 'server error':
      return `server error: ${judgement.reason}`;
  }
}

const unique = (words: readonly string[]) => [...new Set(words)].join(', ');

function describeMoney({ layout: { money, hasHeader } }: GeneratedFile): string {
  const header = hasHeader ? '' : ', no header';
  if (money.kind !== 'signed') return `${money.kind}${header}`;
  return `${money.inverted ? 'inverted ' : ''}signed${money.minus === 'hyphen' ? '' : ` (${money.minus})`}${header}`;
}

/** How the verdicts are spread over the values of each choice, the least right first. */
export function tabulate(judgements: readonly Judgement[], minFiles: number): string {
  const counts = new Map<string, Record<Verdict | 'files', number>>();
  for (const { file, verdict } of judgements) {
    for (const feature of featuresOf(file)) {
      const count = counts.get(feature) ?? { files: 0, ...summarize([]).verdicts };
      count.files += 1;
      count[verdict] += 1;
      counts.set(feature, count);
    }
  }
  const rows = [...counts]
    .filter(([, { files }]) => files >= minFiles)
    .sort(([, left], [, right]) => left.right / left.files - right.right / right.files);
  return [
    `${'layout'.padEnd(34)} files  right  asked refused  wrong`,
    ...rows.map(([feature, count]) =>
      [
        feature.padEnd(34),
        ...[
          count.files,
          count.right,
          count['right after an answer'],
          count.refused,
          count['silently wrong'],
        ].map((number) => String(number).padStart(6)),
      ].join(' '),
    ),
  ].join('\n');
}

function featuresOf(file: GeneratedFile): string[] {
  const { layout, truth } = file;
  const { money } = layout;
  return [
    `money: ${describeMoney(file)}`,
    ...(money.kind === 'pair' ? [`pair: ${money.headers.join(' / ')}`] : []),
    ...(money.kind === 'direction' ? [`direction: ${money.words.join(' / ')}`] : []),
    `date: ${layout.date.shape}${layout.date.time}`,
    `encoding: ${layout.encoding}`,
    `language: ${layout.market.language.tag}`,
    `currency: ${layout.market.currency}`,
    `currency in: ${layout.currencyPlace}`,
    `number: ${layout.number.decimal} group "${layout.number.group}" ${layout.precision}`,
    `delimiter: ${JSON.stringify(layout.delimiter)}`,
    `naming: ${layout.naming}`,
    `balance: ${layout.hasBalance} rows: ${layout.balanceRows}`,
    `ledger: ${layout.ledgerShape}`,
    `preamble: ${layout.preambleLines > 0}`,
    ...(layout.hasFooter ? ['footer'] : []),
    ...(layout.hasTotalRow ? ['total row'] : []),
    ...(layout.hasTrailingColumn ? ['trailing column'] : []),
    ...(layout.hasStatus ? ['status column'] : []),
    ...(layout.date.asFormula ? ['date as formula'] : []),
    ...(layout.extraColumns.includes('original') ? ['original amount'] : []),
    ...truth.doubts.map((doubt) => `doubt: ${doubt}`),
  ];
}
