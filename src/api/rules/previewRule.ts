import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import * as rules from '../../rules/previewRule.ts';
import { readConditions } from './readRule.ts';

export const previewRule: Operation<'previewRule'> = async ({ db }, { body }, reply) => {
  const conditions = readConditions(body.conditions);
  const { matchCount, sample } = await rules.previewRule(db, conditions, body.limit);
  return reply(200, rawJson(jsonObject({ match_count: jsonText(matchCount), sample: jsonArray(sample) })));
};
