import { type Tool, WrongArguments } from '../answer.ts';
import { describeMassWrite } from '../describeMassWrite.ts';

export const saveRule: Tool<'save_rule'> = async (given, { client, signal }) => {
  const { name, conditions, category_slug, rule_id, dry_run_token } = given;
  if (rule_id) {
    if (name || conditions || category_slug) {
      throw new WrongArguments(
        'With rule_id, send nothing else but dry_run_token: a rule is not changed by this tool.',
      );
    }
    const body = dry_run_token ? { dry_run_token } : { dry_run: true };
    const result = await client.call('applyRule', { path: { id: rule_id }, body, signal });
    return describeMassWrite(result, { rule_id });
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
  return describeMassWrite(result, { rule_id: rule.short_id }, `The rule ${rule.short_id} was created. `);
};
