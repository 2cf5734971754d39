import type { Operation } from '../../http/operation.ts';
import * as rules from '../../store/rules.ts';

export const deleteRule: Operation<'deleteRule'> = async ({ db }, { path }, reply) => {
  await rules.deleteRule(db, path.id);
  return reply(204);
};
