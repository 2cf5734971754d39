import { randomBytes } from 'node:crypto';
import type { Enrollment } from '../bank/bank.ts';
import { ControlFailure, createLedgerControl, type ItemSelector } from '../bank/ledgerControl.ts';
import { type Delivery, deliver } from '../delivery.ts';
import { opaqueId } from '../deterministic.ts';
import { accessTokenOf, accountIdOf, enrollmentIdOf, transactionIdOf } from './identity.ts';
import { renderAccount, renderBalances, renderTransaction } from './render.ts';
import type { TellerState } from './tellerState.ts';
import { signTellerWebhook, type TellerForgery } from './tellerWebhooks.ts';

/** Controls Teller's institutions: the methods of every provider, and Teller's own. */
export type TellerBankControl = ReturnType<typeof createBankControl>;

/** What Teller Connect returns to the browser once the user has signed in. */
export interface TellerEnrollment {
  accessToken: string;
  enrollmentId: string;
  institutionId: string;
  institutionName: string;
}

export function createBankControl(state: TellerState) {
  const { bank, faults, calls } = state;

  const itemOf = ({ item }: ItemSelector): Enrollment => {
    const enrollment = state.findItem(item);
    if (!enrollment) throw new ControlFailure(`No enrollment matches ${item}.`);
    return enrollment;
  };
  const viewOf = (enrollment: Enrollment): TellerEnrollment => ({
    accessToken: accessTokenOf(enrollment),
    enrollmentId: enrollmentIdOf(enrollment),
    institutionId: enrollment.institution.id,
    institutionName: enrollment.institution.name,
  });

  return {
    ...createLedgerControl({
      bank,
      faults,
      calls,
      findItem: (selector) => state.findItem(selector),
      accountIdOf,
      transactionIdOf,
      renderAccount: (enrollment, account) => ({
        ...renderAccount(state.url, enrollment, account),
        balances: renderBalances(state.url, enrollment, account),
      }),
      renderTransaction: (enrollment, entry) => renderTransaction(state.url, enrollment, entry),
    }),

    items: () =>
      state
        .enrollments()
        .filter(({ record }) => !record.removed)
        .map((enrollment) => ({ ...viewOf(enrollment), errorCode: enrollment.record.errorCode })),

    /** Completes Teller Connect as the user does in the browser. */
    connect: ({
      institutionId,
      username,
    }: {
      institutionId?: string;
      username?: string;
    } = {}): TellerEnrollment => {
      const login = bank.household().logins.find(({ institution }) => institution.provider === 'teller');
      if (!login) throw new ControlFailure('The household has no institution on Teller.');
      const enrollment = bank.enroll({
        institutionId: institutionId ?? login.institution.id,
        username: username ?? login.username,
        configuration: null,
        webhookUrl: null,
        products: ['transactions'],
      });
      return viewOf(enrollment);
    },

    /** The reason is the part of the error code after `enrollment.disconnected.`. */
    disconnect: ({ item, reason }: ItemSelector & { reason?: string }) => {
      itemOf({ item }).record.errorCode = ['enrollment.disconnected', reason].filter(Boolean).join('.');
      bank.save();
      return {};
    },

    /** The user has completed Teller Connect in update mode; the access token does not change. */
    reconnect: (selector: ItemSelector) => {
      itemOf(selector).record.errorCode = null;
      bank.save();
      return {};
    },

    /** Teller has one webhook URL for the whole application. */
    setWebhookUrl: ({ url }: { url: string | null }) => {
      state.webhookUrl = url;
      return {};
    },

    /** Signs deliveries with the new secret and the previous one. */
    rotateWebhookSecret: () => {
      const secret = randomBytes(24).toString('base64url');
      state.webhookSecrets = [secret, ...state.webhookSecrets].slice(0, 2);
      return { secret };
    },

    fireWebhook: (
      input: ItemSelector & { type?: string; copies?: number; forgery?: TellerForgery; url?: string },
    ) => {
      const enrollment = itemOf(input);
      const { type = 'transactions.processed', copies = 1, forgery } = input;
      const url = input.url ?? state.webhookUrl;
      if (!url) throw new ControlFailure('No webhook URL is set. Call setWebhookUrl first, or pass url.');
      const now = bank.clock.now();
      const code = enrollment.record.errorCode ?? 'enrollment.disconnected';
      const base = { enrollment_id: enrollmentIdOf(enrollment) };
      const contents: Record<string, object> = {
        'enrollment.disconnected': { ...base, reason: code.replace('enrollment.', '') },
        'transactions.processed': { ...base, transactions: [] },
        'webhook.test': {},
      };
      const payload = {
        id: `wh_${opaqueId(21, 'webhook', String(process.hrtime.bigint())).toLowerCase()}`,
        payload: contents[type] ?? base,
        timestamp: now.toISOString(),
        type,
      };
      const signed = signTellerWebhook(payload, state.webhookSecrets, now, forgery);
      const deliveries: Promise<Delivery[]> = deliver(url, signed, copies);
      return deliveries;
    },
  };
}
