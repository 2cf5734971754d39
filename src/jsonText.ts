/**
 * JSON texts that carry the type of their value. A body that is made as text, because JavaScript would round the
 * amounts in it, is held to the contract by the compiler like any other body.
 */
declare const jsonValue: unique symbol;

export type JsonText<Value> = string & { readonly [jsonValue]: Value };

/** The JSON text of a value that has no decimals to lose. */
export const jsonText = <Value>(value: Value): JsonText<Value> => JSON.stringify(value) as JsonText<Value>;

export const jsonArray = <Item>(items: readonly JsonText<Item>[]): JsonText<Item[]> =>
  `[${items.join(',')}]` as JsonText<Item[]>;

export function jsonObject<Value extends object>(
  fields: {
    readonly [Name in keyof Value]: JsonText<Value[Name]>;
  },
): JsonText<Value> {
  const members = Object.entries(fields).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  return `{${members.join(',')}}` as JsonText<Value>;
}
