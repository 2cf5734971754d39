/** Made from openapi/ by `make generate`. Change the contract, not this file. */

import type { operations } from './calls.d.ts';
import type { Validator } from './validators.d.ts';

export const responses: Record<keyof operations, Record<number, Validator | null>>;
