import type { Operation } from '../../http/operation.ts';
import * as rules from '../../store/rules.ts';

export const getRule: Operation<'getRule'> = async ({ db }, { path }, reply) =>
  reply(200, await rules.getRule(db, path.id));
