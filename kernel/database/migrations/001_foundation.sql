-- Roles, schemas, extensions, the journal. The application role owns nothing; what it may do is granted table by table.
create schema if not exists register;
create extension if not exists ltree with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;
create extension if not exists btree_gin with schema public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'jisuban_app') then
    create role jisuban_app nologin;
  end if;
  -- Who creates a role without being a superuser may administer it, but not yet act as it.
  execute format('grant jisuban_app to %I with set true', current_user);
end
$$;

grant usage on schema kernel, register to jisuban_app;

-- Time-ordered ids without PostgreSQL 18's uuidv7(), so that 16 and 17 serve as well.
create function kernel.new_id() returns uuid
language sql volatile parallel safe
as $$
  select encode(
    set_bit(
      set_bit(
        overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
        52, 1),
      53, 1),
    'hex')::uuid
$$;
comment on function kernel.new_id() is 'A UUID of version 7: 48 bits of milliseconds, then random';

create function kernel.refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;
comment on function kernel.refuse_change() is 'Trigger body of every append-only table';

create table kernel.journal (
  seq bigint generated always as identity,
  at timestamptz not null,
  entered_at timestamptz not null default clock_timestamp(),
  actor text not null,
  act text not null,
  object text not null,
  object_id text not null,
  organisation uuid,
  request text,
  address text,
  detail jsonb not null default '{}',
  constraint journal_pkey primary key (seq)
);
comment on table kernel.journal is 'Every write, and every read of grade-3 and grade-4 data, in the transaction of the act itself';
comment on column kernel.journal.at is 'When it happened, by the clock of the program';
comment on column kernel.journal.entered_at is 'When it was written, by the clock of the database';
create index journal_object_idx on kernel.journal (object, object_id, seq);
create index journal_actor_idx on kernel.journal (actor, seq);
create trigger journal_append_only before update or delete on kernel.journal
  for each row execute function kernel.refuse_change();
create trigger journal_no_truncate before truncate on kernel.journal
  for each statement execute function kernel.refuse_change();
grant select, insert on kernel.journal to jisuban_app;
