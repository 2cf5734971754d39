import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import * as sync from '../../rules/previewRule.ts';
import { readConditions } from './readRule.ts';

export const previewRule: Operation<'previewRule'> = async ({ db }, { body }, reply) => {
  const conditions = readConditions(body.conditions);
  const { matchCount, sample } = await sync.previewRule(db, conditions, body.limit);
  return reply(200, rawJson(`{"match_count":${matchCount},"sample":[${sample.join(',')}]}`));
};
