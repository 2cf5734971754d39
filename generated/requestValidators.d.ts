/** Made from openapi/ by `make generate`. Change the contract, not this file. */

import type { operations } from './calls.d.ts';
import type { Validator } from './validators.d.ts';

export const parameters: Record<keyof operations, Validator>;
export const bodies: Record<keyof operations, Record<string, Validator>>;
