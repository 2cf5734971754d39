import { useRef, useState } from 'preact/hooks';
import { addDays, addMonths, endOf, today } from '../../dates.ts';
import type { Account, CategoryTree, Tag, User } from '../../household.ts';
import { isShown, nameOf } from '../../household.ts';
import { categoryOptions } from '../../parts/categoryOptions.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Popover } from '../../parts/popover.tsx';
import { address, setQuery } from '../../router.ts';
import { type AmountRange, isAmount, readAmounts, writeAmounts } from './filters.ts';

interface Known {
  accounts: Account[];
  users: User[];
  tags: Tag[];
  categories: CategoryTree | undefined;
}

/** Every filter of the list. Each is in force, and in the address, as soon as it is changed. */
export function FilterMenu({ known, count }: { known: Known; count: number }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="filter" size={16} /> Filter
        {count > 0 && <span class="badge accent">{count}</span>}
      </button>
      {isOpen && (
        <Popover anchor={button} onClose={() => setOpen(false)} label="Filters" width="22rem">
          <FilterForm known={known} />
        </Popover>
      )}
    </>
  );
}

function FilterForm({ known }: { known: Known }) {
  const { query } = address.value;
  const get = (name: string) => query.get(name) ?? '';
  const set = (name: string) => (value: string) => setQuery({ [name]: value });
  const end = get('end_date');
  return (
    <div class="filter-form">
      <SelectField
        label="Account"
        value={accountValue(known.accounts, get('account_id'))}
        onChange={set('account_id')}
        options={[
          ['', 'Every account'],
          ...known.accounts.filter(isShown).map((account) => [account.short_id, nameOf(account)] as const),
        ]}
      />
      <SelectField
        label="Category"
        value={get('category_slug')}
        onChange={set('category_slug')}
        options={[['', 'Every category'], ...categoryOptions(known.categories)]}
      />
      <fieldset class="field">
        <legend>Date</legend>
        <div class="row wrap presets">
          {presets().map(([label, start, until]) => (
            <button
              key={label}
              type="button"
              class="button small"
              aria-pressed={get('start_date') === start && end === until}
              onClick={() => setQuery({ start_date: start, end_date: until })}
            >
              {label}
            </button>
          ))}
        </div>
        <div class="halves">
          <TextField label="From" type="date" value={get('start_date')} onInput={set('start_date')} />
          <TextField
            label="Until"
            type="date"
            value={end && addDays(end, -1)}
            onInput={(value) => setQuery({ end_date: value && addDays(value, 1) })}
          />
        </div>
      </fieldset>
      <AmountFields />
      <div class="halves">
        <SelectField
          label="Member"
          value={get('user_id')}
          onChange={set('user_id')}
          options={[['', 'Everybody'], ...known.users.map(({ short_id, name }) => [short_id, name] as const)]}
        />
        <SelectField
          label="Tag"
          value={get('any_tag')}
          onChange={set('any_tag')}
          options={[['', 'Any or none'], ...known.tags.map((tag) => [tag.slug, tag.display_name] as const)]}
        />
        <SelectField
          label="Status"
          value={get('pending')}
          onChange={set('pending')}
          options={[
            ['', 'All'],
            ['false', 'Posted'],
            ['true', 'Pending'],
          ]}
        />
        <SelectField
          label="Search finds"
          value={get('search_mode')}
          onChange={set('search_mode')}
          options={[
            ['', 'The text'],
            ['words', 'Whole words'],
            ['fuzzy', 'Typing errors too'],
          ]}
        />
      </div>
      <TextField
        label="Leave out"
        value={get('exclude_search')}
        onInput={set('exclude_search')}
        placeholder="Text"
      />
    </div>
  );
}

function accountValue(accounts: Account[], id: string): string {
  return accounts.find((each) => each.id === id)?.short_id ?? id;
}

function presets(): [label: string, start: string, end: string][] {
  const month = today().slice(0, 7);
  const last = addMonths(month, -1);
  const year = month.slice(0, 4);
  return [
    ['This month', `${month}-01`, endOf(month)],
    ['Last month', `${last}-01`, endOf(last)],
    ['This year', `${year}-01-01`, `${Number(year) + 1}-01-01`],
  ];
}

const faultOf = (text: string): string | null =>
  text === '' || isAmount(text) ? null : 'Write it like 12.50';

function AmountFields() {
  const { query } = address.value;
  const [range, setRange] = useState(readAmounts(query.get('min_amount'), query.get('max_amount')));
  const isBoth = range.direction === 'both';
  function change(part: Partial<AmountRange>): void {
    const next = { ...range, ...part };
    // An amount without a direction means money that was spent.
    if (next.direction === 'any' && (part.least || part.most)) next.direction = 'out';
    if (part.direction === 'any') Object.assign(next, { least: '', most: '' });
    setRange(next);
    const written = writeAmounts(next);
    if (written) setQuery(written);
  }
  return (
    <div class="thirds">
      <SelectField
        label="Money"
        value={range.direction}
        onChange={(direction) => change({ direction: direction as AmountRange['direction'] })}
        options={[
          ['any', 'In or out'],
          ['out', 'Out'],
          ['in', 'In'],
          // Only an address asks for it.
          ...(isBoth ? [['both', 'In and out'] as const] : []),
        ]}
      />
      <TextField
        label={isBoth ? 'In up to' : 'At least'}
        value={range.least}
        fault={faultOf(range.least)}
        onInput={(least) => change({ least: least.trim() })}
        placeholder="0.00"
      />
      <TextField
        label={isBoth ? 'Out up to' : 'At most'}
        value={range.most}
        fault={faultOf(range.most)}
        onInput={(most) => change({ most: most.trim() })}
        placeholder="0.00"
      />
    </div>
  );
}
