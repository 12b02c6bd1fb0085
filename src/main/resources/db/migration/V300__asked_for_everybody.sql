-- What is asked of a provider that is there for every workspace concerns none of them alone.
alter table provider_operation alter column workspace_id drop not null;
create index provider_operation_of_everybody on provider_operation (id) where workspace_id is null;
