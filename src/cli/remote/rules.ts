import type { Output } from '../../../generated/client/index.ts';
import { UsageError } from '../usage.ts';
import { readContractOptions } from './contractOptions.ts';
import { changeMany, type MassWriteOptions } from './massWrite.ts';
import { findNamed, resolveNames } from './resolveNames.ts';
import type { CommonOptions, Session } from './session.ts';
import type { Column } from './table.ts';
import { withSession } from './withSession.ts';

type Rule = Output<'listRules'>['data'][number];

/** `breadbox rules list`: the rules in the order in which they run. */
export async function listRulesCommand(
  options: CommonOptions & Record<string, unknown>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const page = await session.client.rules.list(
      await resolveNames(session, readContractOptions(options, 'listRules')),
    );
    session.print(page, () => {
      session.table(page.data, COLUMNS, 'There are no rules.');
      if (page.next_cursor !== null)
        session.note(`These are the first ${page.data.length}; --limit takes up to 500.`);
    });
  });
}

const COLUMNS: Column<Rule>[] = [
  { title: 'ID', value: (row) => row.short_id },
  { title: 'Rule', value: (row) => row.name, canShrink: true },
  { title: 'Does', value: (row) => row.actions.map(describeAction).join(', '), canShrink: true },
  { title: 'Hits', align: 'right', value: (row) => String(row.hit_count) },
  { title: '', value: (row) => (row.enabled ? '' : 'disabled'), paint: (text, _, paint) => paint.dim(text) },
];

function describeAction(action: Rule['actions'][number]): string {
  switch (action.type) {
    case 'set_category':
      return action.category_slug;
    case 'add_tag':
      return `+${action.tag_slug}`;
    case 'remove_tag':
      return `-${action.tag_slug}`;
  }
}

/** `breadbox rules apply`: applies one rule, or all enabled ones, to the transactions that exist. */
export async function applyRulesCommand(
  rule: string | undefined,
  options: MassWriteOptions & { all?: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if ((rule === undefined) !== (options.all === true)) {
    throw new UsageError('Give the id or the name of a rule, or --all. See `breadbox rules apply --help`.');
  }
  await withSession(options, env, async (session) => {
    const { client } = session;
    const effect = 'change';
    if (rule === undefined) {
      return changeMany(session, options, {
        send: (control) => client.rules.applyAll(control),
        countOf: ({ transactions_updated }) => transactions_updated,
        effect,
      });
    }
    const { id } = await findRule(session, rule);
    return changeMany(session, options, {
      send: (control) => client.rules.apply(id, control),
      countOf: ({ updated_count }) => updated_count,
      effect,
    });
  });
}

async function findRule({ client }: Session, wanted: string): Promise<Rule> {
  const rules: Rule[] = [];
  for await (const rule of client.rules.list({ limit: 500 })) rules.push(rule);
  return findNamed(rules, wanted, { noun: 'rule', namesOf: ({ name }) => [name], list: 'rules' });
}
