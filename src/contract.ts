import type { components, operations } from '../generated/calls.d.ts';

/** The contract's generated types under their short names. */

/** The name of an operation in contract, code, logs and tests. */
export type OperationId = keyof operations & string;

/** A schema of the contract by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** A code of the error envelope. */
export type ErrorCode = Schema<'ErrorCode'>;
