import type { Operation } from '../../http/operation.ts';

export const getHealth: Operation<'getHealth'> = ({ config }, _call, reply) =>
  reply(200, { status: 'ok', version: config.version });
