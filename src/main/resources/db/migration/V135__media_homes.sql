-- Which node has the media of an occurrence's call, by a lease that it renews. The epoch counts the
-- changes of hands: what an earlier holder still says with its own number means nothing any more.
create table media_home (
    occurrence_id uuid primary key,
    node          uuid not null,
    url           text not null,
    epoch         bigint not null,
    records       boolean not null,
    leased_until  timestamptz not null
);
create index media_home_of_node on media_home (node);
