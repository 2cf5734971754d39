import { formatDay } from '../../dates.ts';
import { TransactionAmount } from '../../parts/amount.tsx';
import type { Assumption, Preview } from './upload.ts';

const FORMATS: Record<string, string> = {
  csv: 'CSV',
  ofx: 'OFX',
  qif: 'QIF',
  camt: 'CAMT.053',
  mt940: 'MT940',
};

export const formatName = (format: string): string => FORMATS[format] ?? format;

/** The first rows as they would be stored. */
export function SampleRows({ preview }: { preview: Preview }) {
  if (preview.sample_rows.length === 0) return null;
  return (
    <section class="card" aria-labelledby="sample">
      <div class="card-head">
        <h2 id="sample">First rows</h2>
        <span class="small quiet">
          {formatName(preview.format)}
          {preview.row_count !== null && ` · ${preview.row_count.toLocaleString()} rows`}
        </span>
      </div>
      <div class="table-frame">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Name</th>
              <th scope="col" class="number">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.sample_rows.map((row) => (
              <tr key={row.line}>
                <td class="nowrap">{formatDay(row.date)}</td>
                <td>
                  {row.merchant_name ?? row.name}
                  {row.pending && <span class="badge"> Pending</span>}
                </td>
                <td class="number">
                  <TransactionAmount transaction={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How the file was read, and from what that follows. */
export function Assumptions({ assumptions }: { assumptions: Assumption[] }) {
  if (assumptions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="assumptions">
      <div class="card-head">
        <h2 id="assumptions">How the file is read</h2>
      </div>
      <ul class="list">
        {assumptions.map(({ what, value, because }) => (
          <li key={`${what} ${value}`} class="assumption">
            <span class="row wrap">
              <span class="quiet">{what.replaceAll('_', ' ')}</span>
              <span class="strong">{value}</span>
            </span>
            <span class="small quiet">{because}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MAX_SKIPPED = 50;

export function SkippedLines({ skipped }: { skipped: Preview['skipped'] }) {
  if (skipped.length === 0) return null;
  return (
    <details class="card skipped">
      <summary>
        {skipped.length.toLocaleString()} {skipped.length === 1 ? 'line is' : 'lines are'} left out
      </summary>
      <ul>
        {skipped.slice(0, MAX_SKIPPED).map(({ line, reason }) => (
          <li key={line} class="small">
            <span class="quiet">Line {line}:</span> {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
