-- Which master secret this database was written with: a few letters derived from it, not itself.
create table secret_in_force (
    one  boolean primary key default true check (one),
    name text not null
);
