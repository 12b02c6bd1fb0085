-- What went wrong last at each provider of a workspace.
create index provider_operation_failed on provider_operation (workspace_id, provider, id)
    where outcome in ('failed', 'held-back');
