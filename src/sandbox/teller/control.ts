import { randomBytes } from 'node:crypto';
import type { Enrollment } from '../bank/bank.ts';
import { type AboutItem, ControlFailure, createLedgerControl } from '../bank/ledgerControl.ts';
import { describeScenarios, runScenario, type ScenarioRun } from '../bank/scenario.ts';
import { type Delivery, deliver } from '../delivery.ts';
import { opaqueId } from '../deterministic.ts';
import { accessTokenOf, accountIdOf, enrollmentIdOf, transactionIdOf } from './identity.ts';
import { renderAccount, renderBalances, renderTransaction } from './render.ts';
import { scenarios } from './scenarios.ts';
import type { TellerState } from './tellerState.ts';
import { sealTellerWebhook, type TellerForgery } from './tellerWebhooks.ts';

/** Tells Teller's institutions what to do: what any provider's can be told, and what is Teller's own. */
export type TellerControl = ReturnType<typeof createControl>;

/** What Teller Connect hands to the browser once the person has signed in. */
export interface TellerEnrollment {
  accessToken: string;
  enrollmentId: string;
  institutionId: string;
  institutionName: string;
}

export function createControl(state: TellerState) {
  const { bank, faults, calls } = state;

  const itemOf = ({ item }: AboutItem): Enrollment => {
    const enrollment = state.findItem(item);
    if (!enrollment) throw new ControlFailure(`no enrollment is ${item}`);
    return enrollment;
  };
  const viewOf = (enrollment: Enrollment): TellerEnrollment => ({
    accessToken: accessTokenOf(enrollment),
    enrollmentId: enrollmentIdOf(enrollment),
    institutionId: enrollment.institution.id,
    institutionName: enrollment.institution.name,
  });

  const control = {
    ...createLedgerControl({
      bank,
      faults,
      calls,
      findItem: (selector) => state.findItem(selector),
      accountIdOf,
      transactionIdOf,
      showAccount: (enrollment, account) => ({
        ...renderAccount(state.url, enrollment, account),
        balances: renderBalances(state.url, enrollment, account),
      }),
      showTransaction: (enrollment, entry) => renderTransaction(state.url, enrollment, entry),
    }),

    items: () =>
      state
        .enrollments()
        .filter(({ record }) => !record.removed)
        .map((enrollment) => ({ ...viewOf(enrollment), errorCode: enrollment.record.errorCode })),

    /** What a person does in Teller Connect, in the browser. */
    connect: ({
      institutionId,
      username,
    }: {
      institutionId?: string;
      username?: string;
    } = {}): TellerEnrollment => {
      const login = bank.household().logins.find(({ institution }) => institution.provider === 'teller');
      if (!login) throw new ControlFailure('no institution of the household is on Teller');
      const enrollment = bank.enroll({
        institutionId: institutionId ?? login.institution.id,
        username: username ?? login.username,
        configuration: null,
        webhookUrl: null,
        products: ['transactions'],
      });
      return viewOf(enrollment);
    },

    /** The reason is what follows `enrollment.disconnected.` in the error code. */
    disconnect: ({ item, reason }: AboutItem & { reason?: string }) => {
      itemOf({ item }).record.errorCode = ['enrollment.disconnected', reason].filter(Boolean).join('.');
      bank.save();
      return {};
    },

    /** The person has gone through Teller Connect in update mode; the token stays. */
    reconnect: (about: AboutItem) => {
      itemOf(about).record.errorCode = null;
      bank.save();
      return {};
    },

    /** Teller has one webhook address for the whole application. */
    setWebhookUrl: ({ url }: { url: string | null }) => {
      state.webhookUrl = url;
      return {};
    },

    /** Deliveries are signed with the new secret and the old one. */
    rotateWebhookSecret: () => {
      const secret = randomBytes(24).toString('base64url');
      state.webhookSecrets = [secret, ...state.webhookSecrets].slice(0, 2);
      return { secret };
    },

    fireWebhook: (
      fired: AboutItem & { type?: string; copies?: number; forgery?: TellerForgery; url?: string },
    ) => {
      const enrollment = itemOf(fired);
      const { type = 'transactions.processed', copies = 1, forgery } = fired;
      const url = fired.url ?? state.webhookUrl;
      if (!url) throw new ControlFailure('no webhook address is set');
      const now = bank.clock.now();
      const code = enrollment.record.errorCode ?? 'enrollment.disconnected';
      const about = { enrollment_id: enrollmentIdOf(enrollment) };
      const contents: Record<string, object> = {
        'enrollment.disconnected': { ...about, reason: code.replace('enrollment.', '') },
        'transactions.processed': { ...about, transactions: [] },
        'webhook.test': {},
      };
      const payload = {
        id: `wh_${opaqueId(21, 'webhook', String(process.hrtime.bigint())).toLowerCase()}`,
        payload: contents[type] ?? about,
        timestamp: now.toISOString(),
        type,
      };
      const sealed = sealTellerWebhook(payload, state.webhookSecrets, now, forgery);
      const deliveries: Promise<Delivery[]> = deliver(url, sealed, copies);
      return deliveries;
    },

    scenarios: () => describeScenarios(scenarios),

    /** Runs one step of a scenario, or all of them one after another. */
    runScenario: async (run: ScenarioRun) => {
      await runScenario(control, scenarios, run);
      return {};
    },
  };
  return control;
}
