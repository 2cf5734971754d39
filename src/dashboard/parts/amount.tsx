import type { Currency } from '../money.ts';
import { currencyOf, formatMoney, negate, signOf } from '../money.ts';

/** An amount with a sign where it says something: `flow` for what came in and went out, `balance` for what is there. */
export function Amount({
  value,
  currency,
  kind = 'balance',
}: {
  value: number | string;
  currency: string | null;
  kind?: 'balance' | 'flow';
}) {
  const isFlow = kind === 'flow';
  const direction = signOf(value);
  const text = formatMoney(value, currency, { sign: isFlow ? 'always' : 'negative' });
  return <span class={isFlow && direction > 0 ? 'amount in' : 'amount'}>{text}</span>;
}

/** The amount of a transaction. The API counts money out as positive; people write it with a minus. */
export function TransactionAmount({ transaction }: { transaction: { amount?: number } & Currency }) {
  const value = negate(transaction.amount ?? 0);
  return (
    <>
      <span class="visually-hidden">{signOf(value) > 0 ? 'received ' : 'spent '}</span>
      <Amount value={value} currency={currencyOf(transaction)} kind="flow" />
    </>
  );
}
