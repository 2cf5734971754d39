import { expect } from 'chai';
import {
  type AccountPlan,
  type ListedAccount,
  planAccounts,
  type StoredAccount,
} from '../../src/domain/accountIdentity.ts';

const login = { connectionId: 'new login', provider: 'plaid', userId: 'alex' };

const listed = (differences: Partial<ListedAccount> = {}): ListedAccount => ({
  externalId: 'now',
  persistentId: null,
  name: 'Checking',
  mask: '0042',
  type: 'depository',
  subtype: 'checking',
  isoCurrencyCode: 'USD',
  unofficialCurrencyCode: null,
  ...differences,
});

/** The same account, stored by a removed login of the same user. */
const stored = (differences: Partial<StoredAccount> = {}): StoredAccount => ({
  ...listed({ externalId: 'then' }),
  id: 'a1',
  connectionId: 'old login',
  provider: 'plaid',
  userId: 'alex',
  isFree: true,
  isMerged: false,
  ...differences,
});

const continues = (accountId = 'a1', externalId = 'now'): AccountPlan => ({
  continued: [{ accountId, externalId }],
  added: [],
});
const isNew = (possibleDuplicateOf: string | null = null, externalId = 'now'): AccountPlan => ({
  continued: [],
  added: [{ externalId, possibleDuplicateOf }],
});

const P = 'for life';
const cases: [claim: string, listed: ListedAccount[], stored: StoredAccount[], plan: AccountPlan][] = [
  ['an account without a stored one is new', [listed()], [], isNew()],
  [
    'an account known under its login and id stays, whatever else looks alike',
    [listed()],
    [stored({ id: 'own', connectionId: 'new login', externalId: 'now', isFree: false }), stored()],
    { continued: [], added: [] },
  ],
  [
    'a removed login of the same user: mask, type and currency identify it',
    [listed()],
    [stored()],
    continues(),
  ],
  ['another name does not matter', [listed({ name: 'Renamed' })], [stored()], continues()],
  ['a null mask never fits', [listed({ mask: null })], [stored({ mask: null, name: 'Other' })], isNew()],
  [
    'a null mask with the same name of the same user is a hint',
    [listed({ mask: null })],
    [stored({ mask: null })],
    isNew('a1'),
  ],
  [
    'a null mask with the same name of another user is nothing',
    [listed({ mask: null })],
    [stored({ mask: null, userId: 'sam' })],
    isNew(),
  ],
  ['another mask', [listed()], [stored({ mask: '0043' })], isNew()],
  ['another type', [listed()], [stored({ type: 'credit' })], isNew()],
  ['another subtype', [listed()], [stored({ subtype: 'savings' })], isNew()],
  ['another currency', [listed()], [stored({ isoCurrencyCode: 'EUR' })], isNew()],
  ['a removed login of another user is only a hint', [listed()], [stored({ userId: 'sam' })], isNew('a1')],
  ['an account that a live login lists is only a hint', [listed()], [stored({ isFree: false })], isNew('a1')],
  [
    'an account of another provider is only a hint',
    [listed()],
    [stored({ provider: 'teller' })],
    isNew('a1'),
  ],
  [
    'of two that fit none is taken: the one that a bank fills is the hint',
    [listed()],
    [stored(), stored({ id: 'a2' }), stored({ id: 'a3', isFree: false })],
    isNew('a3'),
  ],
  [
    'two listed ones that fit the same account: neither continues it',
    [listed(), listed({ externalId: 'now too' })],
    [stored()],
    {
      continued: [],
      added: [
        { externalId: 'now', possibleDuplicateOf: 'a1' },
        { externalId: 'now too', possibleDuplicateOf: 'a1' },
      ],
    },
  ],
  [
    'a persistent id identifies it without a mask',
    [listed({ persistentId: P, mask: null })],
    [stored({ persistentId: P, mask: null })],
    continues(),
  ],
  [
    'a persistent id decides where two have the same mask',
    [listed({ persistentId: P })],
    [stored({ persistentId: 'other' }), stored({ id: 'a2', persistentId: P })],
    continues('a2'),
  ],
  [
    'a persistent id identifies it also after the login of another user',
    [listed({ persistentId: P })],
    [stored({ persistentId: P, userId: 'sam' })],
    continues(),
  ],
  [
    'persistent ids that differ outweigh an equal mask',
    [listed({ persistentId: P })],
    [stored({ persistentId: 'other' })],
    isNew(),
  ],
  [
    'P22: a joint account that another live login lists is hinted',
    [listed({ persistentId: P })],
    [stored({ persistentId: P, userId: 'sam', isFree: false })],
    isNew('a1'),
  ],
  [
    'P5: the id changes under one login',
    [listed({ persistentId: P })],
    [stored({ persistentId: P, connectionId: 'new login', isFree: false })],
    continues(),
  ],
  [
    'P5: without a persistent id the mask identifies it under one login',
    [listed()],
    [stored({ connectionId: 'new login', isFree: false })],
    continues(),
  ],
  [
    'an account that its login goes on listing is not continued by another one',
    [listed(), listed({ externalId: 'then' })],
    [stored({ connectionId: 'new login', isFree: false })],
    isNew(),
  ],
  [
    'an earlier self under this login comes before one elsewhere',
    [listed({ persistentId: P })],
    [
      stored({ id: 'a9', persistentId: P }),
      stored({ id: 'a1', persistentId: P, connectionId: 'new login', isFree: false }),
    ],
    continues('a1'),
  ],
  [
    'of two earlier selves elsewhere the one stored last goes on',
    [listed({ persistentId: P })],
    [stored({ persistentId: P }), stored({ id: 'a2', persistentId: P })],
    continues('a2'),
  ],
  ['a merged account is no hint', [listed()], [stored({ isMerged: true, isFree: false })], isNew()],
];

describe('account identity', () => {
  for (const [claim, accounts, known, plan] of cases) {
    it(claim, () => {
      expect(planAccounts(accounts, known, login)).to.deep.equal(plan);
    });
    it(`${claim}, in any order of the stored accounts`, () => {
      expect(planAccounts(accounts, known.toReversed(), login)).to.deep.equal(plan);
    });
  }
});
