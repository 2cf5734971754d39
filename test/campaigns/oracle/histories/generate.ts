import {
  AMOUNTS,
  type BankOperation,
  CATEGORIES,
  type History,
  SHOPS,
  type Step,
  TAGS,
  type UserOperation,
} from './history.ts';
import { Random } from './random.ts';

const MAX_PICK = 1_000_000;
const MAX_NUMBER = 99_999;
/** More rows than this that vanish at once make a listing unbelievable, which is a case of its own. */
const MAX_VANISHING = 2;

/** The history that this seed stands for. */
export function generateHistory(provider: 'plaid' | 'teller', seed: number): History {
  const random = new Random(seed);
  const accounts = random.pick([1, 1, 2, 3]);
  const steps = Array.from({ length: random.between(5, 15) }, (_, index) =>
    generateStep(random, provider, accounts, index),
  );
  return { provider, seed, accounts, steps };
}

function generateStep(random: Random, provider: History['provider'], accounts: number, index: number): Step {
  if (provider === 'teller' && index > 0 && random.happens(0.04)) {
    return { ...quietStep(random), bank: [{ do: 'bad day', account: random.between(0, accounts - 1) }] };
  }
  const size = index === 0 ? random.between(4, 14) : random.between(0, 6);
  const vanishing = { left: MAX_VANISHING };
  const bank = Array.from({ length: size }, () =>
    index === 0 ? buy(random, accounts) : generateBankOperation(random, provider, accounts, vanishing),
  );
  if (index > 0 && random.happens(provider === 'plaid' ? 0.08 : 0)) {
    bank.push({ do: 'refuse cursor', horizonDays: random.pick([null, null, 15, 45]) });
  }
  if (index > 0 && random.happens(0.06)) {
    bank.push({ do: 'relink', horizonDays: random.pick([null, null, 15, 45]) });
  }
  return { ...quietStep(random), bank, ...generateEdits(random, index) };
}

const quietStep = (random: Random): Step => ({
  bank: [],
  edits: [],
  inFlight: [],
  racing: [],
  layout: {
    size: random.pick([1, 2, 3, 5, 500]),
    changes: random.pick(['net', 'every']),
    order: random.pick(['as it happened', 'reversed', 'removals first', 'removals last']),
  },
  mutations: random.pick([0, 0, 0, 1, 2]),
});

function generateEdits(random: Random, index: number): Pick<Step, 'edits' | 'inFlight' | 'racing'> {
  const some = (probability: number) =>
    index > 0 && random.happens(probability)
      ? Array.from({ length: random.between(1, 3) }, () => generateUserOperation(random))
      : [];
  const inFlight = some(0.25);
  const racing = some(0.15).filter(({ do: kind }) => kind !== 'categorize many' && kind !== 'restore');
  return { edits: some(0.6), inFlight, racing };
}

const anyPick = (random: Random) => random.between(0, MAX_PICK);

function buy(random: Random, accounts: number): BankOperation {
  return {
    do: 'buy',
    number: random.between(1, MAX_NUMBER),
    account: random.between(0, accounts - 1),
    shop: random.between(0, SHOPS.length - 1),
    amount: random.happens(0.6) ? random.pick(AMOUNTS) : `${random.between(1, 90)}.${random.between(10, 99)}`,
    daysAgo: random.happens(0.8) ? random.between(0, 6) : random.between(7, 28),
    pending: random.happens(0.5),
    times: random.happens(0.15) ? 2 : 1,
  };
}

function generateBankOperation(
  random: Random,
  provider: History['provider'],
  accounts: number,
  vanishing: { left: number },
): BankOperation {
  const kind = random.weighted({
    buy: 8,
    post: 9,
    release: 2,
    withdraw: vanishing.left > 0 ? 2 : 0,
    return: 1,
    reissue: vanishing.left > 0 ? 2 : 0,
    correct: 3,
    'late link': provider === 'plaid' ? 1 : 0,
    move: provider === 'plaid' && accounts > 1 ? 1 : 0,
    leave: accounts > 1 ? 0.5 : 0,
    join: accounts > 1 ? 0.5 : 0,
    balance: 1,
  });
  switch (kind) {
    case 'buy':
      return buy(random, accounts);
    case 'post':
      return {
        do: 'post',
        pick: anyPick(random),
        as: random.pick(
          provider === 'plaid'
            ? ['linked', 'linked', 'linked', 'unlinked']
            : ['unlinked', 'unlinked', 'same id'],
        ),
        amount: random.pick(['same', 'same', 'tip', 'final bill']),
        daysLater: random.between(0, 4),
        removal: random.pick(['with it', 'with it', 'next sync']),
      };
    case 'withdraw':
    case 'reissue':
      vanishing.left -= 1;
      return { do: kind, pick: anyPick(random) };
    case 'release':
    case 'return':
    case 'late link':
      return { do: kind, pick: anyPick(random) };
    case 'correct':
      return {
        do: 'correct',
        pick: anyPick(random),
        field: random.pick(['amount', 'date', 'name', 'merchant']),
        value: random.between(1, 9),
      };
    case 'move':
      return { do: 'move', pick: anyPick(random), account: random.between(0, accounts - 1) };
    case 'leave':
    case 'join':
      return { do: kind, account: random.between(0, accounts - 1) };
    case 'balance':
      return {
        do: 'balance',
        account: random.between(0, accounts - 1),
        amount: random.happens(0.2) ? null : `${random.between(-500, 5000)}.${random.between(10, 99)}`,
      };
  }
}

function generateUserOperation(random: Random): UserOperation {
  const kind = random.weighted({
    categorize: 5,
    'clear category': 1,
    tag: 3,
    untag: 1,
    delete: 2,
    restore: 1,
    'categorize many': 0.5,
  });
  switch (kind) {
    case 'categorize':
      return { do: kind, pick: anyPick(random), category: random.between(0, CATEGORIES.length - 1) };
    case 'tag':
    case 'untag':
      return { do: kind, pick: anyPick(random), tag: random.between(0, TAGS.length - 1) };
    case 'clear category':
    case 'delete':
    case 'restore':
      return { do: kind, pick: anyPick(random) };
    case 'categorize many':
      return { do: kind, from: random.between(0, 40), category: random.between(0, CATEGORIES.length - 1) };
  }
}
