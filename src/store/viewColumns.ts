/**
 * Lists of columns that the compiler compares with the contract: a missing field, and one that the contract does not
 * have, is a compile error that names it.
 */

/** The SQL expression of each field of a view. */
export type Expressions<View> = { readonly [Field in keyof View]-?: string };

declare const viewOf: unique symbol;

/** SQL expressions that fill the fields of a view. */
export type SelectList<View> = string & { readonly [viewOf]: View };

/** `a.id as "id", u.name as "user_name"` */
export const selectList = <View>(expressions: Expressions<View>): SelectList<View> =>
  Object.entries<string>(expressions)
    .map(([field, expression]) => `${expression} as "${field}"`)
    .join(', ') as SelectList<View>;

/** `json_build_object('id', a.id, 'user_name', u.name)::text` */
export const jsonObjectOf = <View>(expressions: Expressions<View>): string =>
  `json_build_object(${Object.entries<string>(expressions)
    .map(([field, expression]) => `'${field}', ${expression}`)
    .join(', ')})::text`;

/** The names of the columns of a view whose fields are all columns of one table. */
export const columnsOf =
  <View>() =>
  <const Names extends readonly (keyof View)[]>(names: Names & Complete<View, Names>): Names =>
    names;

type Complete<View, Names extends readonly (keyof View)[]> =
  Exclude<keyof View, Names[number]> extends never
    ? unknown
    : { 'missing column': Exclude<keyof View, Names[number]> };
