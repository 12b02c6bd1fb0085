-- Who was put out, asked again and then left by themselves reads that they left.
alter table registration add column left_since boolean not null default false;
