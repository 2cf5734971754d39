import type { Enrollment } from '../bank/bank.ts';
import type { Account, Entry } from '../bank/entry.ts';
import { isDay } from '../calendar.ts';
import { accountIdOf, enrollmentIdOf, transactionIdOf } from './identity.ts';
import { renderAccount, renderBalances, renderTransaction } from './render.ts';
import { TellerFailure } from './tellerFailure.ts';
import type { TellerState } from './tellerState.ts';

export interface Request {
  enrollment: Enrollment;
  /** The values of `{id}` in the route's path, in order. */
  ids: string[];
  query: URLSearchParams;
}

type Route = (state: TellerState, request: Request) => unknown;

/** The handlers by method and path. A handler that returns null responds with 204. */
export const routes: Record<string, Route> = {
  'GET /accounts': ({ url }, { enrollment }) =>
    [...enrollment.ledger.accounts.values()].map((account) => renderAccount(url, enrollment, account)),

  'GET /accounts/{id}': ({ url }, request) => renderAccount(url, request.enrollment, openAccountOf(request)),

  'GET /accounts/{id}/balances': ({ url }, request) =>
    renderBalances(url, request.enrollment, openAccountOf(request)),

  'GET /accounts/{id}/transactions': (state, request) => {
    const { enrollment } = request;
    const entries = state.newestFirst(enrollment, openAccountOf(request).key);
    return pageOf(enrollment, entries, request.query).map((entry) =>
      renderTransaction(state.url, enrollment, entry),
    );
  },

  'GET /accounts/{id}/transactions/{id}': (state, request) => {
    const { enrollment, ids } = request;
    const entries = state.newestFirst(enrollment, openAccountOf(request).key);
    const entry = entries.find(({ key }) => transactionIdOf(enrollment, key) === ids[1]);
    if (!entry) throw new TellerFailure('not_found');
    return renderTransaction(state.url, enrollment, entry);
  },

  'DELETE /accounts': ({ bank }, { enrollment }) => removeEnrollment(bank, enrollment),

  'DELETE /accounts/{id}': ({ bank }, request) => {
    const account = openAccountOf(request);
    bank.apply(request.enrollment, { do: 'account', account: { ...account, closed: true } });
    return null;
  },

  'DELETE /enrollments/{id}': ({ bank }, { enrollment, ids }) => {
    if (ids[0] !== enrollmentIdOf(enrollment)) throw new TellerFailure('not_found');
    return removeEnrollment(bank, enrollment);
  },
};

function removeEnrollment(bank: TellerState['bank'], enrollment: Enrollment): null {
  enrollment.record.removed = true;
  bank.save();
  return null;
}

function openAccountOf({ enrollment, ids }: Request): Account {
  const accounts = [...enrollment.ledger.accounts.values()];
  const account = accounts.find(({ key }) => accountIdOf(enrollment, key) === ids[0]);
  if (!account) throw new TellerFailure('not_found');
  if (account.closed) throw new TellerFailure('account.closed');
  return account;
}

/** Returns all entries without `count`. `from_id` is the last transaction of the previous page. */
function pageOf(enrollment: Enrollment, entries: Entry[], query: URLSearchParams): Entry[] {
  const fromId = query.get('from_id');
  const count = query.get('count');
  const [from, to] = [query.get('start_date'), query.get('end_date')];
  if (count !== null && !/^[1-9]\d{0,5}$/.test(count)) throw new TellerFailure('unprocessable_entity');
  for (const day of [from, to])
    if (day !== null && !isDay(day)) throw new TellerFailure('unprocessable_entity');
  let start = 0;
  if (fromId !== null) {
    start = entries.findIndex(({ key }) => transactionIdOf(enrollment, key) === fromId) + 1;
    if (start === 0) throw new TellerFailure('not_found', 'No transaction has this from_id.');
  }
  const inRange = ({ date }: Entry) => (from === null || date >= from) && (to === null || date <= to);
  const remaining = entries.slice(start).filter(inRange);
  return count === null ? remaining : remaining.slice(0, Number(count));
}
