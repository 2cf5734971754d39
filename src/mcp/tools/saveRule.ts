import { type Tool, WrongArguments } from '../answer.ts';
import { readToken } from '../boundToken.ts';
import { describeMassWrite } from '../describeMassWrite.ts';

export const saveRule: Tool<'save_rule'> = async (given, { client, signal, sign }) => {
  const { name, conditions, category_slug, rule_id, dry_run_token } = given;
  if (rule_id) {
    if (name || conditions || category_slug) {
      throw new WrongArguments(
        'With rule_id, send nothing else but dry_run_token: this tool changes no rule.',
      );
    }
    const request = { rule_id };
    const body = dry_run_token
      ? { dry_run_token: readToken(sign, request, dry_run_token) }
      : { dry_run: true };
    const result = await client.call('applyRule', { path: { id: rule_id }, body, signal });
    return describeMassWrite(result, { sign, request });
  }
  if (dry_run_token) throw new WrongArguments('A dry_run_token needs the rule_id that came with it.');
  if (!name || !conditions || !category_slug) {
    throw new WrongArguments(
      'A new rule needs name, conditions and category_slug. For an existing one, send rule_id.',
    );
  }
  const actions = [{ type: 'set_category' as const, category_slug }];
  const rule = await client.call('createRule', { body: { name, conditions, actions }, signal });
  const result = await client.call('applyRule', { path: { id: rule.id }, body: { dry_run: true }, signal });
  const answer = describeMassWrite(result, { sign, request: { rule_id: rule.short_id } });
  return {
    ...answer,
    summary: `The rule was created; its rule_id is ${rule.short_id}. ${answer.summary}`,
    structured: { rule_id: rule.short_id, ...answer.structured },
  };
};
