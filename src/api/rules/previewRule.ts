import type { RuleConditions } from '../../domain/rules/rule.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import * as rules from '../../rules/previewRule.ts';

export const previewRule: Operation<'previewRule'> = async (context, { body, request }, reply) => {
  // Already validated against the contract, whose generated type for the empty object is any object.
  const conditions = body.conditions as RuleConditions;
  const { matchCount, sample } = await rules.previewRule(context, conditions, body.limit, request.signal);
  return reply(200, rawJson(jsonObject({ match_count: jsonText(matchCount), sample: jsonArray(sample) })));
};
