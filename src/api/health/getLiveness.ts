import type { Operation } from '../../http/operation.ts';

export const getLiveness: Operation<'getLiveness'> = ({ config }, _call, reply) =>
  reply(200, { status: 'ok', version: config.version });
