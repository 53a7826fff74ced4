-- Items and their versions, drafts, cases as append-only logs with their projections: work items, clocks (030), numbers.
create table kernel.item_version (
  id uuid not null,
  item text not null,
  kind text not null,
  version integer not null,
  state text not null,
  valid daterange not null,
  title text not null,
  definition jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  constraint item_version_pkey primary key (id),
  constraint item_version_item_version_key unique (item, version),
  constraint item_version_kind_check check (kind in ('item', 'bundle')),
  constraint item_version_state_check check (state in ('published', 'retired')),
  constraint item_version_valid_excl exclude using gist (item with =, valid with &&)
);
comment on table kernel.item_version is 'Published versions of items (事项) and bundles (一件事); immutable but for the end of validity';
comment on column kernel.item_version.definition is 'ItemDefinition; for a bundle, BundleDefinition';

create function kernel.keep_item_version() returns trigger
language plpgsql
as $$
begin
  if new.definition is distinct from old.definition or new.item <> old.item or new.version <> old.version
     or new.title <> old.title or (not isempty(new.valid) and lower(new.valid) <> lower(old.valid)) then
    raise exception 'item_version is immutable once published' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger item_version_immutable before update on kernel.item_version
  for each row execute function kernel.keep_item_version();
create trigger item_version_kept before delete on kernel.item_version
  for each row execute function kernel.refuse_change();
grant select, insert, update (state, valid) on kernel.item_version to jisuban_app;

create table kernel.item_search (
  item text not null,
  kind text not null,
  title text not null,
  summary text not null,
  department text not null,
  audience text[] not null,
  topics text[] not null,
  search text not null,
  search_terms text[] not null,
  valid daterange not null,
  constraint item_search_pkey primary key (item)
);
comment on table kernel.item_search is 'What people type to find an item: title, aliases, pinyin and initials, of the version in force or to come';
comment on column kernel.item_search.search_terms is 'Single characters and pairs, for queries too short for trigrams';
comment on column kernel.item_search.valid is 'When the item has a version in force: before and after it is not offered';
create index item_search_search_idx on kernel.item_search using gin (search gin_trgm_ops, search_terms);
grant select, insert, update, delete on kernel.item_search to jisuban_app;

create table kernel.draft (
  id uuid not null,
  owner text not null,
  item text not null,
  item_version uuid not null references kernel.item_version (id),
  principal_kind text not null,
  principal uuid not null,
  region text,
  answers jsonb not null default '{}',
  materials jsonb not null default '[]',
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint draft_pkey primary key (id)
);
comment on table kernel.draft is 'An application being written; saved at every answer, gone when submitted';
create index draft_owner_idx on kernel.draft (owner, updated_at desc);
create index draft_item_version_idx on kernel.draft (item_version);
grant select, insert, update, delete on kernel.draft to jisuban_app;

create table kernel.case_serial (
  code text not null,
  day date not null,
  last integer not null,
  constraint case_serial_pkey primary key (code, day)
);
comment on table kernel.case_serial is 'Last serial of a case number (办件编号) per item code and day; taken in blocks, so gaps occur';
grant select, insert, update on kernel.case_serial to jisuban_app;

create table kernel.cases (
  id uuid not null,
  number text not null,
  item text not null,
  item_version uuid not null references kernel.item_version (id),
  bundle_case uuid references kernel.cases (id),
  title text not null,
  region text not null,
  region_path ltree not null,
  applicant_kind text not null,
  applicant uuid not null,
  applicant_name text not null,
  agent uuid,
  channel text not null,
  phase text not null,
  outcome text,
  seq integer not null,
  state jsonb not null,
  submit_key text not null,
  submitted_at timestamptz not null,
  received_on date not null,
  accepted_on date,
  closed_on date,
  due_on date,
  statutory_due_on date,
  paused boolean not null default false,
  overdue boolean not null default false,
  constraint cases_pkey primary key (id),
  constraint cases_number_key unique (number),
  constraint cases_submit_key_key unique (submit_key),
  constraint cases_applicant_kind_check check (applicant_kind in ('person', 'enterprise'))
);
comment on table kernel.cases is 'Case (办件): the newest state of its log, and the columns by which it is listed';
comment on column kernel.cases.state is 'CaseState: the reduction of kernel.case_action, kept so that lists and next actions need no replay';
comment on column kernel.cases.submit_key is 'Actor and idempotency key of the submission';
create index cases_applicant_idx on kernel.cases (applicant, submitted_at desc, id desc);
create index cases_newest_idx on kernel.cases (submitted_at desc, id desc) where bundle_case is null;
create index cases_applicant_name_idx on kernel.cases (applicant_name text_pattern_ops);
create index cases_bundle_case_idx on kernel.cases (bundle_case) where bundle_case is not null;
create index cases_item_version_open_idx on kernel.cases (item_version) where closed_on is null;
create index cases_region_path_idx on kernel.cases using gist (region_path);
create index cases_unrated_idx on kernel.cases (closed_on)
  where closed_on is not null and bundle_case is null and phase <> 'withdrawn' and (state -> 'rating') = 'null'::jsonb;
grant select, insert, update on kernel.cases to jisuban_app;

create table kernel.case_action (
  case_id uuid not null references kernel.cases (id),
  seq integer not null,
  kind text not null,
  at timestamptz not null,
  entered_at timestamptz not null,
  counts_on date not null,
  actor text not null,
  actor_name text not null,
  organisation uuid,
  key text not null,
  digest text not null,
  content jsonb not null,
  constraint case_action_pkey primary key (case_id, seq),
  constraint case_action_case_id_key_key unique (case_id, key)
);
comment on table kernel.case_action is 'The append-only log of a case; everything else about it follows from these rows';
create trigger case_action_append_only before update or delete on kernel.case_action
  for each row execute function kernel.refuse_change();
create trigger case_action_no_truncate before truncate on kernel.case_action
  for each statement execute function kernel.refuse_change();
grant select, insert on kernel.case_action to jisuban_app;

create table kernel.work_item (
  case_id uuid not null references kernel.cases (id),
  stage text not null,
  visit integer not null,
  kind text not null,
  role text not null,
  organisation uuid not null,
  claimed_by text,
  opened_at timestamptz not null,
  due_on date,
  closed_at timestamptz,
  id uuid not null,
  constraint work_item_pkey primary key (case_id, stage, visit, kind, organisation),
  constraint work_item_kind_check check (kind in ('stage', 'opinion'))
);
comment on table kernel.work_item is 'What waits for whom (待办); the inbox';
comment on column kernel.work_item.due_on is 'Last day of the stage clock, else of the promised clock; infinity while suspended';
create index work_item_inbox_idx on kernel.work_item (organisation, role, due_on, id) where closed_at is null;
create index work_item_office_idx on kernel.work_item (organisation, role, case_id);
comment on index kernel.work_item_office_idx is 'Which cases an office has or had: the access predicate of lists';
grant select, insert, update on kernel.work_item to jisuban_app;

