import type { Knex } from 'knex';
import { json, type Request, uniqueName } from './load.ts';
import type { Installation } from './site.ts';

/**
 * What the clients of a load believe is stored. Answered with success it must be there; answered with an
 * error, or not at all, it may be there or not, since an answer can be lost after the commit; but never half.
 */
export interface Write {
  request: Request;
  note(status: number | null): void;
}

interface Promised {
  /** Whether success was answered. */
  isKept: boolean;
}

/** Of each worker's own transactions: what they may have in common now. */
interface Share {
  ids: string[];
  possible: Set<string>;
}

const SLUGS = ['travel', 'medical', 'entertainment', 'transportation'];
const SHARE_SIZE = 25;
const FILE_ROWS = 40;

export class Writes {
  readonly #run = uniqueName();
  readonly #userId: string;
  readonly #shares: Share[];
  readonly #reports = new Map<string, Promised>();
  readonly #files = new Map<string, Promised>();
  readonly #turns = new Map<number, number>();
  stored = 0;
  refused = 0;

  private constructor(userId: string, shares: Share[]) {
    this.#userId = userId;
    this.#shares = shares;
  }

  static async prepare({ db }: Installation, workers: number): Promise<Writes> {
    const [user] = await db('users').select('id').limit(1);
    const rows = await db('transactions')
      .select('id')
      .whereNull('deleted_by_user_at')
      .whereNull('removed_by_provider_at')
      .where('pending', false)
      .orderBy('id')
      .limit(workers * SHARE_SIZE);
    const ids: string[] = rows.map(({ id }) => id);
    const shares = Array.from({ length: workers }, (_, worker) => ({
      ids: ids.slice(worker * SHARE_SIZE, (worker + 1) * SHARE_SIZE),
      possible: new Set<string>(),
    }));
    return new Writes(user.id, shares);
  }

  /** A worker's writes in turn: one row, many rows, one row, a whole file. */
  next(worker: number): Write {
    const turn = (this.#turns.get(worker) ?? 0) + 1;
    this.#turns.set(worker, turn);
    if (turn % 2 === 1) return this.#report(`${this.#run} ${worker} ${turn}`);
    return turn % 4 === 2 ? this.#categorize(worker, turn) : this.#file(worker, turn);
  }

  #report(title: string): Write {
    const request = json('POST', '/api/v1/reports', { title, body: `# ${title}` });
    return { request, note: (status) => this.#promise(this.#reports, title, status) };
  }

  #categorize(worker: number, turn: number): Write {
    const share = this.#shares[worker];
    if (!share) throw new Error('Each worker has a share.');
    const slug = SLUGS[((turn / 4 + worker) % SLUGS.length) | 0] ?? 'travel';
    const request = json('POST', '/api/v1/transactions/batch-categorize', {
      transaction_ids: share.ids,
      category_slug: slug,
    });
    const note = (status: number | null) => {
      const isKept = this.#count(status);
      // Nothing answered yet: what they were before is possible too, and they were not all the same then.
      if (isKept) share.possible = new Set([slug]);
      else if (share.possible.size > 0) share.possible.add(slug);
    };
    return { request, note };
  }

  #file(worker: number, turn: number): Write {
    const name = `${this.#run}-${worker}-${turn}`;
    const lines = Array.from(
      { length: FILE_ROWS },
      (_, row) => `2025-03-${(row % 28) + 1},${row}.25,${name}`,
    );
    const account = `${this.#run} ${worker}`;
    return {
      request: {
        method: 'POST',
        path: `/api/v1/csv/import?user_id=${this.#userId}&account_name=${encodeURIComponent(account)}&currency=USD&date_format=YYYY-MM-DD&positive_is=debit`,
        body: ['Date,Amount,Description', ...lines].join('\n').replace(/-(\d),/g, '-0$1,'),
        contentType: 'text/csv',
      },
      note: (status) => this.#promise(this.#files, name, status),
    };
  }

  #promise(kind: Map<string, Promised>, name: string, status: number | null): void {
    kind.set(name, { isKept: this.#count(status) });
  }

  #count(status: number | null): boolean {
    const isKept = status !== null && status < 300;
    if (isKept) this.stored += 1;
    else this.refused += 1;
    return isKept;
  }

  /** A sentence for each promise that the database does not keep. */
  async findBroken(db: Knex): Promise<string[]> {
    return [
      ...unkept('report', this.#reports, await this.#countReports(db), 1),
      ...unkept('file', this.#files, await this.#countRows(db), FILE_ROWS),
      ...(await this.#findMixedShares(db)),
    ];
  }

  #countReports(db: Knex): Promise<Map<string, number>> {
    return countByName(db, 'select title as name, count(*)::int from reports where title like ? group by 1', [
      `${this.#run} %`,
    ]);
  }

  #countRows(db: Knex): Promise<Map<string, number>> {
    return countByName(db, 'select name, count(*)::int from transactions where name like ? group by 1', [
      `${this.#run}-%`,
    ]);
  }

  async #findMixedShares(db: Knex): Promise<string[]> {
    const broken: string[] = [];
    for (const { ids, possible } of this.#shares) {
      if (possible.size === 0) continue;
      const slugs = await db('transactions').distinct().whereIn('id', ids).pluck('user_category_slug');
      const isWhole = slugs.length === 1 && possible.has(slugs[0]);
      if (!isWhole) broken.push(`transactions set to ${[...possible]} together are ${slugs}`);
    }
    return broken;
  }
}

async function countByName(db: Knex, sql: string, bindings: string[]): Promise<Map<string, number>> {
  const { rows } = await db.raw<{ rows: { name: string; count: number }[] }>(sql, bindings);
  return new Map(rows.map(({ name, count }) => [name, count]));
}

function unkept(
  what: string,
  promised: Map<string, Promised>,
  found: Map<string, number>,
  whole: number,
): string[] {
  return [...promised].flatMap(([name, { isKept }]) => {
    const count = found.get(name) ?? 0;
    if (count === whole || (count === 0 && !isKept)) return [];
    return [`${what} ${name}, ${isKept ? 'answered with success' : 'refused'}: ${count} of ${whole} rows`];
  });
}
