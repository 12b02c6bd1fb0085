-- Where the one live place of somebody's link is, in one of our own rooms. The number goes up when
-- it moves to another page or program; passes carry it, and those with a lower one are worth nothing.
create table builtin_place (
    room     text        not null references builtin_room (id) on delete cascade,
    identity varchar(36) not null,
    holder   text        not null,
    place    integer     not null,
    primary key (room, identity)
);
create index builtin_place_moved on builtin_place (room) where place > 1;
