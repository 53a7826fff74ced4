-- What the demo has put into this database, so that it is put once.
create table kernel.demo_part (
  part text not null,
  seed integer not null,
  seeded_at timestamptz not null,
  constraint demo_part_pkey primary key (part)
);
comment on table kernel.demo_part is 'Parts of the synthetic prefecture that are in the database; a real installation has no row';
grant select, insert on kernel.demo_part to jisuban_app;
