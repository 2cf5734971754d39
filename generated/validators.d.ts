/** Made from openapi/ by `make generate`. Change the contract, not this file. */

export interface ValidatorError {
  instancePath: string;
  /** The path of the keyword in the schema; a branch of a union has its position in it. */
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Returns whether the value is valid. If not, `errors` lists the violations until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidatorError[] | null;
}
