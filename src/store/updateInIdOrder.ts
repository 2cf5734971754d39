/**
 * The SQL of a statement that updates every transaction that meets a condition. It locks them first, ordered by id, as
 * every writer of several transactions does, so that no two writers deadlock.
 */
export function updateInIdOrder({ set, where }: { set: string; where: string }): string {
  return `with locked as materialized (
      select id as locked_id from transactions where ${where} order by id for update)
    update transactions set ${set} from locked where id = locked_id`;
}
