/** A transaction is shown while neither the user has deleted it nor the provider has removed it: two separate facts. */
export const VISIBLE = 'deleted_by_user_at is null and removed_by_provider_at is null';
