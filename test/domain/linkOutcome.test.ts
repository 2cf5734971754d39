import { expect } from 'chai';
import { decideLinkOutcome, type SessionLogin } from '../../src/domain/linkOutcome.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const DOWN = { code: 'INSTITUTION_DOWN', message: 'The bank is down.' };

const login = (step: SessionLogin['step'], connectionId: string | null = null): SessionLogin => ({
  step,
  connectionId,
  failure: step === 'failed' ? DOWN : null,
});

const ended = (status: string, connectionIds: string[] = [], failure: object | null = null) => ({
  status,
  connectionIds,
  failure,
});

describe('decideLinkOutcome', () => {
  const cases: {
    name: string;
    logins?: SessionLogin[];
    minutesLeft?: number;
    isSigningIn?: boolean;
    exitError?: typeof DOWN;
    outcome: object | null;
  }[] = [
    { name: 'nobody has signed in: open', outcome: null },
    {
      name: 'somebody left with an error: open, the page can be opened again',
      exitError: DOWN,
      outcome: null,
    },
    { name: 'a login that is being linked: open', logins: [login('stored', 'a')], outcome: null },
    {
      name: 'one is linked, another is being linked: open',
      logins: [login('linked', 'a'), login('received')],
      outcome: null,
    },
    {
      name: 'a login that is being linked outlives the page',
      logins: [login('exchanging')],
      minutesLeft: -90,
      outcome: null,
    },
    { name: 'linked: completed', logins: [login('linked', 'a')], outcome: ended('completed', ['a']) },
    {
      name: 'one linked login is enough',
      logins: [login('failed'), login('duplicate', 'b'), login('linked', 'a'), login('linked', 'c')],
      outcome: ended('completed', ['a', 'c']),
    },
    { name: 'failed: with its error', logins: [login('failed')], outcome: ended('failed', [], DOWN) },
    {
      name: 'duplicates: the connections that have the accounts, each once',
      logins: [login('duplicate', 'a'), login('duplicate', 'a')],
      outcome: ended('duplicate', ['a']),
    },
    { name: 'at its end, nobody signed in: expired', minutesLeft: 0, outcome: ended('expired') },
    {
      name: 'at its end, after an error: expired with the error',
      minutesLeft: 0,
      exitError: DOWN,
      outcome: ended('expired', [], DOWN),
    },
    { name: 'at its end, somebody is signing in: open', minutesLeft: -29, isSigningIn: true, outcome: null },
    {
      name: 'half an hour after its end: expired',
      minutesLeft: -30,
      isSigningIn: true,
      outcome: ended('expired'),
    },
  ];
  for (const { name, logins = [], minutesLeft = 1, isSigningIn = false, exitError, outcome } of cases) {
    it(name, () => {
      const session = {
        logins,
        expiresAt: inMinutes(minutesLeft),
        isSigningIn,
        exitError: exitError ?? null,
      };
      expect(decideLinkOutcome(session, NOW)).to.deep.equal(outcome);
    });
  }
});
