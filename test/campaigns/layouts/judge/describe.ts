/** One judgement with the beginning of its file, the truth and what was stored. */
import type { Judgement } from './judgeFile.ts';

const MAX_LINES = 8;
const MAX_LENGTH = 200;

export function describeJudgement(judgement: Judgement, maxLines = MAX_LINES): string {
  const { file, comparison, stored, asked, reason } = judgement;
  const { layout, truth } = file;
  const cut = (text: string) => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)} …` : text);
  const unit = 10 ** truth.digits;
  const faults = [...(comparison?.faults ?? [])].map(([fault, rows]) => `${fault} × ${rows}`);
  // What precedes the table is shown only in full descriptions.
  const skipped = Number.isFinite(maxLines) ? file.linesBefore : 0;
  const lines = file.text.split(layout.lineEnd).slice(skipped);
  return [
    `LAYOUTS_FILE=${file.seed}: ${judgement.verdict}${faults.length > 0 ? `: ${faults.join(', ')}` : ''}`,
    ...(comparison?.examples.map((example) => `  ${example}`) ?? []),
    ...(reason ? [`  answer: ${cut(reason)}`] : []),
    ...(asked.length > 0 ? [`  asked: ${asked.join(', ')}`] : []),
    `  ${layout.market.name}, ${layout.encoding}, ${JSON.stringify(layout.money)}, dates ${layout.date.shape}`,
    `  open in the file: ${truth.doubts.join(', ') || 'nothing'}`,
    ...(skipped > 0 ? [`  | … ${skipped} lines`] : []),
    ...lines.slice(0, maxLines).map((line) => `  | ${cut(line)}`),
    ...(lines.length > maxLines ? [`  | … ${lines.length} lines`] : []),
    `  truth (${truth.rows.length} rows, positive is money out):`,
    ...truth.rows
      .slice(0, maxLines / 2)
      .map(({ dates, amount, word }) => `    ${dates[0]} ${amount / unit} ${truth.currency} …${word}…`),
    `  stored (${stored.length} rows, ${judgement.skippedCount} lines skipped):`,
    ...stored
      .slice(layout.isNewestFirst ? 0 : -maxLines / 2)
      .slice(0, maxLines / 2)
      .map((each) =>
        cut(
          `    ${each.date} ${each.amount} ${each.iso_currency_code} "${each.name}" ${JSON.stringify(each.merchant_name)}`,
        ),
      ),
  ].join('\n');
}
