import { expect } from 'chai';
import { type AccountSignature, findDuplicateLogin } from '../../src/linking/findDuplicateLogin.ts';

const checking: AccountSignature = { name: 'Checking', mask: '0042', type: 'depository', persistentId: null };
const card: AccountSignature = { name: 'Card', mask: '4242', type: 'credit', persistentId: null };
const withoutMask = { ...checking, mask: null };

const cases: [
  claim: string,
  linked: AccountSignature[],
  accounts: AccountSignature[],
  isDuplicate: boolean,
][] = [
  ['the same accounts in another order', [checking, card], [card, checking], true],
  ['one mask is enough', [checking, { ...card, mask: null }], [checking, { ...card, mask: null }], true],
  ['P21: no mask at all proves nothing', [withoutMask], [withoutMask], false],
  ['one account more', [checking], [checking, card], false],
  ['one account less', [checking, card], [checking], false],
  ['another name', [checking], [{ ...checking, name: 'Savings' }], false],
  ['another type', [checking], [{ ...checking, type: 'credit' }], false],
  ['the same account listed twice', [checking], [checking, checking], false],
  [
    'equal persistent ids, whatever the names',
    [{ ...withoutMask, persistentId: 'p' }],
    [{ ...withoutMask, name: 'Renamed', persistentId: 'p' }],
    true,
  ],
  [
    'persistent ids of some accounts only',
    [{ ...withoutMask, persistentId: 'p' }, withoutMask],
    [{ ...withoutMask, persistentId: 'p' }, withoutMask],
    false,
  ],
  ['no accounts at all', [], [], false],
];

describe('duplicate logins', () => {
  for (const [claim, linked, accounts, isDuplicate] of cases) {
    it(`${claim}: ${isDuplicate ? 'a duplicate' : 'no duplicate'}`, () => {
      const known = linked.map((account) => ({ ...account, connectionId: 'c1' }));
      const other = { ...checking, name: 'Elsewhere', connectionId: 'c0' };
      expect(findDuplicateLogin([other, ...known], accounts)).to.equal(isDuplicate ? 'c1' : null);
    });
  }
});
