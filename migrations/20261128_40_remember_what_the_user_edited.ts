import type { Knex } from 'knex';

/**
 * A tag has provenance as the category has. `tags` stays what is shown; the two new lists say which of it the user
 * decided, so that no rule undoes that. The times say when the user last edited the category and the tags: where two
 * rows turn out to be one transaction, the newer edit is kept.
 *
 * Edits from before this migration have no time; the row's last change is the latest that it can have been. Where
 * their tags came from is not known, so they belong to nobody.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table transactions
      add column category_edited_at timestamptz,
      add column tags_edited_at timestamptz,
      add column tags_added_by_user text[] not null default '{}',
      add column tags_removed_by_user text[] not null default '{}';

    alter table transactions disable trigger user;
    update transactions set category_edited_at = updated_at where user_category_slug is not null;
    alter table transactions enable trigger user;
  `);
