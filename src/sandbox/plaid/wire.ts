/**
 * The plaid package's types as they travel: its enums are ordinary strings in JSON, and we import nothing of the
 * package at run time.
 */
export type Wire<T> = T extends string
  ? `${T}`
  : T extends (infer Element)[]
    ? Wire<Element>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;
