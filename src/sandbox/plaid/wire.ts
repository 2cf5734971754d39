/**
 * The plaid package's types as JSON: its enums become string literals, so the package is not imported at run time.
 */
export type Wire<T> = T extends string
  ? `${T}`
  : T extends (infer Element)[]
    ? Wire<Element>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;
