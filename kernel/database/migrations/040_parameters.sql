-- Numbers of law, standards and local policy: with source, validity, jurisdiction and state; never overwritten.
create table kernel.parameter (
  id uuid not null default kernel.new_id(),
  code text not null,
  title text not null,
  kind text not null,
  value text,
  unit text,
  jurisdiction public.ltree not null default '',
  valid daterange not null,
  source_document text not null,
  clause text,
  state text not null,
  note text,
  origin text not null,
  entered_by text not null,
  entered_person text,
  entered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  superseded_at timestamptz,
  superseded_by uuid,
  constraint parameter_pkey primary key (id),
  constraint parameter_code_check check (code ~ '^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$'),
  constraint parameter_kind_check check (kind in ('number', 'text', 'date', 'boolean', 'list', 'json')),
  constraint parameter_state_check
    check (state in ('verified', 'located', 'recalled', 'practice', 'policy', 'pending', 'fixture')),
  -- A pending row holds no value at all, so none can leak; what somebody remembers stands in its note.
  constraint parameter_pending_check check ((state = 'pending') = (value is null)),
  constraint parameter_number_check check (kind <> 'number' or value ~ '^-?[0-9]+(\.[0-9]+)?$'),
  constraint parameter_date_check check (kind <> 'date' or (value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and value::date is not null)),
  constraint parameter_boolean_check check (kind <> 'boolean' or value in ('true', 'false')),
  constraint parameter_json_check check (kind not in ('list', 'json') or value is json),
  constraint parameter_valid_check check (not isempty(valid)),
  constraint parameter_origin_check check (origin in ('declared', 'entered')),
  constraint parameter_confirmed_check check ((confirmed_by is null) = (confirmed_at is null)),
  constraint parameter_review_check check (confirmed_by is null or confirmed_by <> entered_by),
  constraint parameter_declared_check check (origin = 'entered' or confirmed_by is null),
  constraint parameter_superseded_fkey foreign key (superseded_by) references kernel.parameter (id),
  constraint parameter_confirmed_once exclude using gist (code with =, jurisdiction with =, valid with &&)
    where (confirmed_by is not null and superseded_at is null),
  constraint parameter_declared_once exclude using gist (code with =, jurisdiction with =, valid with &&)
    where (origin = 'declared' and superseded_at is null)
);
comment on table kernel.parameter is 'Versions of parameters; a row never changes but for its confirmation and its end';
comment on column kernel.parameter.value is 'As text in the form of its kind; null while pending';
comment on column kernel.parameter.jurisdiction is 'Region path; empty for the whole country. The narrowest wins';
comment on column kernel.parameter.valid is 'Dates of the facts to which the row applies, upper end excluded';
comment on column kernel.parameter.origin is 'declared: in the code of a system; entered: by an administrator, in force once confirmed, and before a declared row';
comment on column kernel.parameter.entered_person is 'The natural person behind entered_by, so that two accounts of one person cannot review each other';
comment on column kernel.parameter.superseded_at is 'When a newer row took its place; results that used it still name it';
create index parameter_in_force_idx on kernel.parameter (code) where superseded_at is null;
create index parameter_review_idx on kernel.parameter (entered_at)
  where origin = 'entered' and confirmed_by is null and superseded_at is null;

create function kernel.keep_parameter() returns trigger
language plpgsql
as $$
begin
  -- What may change is what the comment on the table says; each of the two happens once.
  if (to_jsonb(old) - array['confirmed_by', 'confirmed_at', 'superseded_at', 'superseded_by'])
       is distinct from (to_jsonb(new) - array['confirmed_by', 'confirmed_at', 'superseded_at', 'superseded_by'])
     or (old.confirmed_by is not null and old.confirmed_by is distinct from new.confirmed_by)
     or old.superseded_at is not null then
    raise exception 'parameter rows are never overwritten: enter a new one' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
comment on function kernel.keep_parameter() is 'Lets a parameter row be confirmed once and superseded once, and nothing else';
create trigger parameter_kept before update on kernel.parameter
  for each row execute function kernel.keep_parameter();
create trigger parameter_no_delete before delete on kernel.parameter
  for each row execute function kernel.refuse_change();
create trigger parameter_no_truncate before truncate on kernel.parameter
  for each statement execute function kernel.refuse_change();

grant select, insert on kernel.parameter to jisuban_app;
grant update (confirmed_by, confirmed_at, superseded_at, superseded_by) on kernel.parameter to jisuban_app;
