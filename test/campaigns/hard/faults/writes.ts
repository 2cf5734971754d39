import type { Knex } from 'knex';
import { json, type Request, uniqueName } from './load.ts';
import type { Installation } from './site.ts';

/**
 * A write whose effect can be verified later. If it was answered with success, it must be stored. If it was
 * answered with an error or not at all, it may be stored, since an answer can be lost after the commit, but
 * never in part.
 */
export interface Write {
  request: Request;
  record(status: number | null): void;
}

interface Outcome {
  /** Whether the answer was a success. */
  isConfirmed: boolean;
}

/** The transactions that only one worker writes, and the categories that all of them may have now. */
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
  readonly #reports = new Map<string, Outcome>();
  readonly #files = new Map<string, Outcome>();
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

  /** Returns the worker's next write: a report, many transactions, a report, or a file. */
  next(worker: number): Write {
    const turn = (this.#turns.get(worker) ?? 0) + 1;
    this.#turns.set(worker, turn);
    if (turn % 2 === 1) return this.#report(`${this.#run} ${worker} ${turn}`);
    return turn % 4 === 2 ? this.#categorize(worker, turn) : this.#file(worker, turn);
  }

  #report(title: string): Write {
    const request = json('POST', '/api/v1/reports', { title, body: `# ${title}` });
    return { request, record: (status) => this.#record(this.#reports, title, status) };
  }

  #categorize(worker: number, turn: number): Write {
    const share = this.#shares[worker];
    if (!share) throw new Error('The worker has no share.');
    const slug = SLUGS[((turn / 4 + worker) % SLUGS.length) | 0] ?? 'travel';
    const request = json('POST', '/api/v1/transactions/batch-categorize', {
      transaction_ids: share.ids,
      category_slug: slug,
    });
    const record = (status: number | null) => {
      const isConfirmed = this.#count(status);
      // Before the first confirmed write, the transactions may still have their original, differing categories.
      if (isConfirmed) share.possible = new Set([slug]);
      else if (share.possible.size > 0) share.possible.add(slug);
    };
    return { request, record };
  }

  #file(worker: number, turn: number): Write {
    const name = `${this.#run}-${worker}-${turn}`;
    const lines = Array.from(
      { length: FILE_ROWS },
      // Amounts of its own: a file with the days and amounts of an earlier one is that file again.
      (_, row) => `2025-03-${(row % 28) + 1},${turn * 100 + row}.25,${name}`,
    );
    const account = `${this.#run} ${worker}`;
    return {
      request: {
        method: 'POST',
        path: `/api/v1/csv/import?user_id=${this.#userId}&account_name=${encodeURIComponent(account)}&currency=USD&date_format=YYYY-MM-DD&positive_is=debit`,
        body: ['Date,Amount,Description', ...lines].join('\n').replace(/-(\d),/g, '-0$1,'),
        contentType: 'text/csv',
      },
      record: (status) => this.#record(this.#files, name, status),
    };
  }

  #record(kind: Map<string, Outcome>, name: string, status: number | null): void {
    kind.set(name, { isConfirmed: this.#count(status) });
  }

  #count(status: number | null): boolean {
    const isConfirmed = status !== null && status < 300;
    if (isConfirmed) this.stored += 1;
    else this.refused += 1;
    return isConfirmed;
  }

  /** Returns a sentence for each write whose effect in the database is wrong. */
  async findBroken(db: Knex): Promise<string[]> {
    return [
      ...findWrongCounts('report', this.#reports, await this.#countReports(db), 1),
      ...findWrongCounts('file', this.#files, await this.#countRows(db), FILE_ROWS),
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

function findWrongCounts(
  what: string,
  outcomes: Map<string, Outcome>,
  found: Map<string, number>,
  whole: number,
): string[] {
  return [...outcomes].flatMap(([name, { isConfirmed }]) => {
    const count = found.get(name) ?? 0;
    if (count === whole || (count === 0 && !isConfirmed)) return [];
    return [
      `${what} ${name}, ${isConfirmed ? 'answered with success' : 'refused'}: ${count} of ${whole} rows`,
    ];
  });
}
