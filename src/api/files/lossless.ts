import type { LosslessNumber } from 'lossless-json';

/** A body of the contract with numbers that never were floating-point numbers. */
export type Lossless<Body> = Body extends number
  ? Body | LosslessNumber
  : Body extends object
    ? { [Key in keyof Body]: Lossless<Body[Key]> }
    : Body;
