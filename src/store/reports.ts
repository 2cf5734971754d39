import type { Database } from '../context.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { columnsOf } from './viewColumns.ts';

export interface Report {
  id: string;
  short_id: string;
  title: string;
  body: string;
  read: boolean;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = columnsOf<Report>()(['id', 'short_id', 'title', 'body', 'read', 'created_at', 'updated_at']);

/** Reports, newest first, all or only (un)read ones. `after` is the last row of the previous page. */
export async function listReports(
  db: Database,
  page: { read: boolean | null; limit: number; after: { createdAt: string; id: string } | null },
): Promise<Report[]> {
  const query = db<Report>('reports')
    .select(...COLUMNS)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(page.limit);
  if (page.read !== null) query.where('read', page.read);
  if (page.after)
    query.whereRaw('(created_at, id) < (?::timestamptz, ?::uuid)', [page.after.createdAt, page.after.id]);
  return query;
}

export async function countUnreadReports(db: Database): Promise<number> {
  const [row] = await db('reports').where('read', false).count('* as count');
  return Number(row?.['count'] ?? 0);
}

/** @throws ApiError NOT_FOUND */
export async function getReport(db: Database, id: string): Promise<Report> {
  const report = await db<Report>('reports')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .first();
  return report ?? notFound(id);
}

export async function createReport(
  db: Database,
  input: { title: string; body: string },
  now: Date,
): Promise<Report> {
  const { title, body } = input;
  const report: Report = {
    id: newId(now),
    short_id: newShortId(),
    title,
    body,
    read: false,
    created_at: now,
    updated_at: now,
  };
  await db<Report>('reports').insert(report);
  return report;
}

/**
 * Marks a report as read or unread, in the caller's transaction, if `check` accepts it as it is.
 * @throws ApiError NOT_FOUND
 */
export async function markReport(
  trx: Database,
  id: string,
  read: boolean,
  now: Date,
  check: (current: Report) => void,
): Promise<Report> {
  const before = await lockReport(trx, id);
  check(before);
  const [marked] = await trx<Report>('reports')
    .where(idColumn(id), id)
    .whereNot('read', read)
    .update({ read, updated_at: now })
    .returning([...COLUMNS]);
  return marked ?? before;
}

/** @returns the number of reports that were unread. */
export async function markAllReportsRead(db: Database, now: Date): Promise<number> {
  return db<Report>('reports').where('read', false).update({ read: true, updated_at: now });
}

/** In the caller's transaction, if `check` accepts the report as it is. Throws ApiError NOT_FOUND. */
export async function deleteReport(
  trx: Database,
  id: string,
  check: (current: Report) => void,
): Promise<void> {
  const report = await lockReport(trx, id);
  check(report);
  await trx('reports').where('id', report.id).delete();
}

async function lockReport(trx: Database, id: string): Promise<Report> {
  const report = await trx<Report>('reports')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .forUpdate()
    .first();
  return report ?? notFound(id);
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No report has the id ${id}.`);
}
