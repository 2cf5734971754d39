import { SelectField } from './field.tsx';

const names = new Intl.DisplayNames(undefined, { type: 'currency' });
const CODES = Intl.supportedValuesOf('currency');

/** Asks for a currency by its code and its name in the reader's language. */
export function CurrencyField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  return (
    <SelectField
      label="Currency"
      value={value}
      onChange={onChange}
      options={CODES.map((code) => [code, `${code} – ${names.of(code)}`] as const)}
    />
  );
}
