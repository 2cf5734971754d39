/**
 * The SQL of one statement that changes every transaction that meets a condition. It locks them first, in the order
 * of their ids, as every writer of several transactions does: no two of them each hold what the other one waits for.
 */
export function updateInIdOrder({ set, where }: { set: string; where: string }): string {
  return `with locked as materialized (
      select id as locked_id from transactions where ${where} order by id for update)
    update transactions set ${set} from locked where id = locked_id`;
}
