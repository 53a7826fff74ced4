-- The schema after all migrations. Written by `npm run schema:dump`; never edited, never run.

create extension btree_gin;
create extension btree_gist;
create extension ltree;
create extension pg_trgm;

CREATE OR REPLACE FUNCTION kernel.agency_validity(valid_from date, valid_to date, revoked_on date)
 RETURNS daterange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select daterange(
    valid_from,
    case when valid_to is not null or revoked_on is not null then greatest(valid_from, least(valid_to, revoked_on)) end)
$function$;
comment on function kernel.agency_validity(date,date,date) is 'From the first day to the earlier of end and revocation, that day excluded; empty where revoked before it began';

CREATE OR REPLACE FUNCTION kernel.keep_case_attachment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.case_id is not null then
    raise exception 'attachment % belongs to a case and is kept', old.id using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION kernel.keep_item_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.definition::text <> old.definition::text or new.item <> old.item or new.version <> old.version
     or new.title <> old.title or (not isempty(new.valid) and lower(new.valid) <> lower(old.valid)) then
    raise exception 'item_version is immutable once published' using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION kernel.keep_parameter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function kernel.keep_parameter() is 'Lets a parameter row be confirmed once and superseded once, and nothing else';

CREATE OR REPLACE FUNCTION kernel.new_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  select encode(
    set_bit(
      set_bit(
        overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
        52, 1),
      53, 1),
    'hex')::uuid
$function$;
comment on function kernel.new_id() is 'A UUID of version 7: 48 bits of milliseconds, then random';

CREATE OR REPLACE FUNCTION kernel.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$function$;
comment on function kernel.refuse_change() is 'Trigger body of every append-only table';

CREATE OR REPLACE FUNCTION kernel.region_path(region public.ltree)
 RETURNS public.ltree
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select region $function$;
comment on function kernel.region_path(public.ltree) is 'The path itself, so that one predicate serves columns of either type';

CREATE OR REPLACE FUNCTION kernel.region_path(region text)
 RETURNS public.ltree
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select public.text2ltree(
    case
      when strpos(region, '.') > 0 then region
      else left(region, 2)
        || case when length(region) >= 4 then '.' || left(region, 4) else '' end
        || case when length(region) >= 6 then '.' || left(region, 6) else '' end
        || case when length(region) >= 9 then '.' || left(region, 9) else '' end
        || case when length(region) >= 12 then '.' || left(region, 12) else '' end
    end)
$function$;
comment on function kernel.region_path(text) is 'Path of a division code, 652301001 to 65.6523.652301.652301001; a path comes back unchanged. Not strict, so that it is inlined into indexes';

create table kernel.account (
  id uuid default kernel.new_id() not null,
  login text not null,
  password_hash text,
  person uuid,
  name text not null,
  kind text not null,
  status text default 'active'::text not null,
  password_changed_at timestamp with time zone,
  demo boolean default false not null,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_login_key UNIQUE (login),
  constraint account_citizen_check CHECK (((kind = 'officer'::text) OR (person IS NOT NULL))),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['citizen'::text, 'officer'::text]))),
  constraint account_login_check CHECK (((login = lower(btrim(login))) AND (login <> ''::text))),
  constraint account_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'closed'::text]))),
  constraint account_person_fkey FOREIGN KEY (person) REFERENCES register.person(id)
);
comment on table kernel.account is 'A way to sign in, of one natural person; never shared';
comment on column kernel.account.password_hash is 'argon2id in PHC form; null where the account does not sign in by password';
comment on column kernel.account.demo is 'May be entered without a password while the demo is on';
CREATE INDEX account_person_idx ON kernel.account USING btree (person);
grant insert, select, update on table kernel.account to jisuban_app;

create table kernel.attachment (
  id uuid default kernel.new_id() not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  file_name text not null,
  purpose text not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by text not null,
  holder_kind text,
  holder_id uuid,
  draft_id uuid,
  case_id uuid,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_holder_check CHECK ((((holder_kind IS NULL) = (holder_id IS NULL)) AND (holder_kind = ANY (ARRAY['person'::text, 'enterprise'::text])))),
  constraint attachment_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint attachment_size_check CHECK ((size > 0))
);
comment on table kernel.attachment is 'One file that somebody handed in; its bytes lie in the file store under the hash, once per content';
comment on column kernel.attachment.holder_id is 'The person or enterprise for whom it was handed in; may read it';
comment on column kernel.attachment.draft_id is 'The draft it was uploaded into; a case that takes it keeps it for good';
CREATE INDEX attachment_case_idx ON kernel.attachment USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX attachment_draft_idx ON kernel.attachment USING btree (draft_id) WHERE (draft_id IS NOT NULL);
CREATE UNIQUE INDEX attachment_once_key ON kernel.attachment USING btree (uploaded_by, draft_id, purpose, sha256, file_name) NULLS NOT DISTINCT WHERE (case_id IS NULL);
CREATE INDEX attachment_sha256_idx ON kernel.attachment USING btree (sha256);
CREATE INDEX attachment_unclaimed_idx ON kernel.attachment USING btree (uploaded_at) WHERE (case_id IS NULL);
CREATE TRIGGER attachment_kept BEFORE DELETE OR UPDATE ON kernel.attachment FOR EACH ROW EXECUTE FUNCTION kernel.keep_case_attachment();
grant delete, insert, select on table kernel.attachment to jisuban_app;
grant update (case_id, draft_id) on table kernel.attachment to jisuban_app;

create table kernel.calendar_day (
  day date not null,
  working boolean not null,
  ordinal integer not null,
  provisional boolean not null,
  provisional_ordinal integer not null,
  reason text,
  constraint calendar_day_pkey PRIMARY KEY (day)
);
comment on table kernel.calendar_day is 'The compiled calendar: one row per day of the compiled years';
comment on column kernel.calendar_day.ordinal is 'Working days from the first compiled day to this one';
comment on column kernel.calendar_day.provisional_ordinal is 'Provisional days from the first compiled day to this one';
comment on column kernel.calendar_day.reason is 'Holiday and document, where a notice names the day';
CREATE INDEX calendar_day_working_idx ON kernel.calendar_day USING btree (ordinal) WHERE working;
grant insert, select, update on table kernel.calendar_day to jisuban_app;

create table kernel.calendar_setting (
  singleton boolean default true not null,
  local_holidays boolean default false not null,
  document text,
  revision integer default 0 not null,
  constraint calendar_setting_pkey PRIMARY KEY (singleton),
  constraint calendar_setting_singleton_check CHECK (singleton)
);
comment on table kernel.calendar_setting is 'One row: whether local holidays are rest days for legal limits, decided by which document; revision counts changes of the days';
grant select, update on table kernel.calendar_setting to jisuban_app;

create table kernel.case_action (
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  counts_on date not null,
  actor text not null,
  actor_name text not null,
  organisation uuid,
  key text not null,
  digest text not null,
  content jsonb not null,
  constraint case_action_pkey PRIMARY KEY (case_id, seq),
  constraint case_action_case_id_key_key UNIQUE (case_id, key),
  constraint case_action_case_id_fkey FOREIGN KEY (case_id) REFERENCES kernel.cases(id)
);
comment on table kernel.case_action is 'The append-only log of a case; everything else about it follows from these rows';
CREATE TRIGGER case_action_append_only BEFORE DELETE OR UPDATE ON kernel.case_action FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER case_action_no_truncate BEFORE TRUNCATE ON kernel.case_action FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table kernel.case_action to jisuban_app;

create table kernel.case_serial (
  code text not null,
  day date not null,
  last integer not null,
  constraint case_serial_pkey PRIMARY KEY (code, day)
);
comment on table kernel.case_serial is 'Last serial of a case number (办件编号) per item code and day; taken in blocks, so gaps occur';
grant insert, select, update on table kernel.case_serial to jisuban_app;

create table kernel.cases (
  id uuid not null,
  number text not null,
  item text not null,
  item_version uuid not null,
  bundle_case uuid,
  title text not null,
  region text not null,
  region_path public.ltree not null,
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
  submitted_at timestamp with time zone not null,
  received_on date not null,
  accepted_on date,
  closed_on date,
  due_on date,
  statutory_due_on date,
  paused boolean default false not null,
  overdue boolean default false not null,
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_number_key UNIQUE (number),
  constraint cases_submit_key_key UNIQUE (submit_key),
  constraint cases_applicant_kind_check CHECK ((applicant_kind = ANY (ARRAY['person'::text, 'enterprise'::text]))),
  constraint cases_bundle_case_fkey FOREIGN KEY (bundle_case) REFERENCES kernel.cases(id),
  constraint cases_item_version_fkey FOREIGN KEY (item_version) REFERENCES kernel.item_version(id)
);
comment on table kernel.cases is 'Case (办件): the newest state of its log, and the columns by which it is listed';
comment on column kernel.cases.state is 'CaseState: the reduction of kernel.case_action, kept so that lists and next actions need no replay';
comment on column kernel.cases.submit_key is 'Actor and idempotency key of the submission';
CREATE INDEX cases_applicant_idx ON kernel.cases USING btree (applicant, submitted_at DESC, id DESC);
CREATE INDEX cases_applicant_name_idx ON kernel.cases USING btree (applicant_name text_pattern_ops);
CREATE INDEX cases_bundle_case_idx ON kernel.cases USING btree (bundle_case) WHERE (bundle_case IS NOT NULL);
CREATE INDEX cases_item_version_open_idx ON kernel.cases USING btree (item_version) WHERE (closed_on IS NULL);
CREATE INDEX cases_newest_idx ON kernel.cases USING btree (submitted_at DESC, id DESC) WHERE (bundle_case IS NULL);
CREATE INDEX cases_region_path_idx ON kernel.cases USING gist (region_path);
CREATE INDEX cases_unrated_idx ON kernel.cases USING btree (closed_on) WHERE ((closed_on IS NOT NULL) AND (bundle_case IS NULL) AND (phase <> 'withdrawn'::text) AND ((state -> 'rating'::text) = 'null'::jsonb));
grant insert, select, update on table kernel.cases to jisuban_app;

create table kernel.clock (
  case_id uuid not null,
  name text not null,
  unit text not null,
  days integer not null,
  extension_days integer default 0 not null,
  started_on date not null,
  stopped_on date,
  pauses datemultirange default '{}'::datemultirange not null,
  paused_since date,
  roll_last_day boolean not null,
  due_on date,
  provisional boolean not null,
  constraint clock_pkey PRIMARY KEY (case_id, name),
  constraint clock_days_check CHECK (
CASE
    WHEN (unit = 'immediate'::text) THEN (days = 0)
    ELSE ((days >= 1) AND (days <= 3650))
END),
  constraint clock_extension_check CHECK (((extension_days >= 0) AND (extension_days <= 3650))),
  constraint clock_unit_check CHECK ((unit = ANY (ARRAY['working_day'::text, 'calendar_day'::text, 'immediate'::text])))
);
comment on table kernel.clock is 'Time limits of cases: a projection of their facts, recomputed as a set after a new holiday notice';
comment on column kernel.clock.pauses is 'Closed, documented pauses after the start. (start, end] of the law is stored as [start + 1, end + 1), so overlaps unite';
comment on column kernel.clock.paused_since is 'Start day of the pause that is still open; itself counted';
comment on column kernel.clock.due_on is 'Last day; null while an open pause leaves only a remaining budget';
comment on column kernel.clock.provisional is 'A later holiday notice may still change the last day';
CREATE INDEX clock_due_idx ON kernel.clock USING btree (due_on, case_id) WHERE ((stopped_on IS NULL) AND (due_on IS NOT NULL));
grant insert, select, update on table kernel.clock to jisuban_app;

create table kernel.demo_part (
  part text not null,
  seed integer not null,
  seeded_at timestamp with time zone not null,
  constraint demo_part_pkey PRIMARY KEY (part)
);
comment on table kernel.demo_part is 'Parts of the synthetic prefecture that are in the database; a real installation has no row';
grant insert, select on table kernel.demo_part to jisuban_app;

create table kernel.draft (
  id uuid not null,
  owner text not null,
  item text not null,
  item_version uuid not null,
  principal_kind text not null,
  principal uuid not null,
  region text,
  answers jsonb default '{}'::jsonb not null,
  materials jsonb default '[]'::jsonb not null,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_item_version_fkey FOREIGN KEY (item_version) REFERENCES kernel.item_version(id)
);
comment on table kernel.draft is 'An application being written; saved at every answer, gone when submitted';
CREATE INDEX draft_item_version_idx ON kernel.draft USING btree (item_version);
CREATE INDEX draft_owner_idx ON kernel.draft USING btree (owner, updated_at DESC);
grant delete, insert, select, update on table kernel.draft to jisuban_app;

create table kernel.holiday_notice (
  id uuid default kernel.new_id() not null,
  jurisdiction text not null,
  year integer not null,
  document text not null,
  payload jsonb not null,
  loaded_at timestamp with time zone not null,
  loaded_by text not null,
  supersedes uuid,
  constraint holiday_notice_pkey PRIMARY KEY (id),
  constraint holiday_notice_supersedes_key UNIQUE (supersedes),
  constraint holiday_notice_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES kernel.holiday_notice(id)
);
comment on table kernel.holiday_notice is 'Holiday notices as loaded, append-only; in force is what no other one supersedes';
comment on column kernel.holiday_notice.jurisdiction is 'CN for the notices of the State Council, else the division code of local holidays';
comment on column kernel.holiday_notice.payload is 'holidays, workdays, inLieuDays: date to "English,Chinese,statutory days"';
CREATE UNIQUE INDEX holiday_notice_first_key ON kernel.holiday_notice USING btree (jurisdiction, year) WHERE (supersedes IS NULL);
CREATE INDEX holiday_notice_year_idx ON kernel.holiday_notice USING btree (jurisdiction, year);
CREATE TRIGGER holiday_notice_append_only BEFORE DELETE OR UPDATE ON kernel.holiday_notice FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER holiday_notice_no_truncate BEFORE TRUNCATE ON kernel.holiday_notice FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table kernel.holiday_notice to jisuban_app;

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
  constraint item_search_pkey PRIMARY KEY (item)
);
comment on table kernel.item_search is 'What people type to find an item: title, aliases, pinyin and initials, of the version in force or to come';
comment on column kernel.item_search.search_terms is 'Single characters and pairs, for queries too short for trigrams';
comment on column kernel.item_search.valid is 'When the item has a version in force: before and after it is not offered';
CREATE INDEX item_search_search_idx ON kernel.item_search USING gin (search public.gin_trgm_ops, search_terms);
grant delete, insert, select, update on table kernel.item_search to jisuban_app;

create table kernel.item_version (
  id uuid not null,
  item text not null,
  kind text not null,
  version integer not null,
  state text not null,
  valid daterange not null,
  title text not null,
  definition json not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint item_version_pkey PRIMARY KEY (id),
  constraint item_version_item_version_key UNIQUE (item, version),
  constraint item_version_valid_excl EXCLUDE USING gist (item WITH =, valid WITH &&),
  constraint item_version_kind_check CHECK ((kind = ANY (ARRAY['item'::text, 'bundle'::text]))),
  constraint item_version_state_check CHECK ((state = ANY (ARRAY['published'::text, 'retired'::text])))
);
comment on table kernel.item_version is 'Published versions of items (事项) and bundles (一件事); immutable but for the end of validity';
comment on column kernel.item_version.definition is 'ItemDefinition; for a bundle, BundleDefinition';
CREATE TRIGGER item_version_immutable BEFORE UPDATE ON kernel.item_version FOR EACH ROW EXECUTE FUNCTION kernel.keep_item_version();
CREATE TRIGGER item_version_kept BEFORE DELETE ON kernel.item_version FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table kernel.item_version to jisuban_app;
grant update (state, valid) on table kernel.item_version to jisuban_app;

create table kernel.journal (
  seq bigint generated always as identity not null,
  at timestamp with time zone not null,
  entered_at timestamp with time zone default clock_timestamp() not null,
  actor text not null,
  act text not null,
  object text not null,
  object_id text not null,
  organisation uuid,
  request text,
  address text,
  detail jsonb default '{}'::jsonb not null,
  constraint journal_pkey PRIMARY KEY (seq)
);
comment on table kernel.journal is 'Every write, and every read of grade-3 and grade-4 data, in the transaction of the act itself';
comment on column kernel.journal.at is 'When it happened, by the clock of the program';
comment on column kernel.journal.entered_at is 'When it was written, by the clock of the database';
CREATE INDEX journal_actor_idx ON kernel.journal USING btree (actor, seq);
CREATE INDEX journal_object_idx ON kernel.journal USING btree (object, object_id, seq);
CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON kernel.journal FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON kernel.journal FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table kernel.journal to jisuban_app;

create table kernel.licence (
  id uuid default kernel.new_id() not null,
  identifier text not null,
  type_code text not null,
  type_name text not null,
  serial bigint not null,
  version integer not null,
  number text,
  issuer uuid not null,
  issuer_code text not null,
  issuer_name text not null,
  region text not null,
  holder_kind text not null,
  holder_id uuid not null,
  holder_name text not null,
  holder_code text not null,
  case_id uuid,
  item text,
  key text not null,
  content jsonb not null,
  valid_from date not null,
  valid_to date,
  state text not null,
  state_reason text,
  state_since timestamp with time zone not null,
  verify_code text not null,
  issued_at timestamp with time zone not null,
  issued_by text not null,
  constraint licence_pkey PRIMARY KEY (id),
  constraint licence_identifier_key UNIQUE (identifier),
  constraint licence_once_key UNIQUE (key),
  constraint licence_serial_key UNIQUE (type_code, issuer_code, serial, version),
  constraint licence_verify_code_key UNIQUE (verify_code),
  constraint licence_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['person'::text, 'enterprise'::text]))),
  constraint licence_state_check CHECK ((state = ANY (ARRAY['01'::text, '02'::text, '03'::text, '04'::text, '05'::text, '06'::text, '07'::text, '99'::text]))),
  constraint licence_valid_check CHECK ((valid_to >= valid_from)),
  constraint licence_version_check CHECK (((version >= 1) AND (version <= 999)))
);
comment on table kernel.licence is 'The licence register (电子证照): one row per issued version, identifier after GB/T 36904';
comment on column kernel.licence.region is 'Division code or path of the issuer, for access by region';
comment on column kernel.licence.valid_to is 'Last day of validity; null where unlimited';
comment on column kernel.licence.state is 'GB/T 36903 state code as decided; expiry (05) follows from valid_to and is not written here';
comment on column kernel.licence.verify_code is '72 random bits; whoever has it (from the QR code) sees the public facts';
CREATE INDEX licence_case_idx ON kernel.licence USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX licence_holder_idx ON kernel.licence USING btree (holder_id, holder_kind);
grant insert, select on table kernel.licence to jisuban_app;
grant update (state, state_reason, state_since) on table kernel.licence to jisuban_app;

create table kernel.licence_state_change (
  id uuid default kernel.new_id() not null,
  licence_id uuid not null,
  from_state text,
  to_state text not null,
  reason text not null,
  basis text not null,
  document text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint licence_state_change_pkey PRIMARY KEY (id),
  constraint licence_state_change_licence_fkey FOREIGN KEY (licence_id) REFERENCES kernel.licence(id)
);
comment on table kernel.licence_state_change is 'History of licence states, with basis in law and document; append-only';
CREATE INDEX licence_state_change_licence_idx ON kernel.licence_state_change USING btree (licence_id, id);
CREATE TRIGGER licence_state_change_append_only BEFORE DELETE OR UPDATE ON kernel.licence_state_change FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER licence_state_change_no_truncate BEFORE TRUNCATE ON kernel.licence_state_change FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table kernel.licence_state_change to jisuban_app;

create table kernel.migration (
  file text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (file)
);

create table kernel.notice (
  id uuid default kernel.new_id() not null,
  case_id uuid not null,
  kind text not null,
  key text not null,
  organisation uuid not null,
  organisation_name text not null,
  year integer not null,
  serial integer not null,
  number text not null,
  content jsonb not null,
  verify_code text not null,
  issued_at timestamp with time zone not null,
  issued_by text not null,
  delivered_at timestamp with time zone,
  delivered_how text,
  delivered_to text,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_once_key UNIQUE (case_id, kind, key),
  constraint notice_serial_key UNIQUE (organisation, kind, year, serial),
  constraint notice_verify_code_key UNIQUE (verify_code),
  constraint notice_delivered_check CHECK (((delivered_at IS NULL) = (delivered_how IS NULL))),
  constraint notice_delivered_how_check CHECK ((delivered_how = ANY (ARRAY['online'::text, 'in_person'::text, 'post'::text, 'left'::text, 'entrusted'::text, 'public_notice'::text])))
);
comment on table kernel.notice is 'Every written notice and decision as issued: number, content, delivery. Only the delivery may be filled in later';
comment on column kernel.notice.serial is 'Gap-free per organisation, kind and year';
grant insert, select on table kernel.notice to jisuban_app;
grant update (delivered_at, delivered_how, delivered_to) on table kernel.notice to jisuban_app;

create table kernel.number_series (
  series text not null,
  last bigint not null,
  constraint number_series_pkey PRIMARY KEY (series),
  constraint number_series_last_check CHECK ((last >= 0))
);
comment on table kernel.number_series is 'Gap-free numbers: the row is locked until the transaction that draws from it ends, and a rollback gives the number back';
grant insert, select on table kernel.number_series to jisuban_app;
grant update (last) on table kernel.number_series to jisuban_app;

create table kernel.parameter (
  id uuid default kernel.new_id() not null,
  code text not null,
  title text not null,
  kind text not null,
  value text,
  unit text,
  jurisdiction public.ltree default ''::public.ltree not null,
  valid daterange not null,
  source_document text not null,
  clause text,
  state text not null,
  note text,
  origin text not null,
  entered_by text not null,
  entered_person text,
  entered_at timestamp with time zone not null,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  superseded_at timestamp with time zone,
  superseded_by uuid,
  constraint parameter_pkey PRIMARY KEY (id),
  constraint parameter_confirmed_once EXCLUDE USING gist (code WITH =, jurisdiction WITH OPERATOR(public.=), valid WITH &&) WHERE (((confirmed_by IS NOT NULL) AND (superseded_at IS NULL))),
  constraint parameter_declared_once EXCLUDE USING gist (code WITH =, jurisdiction WITH OPERATOR(public.=), valid WITH &&) WHERE (((origin = 'declared'::text) AND (superseded_at IS NULL))),
  constraint parameter_boolean_check CHECK (((kind <> 'boolean'::text) OR (value = ANY (ARRAY['true'::text, 'false'::text])))),
  constraint parameter_code_check CHECK ((code ~ '^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$'::text)),
  constraint parameter_confirmed_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint parameter_date_check CHECK (((kind <> 'date'::text) OR ((value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text) AND ((value)::date IS NOT NULL)))),
  constraint parameter_declared_check CHECK (((origin = 'entered'::text) OR (confirmed_by IS NULL))),
  constraint parameter_json_check CHECK (((kind <> ALL (ARRAY['list'::text, 'json'::text])) OR (value IS JSON))),
  constraint parameter_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'text'::text, 'date'::text, 'boolean'::text, 'list'::text, 'json'::text]))),
  constraint parameter_number_check CHECK (((kind <> 'number'::text) OR (value ~ '^-?[0-9]+(\.[0-9]+)?$'::text))),
  constraint parameter_origin_check CHECK ((origin = ANY (ARRAY['declared'::text, 'entered'::text]))),
  constraint parameter_pending_check CHECK (((state = 'pending'::text) = (value IS NULL))),
  constraint parameter_review_check CHECK (((confirmed_by IS NULL) OR (confirmed_by <> entered_by))),
  constraint parameter_state_check CHECK ((state = ANY (ARRAY['verified'::text, 'located'::text, 'recalled'::text, 'practice'::text, 'policy'::text, 'pending'::text, 'fixture'::text]))),
  constraint parameter_valid_check CHECK ((NOT isempty(valid))),
  constraint parameter_superseded_fkey FOREIGN KEY (superseded_by) REFERENCES kernel.parameter(id)
);
comment on table kernel.parameter is 'Versions of parameters; a row never changes but for its confirmation and its end';
comment on column kernel.parameter.value is 'As text in the form of its kind; null while pending';
comment on column kernel.parameter.jurisdiction is 'Region path; empty for the whole country. The narrowest wins';
comment on column kernel.parameter.valid is 'Dates of the facts to which the row applies, upper end excluded';
comment on column kernel.parameter.origin is 'declared: in the code of a system; entered: by an administrator, in force once confirmed, and before a declared row';
comment on column kernel.parameter.entered_person is 'The natural person behind entered_by, so that two accounts of one person cannot review each other';
comment on column kernel.parameter.superseded_at is 'When a newer row took its place; results that used it still name it';
CREATE INDEX parameter_in_force_idx ON kernel.parameter USING btree (code) WHERE (superseded_at IS NULL);
CREATE INDEX parameter_review_idx ON kernel.parameter USING btree (entered_at) WHERE ((origin = 'entered'::text) AND (confirmed_by IS NULL) AND (superseded_at IS NULL));
CREATE TRIGGER parameter_kept BEFORE UPDATE ON kernel.parameter FOR EACH ROW EXECUTE FUNCTION kernel.keep_parameter();
CREATE TRIGGER parameter_no_delete BEFORE DELETE ON kernel.parameter FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
CREATE TRIGGER parameter_no_truncate BEFORE TRUNCATE ON kernel.parameter FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table kernel.parameter to jisuban_app;
grant update (confirmed_at, confirmed_by, superseded_at, superseded_by) on table kernel.parameter to jisuban_app;

create table kernel.post (
  id uuid default kernel.new_id() not null,
  account uuid not null,
  role text not null,
  organisation uuid not null,
  region public.ltree not null,
  valid daterange not null,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_administrators_apart EXCLUDE USING gist (account WITH =, role WITH <>, valid WITH &&) WHERE ((role = ANY (ARRAY['system.administrator'::text, 'security.administrator'::text, 'audit.administrator'::text]))),
  constraint post_once EXCLUDE USING gist (account WITH =, role WITH =, organisation WITH =, region WITH OPERATOR(public.=), valid WITH &&),
  constraint post_role_check CHECK ((role ~ '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$'::text)),
  constraint post_valid_check CHECK ((NOT isempty(valid))),
  constraint post_account_fkey FOREIGN KEY (account) REFERENCES kernel.account(id),
  constraint post_organisation_fkey FOREIGN KEY (organisation) REFERENCES register.organisation(id)
);
comment on table kernel.post is 'An office held: a role in an organisation over a region, for a time';
CREATE INDEX post_account_idx ON kernel.post USING btree (account);
CREATE INDEX post_organisation_idx ON kernel.post USING btree (organisation, role);
grant insert, select, update on table kernel.post to jisuban_app;

create view kernel.representation as
 SELECT agency.agent,
    'enterprise'::text AS kind,
    agency.principal_enterprise AS principal,
    enterprise.name,
    agency.scope,
    kernel.agency_validity(agency.valid_from, agency.valid_to, agency.revoked_on) AS valid
   FROM (register.agency
     JOIN register.enterprise ON ((enterprise.id = agency.principal_enterprise)))
UNION ALL
 SELECT agency.agent,
    'person'::text AS kind,
    agency.principal_person AS principal,
    person.name,
    agency.scope,
    kernel.agency_validity(agency.valid_from, agency.valid_to, agency.revoked_on) AS valid
   FROM (register.agency
     JOIN register.person ON ((person.id = agency.principal_person)))
UNION ALL
 SELECT enterprise.legal_representative AS agent,
    'enterprise'::text AS kind,
    enterprise.id AS principal,
    enterprise.name,
    NULL::jsonb AS scope,
    daterange(NULL::date, NULL::date) AS valid
   FROM register.enterprise
  WHERE (enterprise.status = ANY (ARRAY['in_business'::text, 'suspended'::text]));
comment on view kernel.representation is 'Who may act for whom: agents by their authorisation, legal representatives by their office. No scope means all items';
grant select on table kernel.representation to jisuban_app;

create table kernel.request_key (
  actor text not null,
  key text not null,
  digest text not null,
  answer jsonb,
  at timestamp with time zone not null,
  constraint request_key_pkey PRIMARY KEY (actor, key)
);
comment on table kernel.request_key is 'Answers to requests by idempotency key, so that a repeated request does nothing twice; kept for some days';
CREATE INDEX request_key_at_idx ON kernel.request_key USING btree (at);
grant delete, insert, select on table kernel.request_key to jisuban_app;
grant update (answer) on table kernel.request_key to jisuban_app;

create table kernel.session (
  token_hash bytea not null,
  account uuid not null,
  principal_kind text,
  principal uuid,
  post uuid,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  idle_limit interval not null,
  ended_at timestamp with time zone,
  address text,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_principal_check CHECK ((((principal_kind IS NULL) AND (principal IS NULL)) OR ((principal_kind = ANY (ARRAY['enterprise'::text, 'person'::text])) AND (principal IS NOT NULL)))),
  constraint session_account_fkey FOREIGN KEY (account) REFERENCES kernel.account(id),
  constraint session_post_fkey FOREIGN KEY (post) REFERENCES kernel.post(id)
);
comment on table kernel.session is 'A signed-in browser; the token itself is kept nowhere';
comment on column kernel.session.token_hash is 'SHA-256 of the token in the cookie';
comment on column kernel.session.principal is 'For whom the person acts at present; null for oneself';
comment on column kernel.session.post is 'The one post in use at present; null for all of them';
comment on column kernel.session.idle_limit is 'The policy at sign-in, so that reading the session needs no second look-up';
CREATE INDEX session_account_idx ON kernel.session USING btree (account) WHERE (ended_at IS NULL);
CREATE INDEX session_expires_idx ON kernel.session USING btree (expires_at);
grant delete, insert, select, update on table kernel.session to jisuban_app;

create table kernel.sign_in_try (
  login_digest bytea not null,
  tries integer not null,
  last_try_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_try_pkey PRIMARY KEY (login_digest)
);
comment on table kernel.sign_in_try is 'Failed tries since the last success, by SHA-256 of what was typed as login: known and unknown logins lock alike, and mistyped secrets are not kept';
CREATE INDEX sign_in_try_last_idx ON kernel.sign_in_try USING btree (last_try_at);
grant delete, insert, select, update on table kernel.sign_in_try to jisuban_app;

create table kernel.work_item (
  case_id uuid not null,
  stage text not null,
  visit integer not null,
  kind text not null,
  role text not null,
  organisation uuid not null,
  claimed_by text,
  opened_at timestamp with time zone not null,
  due_on date,
  closed_at timestamp with time zone,
  id uuid not null,
  constraint work_item_pkey PRIMARY KEY (case_id, stage, visit, kind, organisation),
  constraint work_item_kind_check CHECK ((kind = ANY (ARRAY['stage'::text, 'opinion'::text]))),
  constraint work_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES kernel.cases(id)
);
comment on table kernel.work_item is 'What waits for whom (待办); the inbox';
comment on column kernel.work_item.due_on is 'Last day of the stage clock, else of the promised clock; infinity while suspended';
CREATE INDEX work_item_inbox_idx ON kernel.work_item USING btree (organisation, role, due_on, id) WHERE (closed_at IS NULL);
CREATE INDEX work_item_office_idx ON kernel.work_item USING btree (organisation, role, case_id);
grant insert, select, update on table kernel.work_item to jisuban_app;

create table register.agency (
  id uuid default kernel.new_id() not null,
  version integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  number text not null,
  agent uuid not null,
  principal_enterprise uuid,
  principal_person uuid,
  scope jsonb,
  valid_from date not null,
  valid_to date,
  document text not null,
  revoked_on date,
  constraint agency_pkey PRIMARY KEY (id),
  constraint agency_key UNIQUE (number),
  constraint agency_one_principal_check CHECK ((num_nonnulls(principal_enterprise, principal_person) = 1)),
  constraint agency_scope_check CHECK ((jsonb_typeof(scope) = 'array'::text)),
  constraint agency_agent_fkey FOREIGN KEY (agent) REFERENCES register.person(id) DEFERRABLE,
  constraint agency_principal_enterprise_fkey FOREIGN KEY (principal_enterprise) REFERENCES register.enterprise(id) DEFERRABLE,
  constraint agency_principal_person_fkey FOREIGN KEY (principal_person) REFERENCES register.person(id) DEFERRABLE
);
comment on table register.agency is '委托代办（3 级，data_bureau）';
comment on column register.agency.recorded_at is '现版本记入时间';
comment on column register.agency.recorded_by is '现版本记入者';
comment on column register.agency.number is '授权书编号';
comment on column register.agency.agent is '受托人';
comment on column register.agency.principal_enterprise is '委托企业';
comment on column register.agency.principal_person is '委托人';
comment on column register.agency.scope is '委托事项';
comment on column register.agency.valid_from is '生效日期';
comment on column register.agency.valid_to is '失效日期';
comment on column register.agency.document is '授权文件';
comment on column register.agency.revoked_on is '撤销日期';
CREATE INDEX agency_agent_idx ON register.agency USING btree (agent);
CREATE INDEX agency_principal_enterprise_idx ON register.agency USING btree (principal_enterprise);
CREATE INDEX agency_principal_person_idx ON register.agency USING btree (principal_person);
grant delete, insert, select, update on table register.agency to jisuban_app;

create table register.agency_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint agency_version_pkey PRIMARY KEY (id, version)
);
comment on table register.agency_version is '委托代办：被取代或移出的版本，只增不改';
CREATE TRIGGER agency_version_append_only BEFORE DELETE OR UPDATE ON register.agency_version FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table register.agency_version to jisuban_app;

create table register.enterprise (
  id uuid default kernel.new_id() not null,
  version integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  name text not null,
  credit_code text not null,
  kind text not null,
  industry text not null,
  legal_representative uuid not null,
  region text not null,
  address text not null,
  phone text,
  registered_capital numeric(18,2) not null,
  established date not null,
  business_scope text not null,
  status text not null,
  synthetic boolean not null,
  search text default ''::text not null,
  search_terms text[] default '{}'::text[] not null,
  constraint enterprise_pkey PRIMARY KEY (id),
  constraint enterprise_key UNIQUE (credit_code),
  constraint enterprise_region_check CHECK ((region ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$'::text)),
  constraint enterprise_legal_representative_fkey FOREIGN KEY (legal_representative) REFERENCES register.person(id) DEFERRABLE,
  constraint enterprise_region_fkey FOREIGN KEY (region) REFERENCES register.region(code) DEFERRABLE
);
comment on table register.enterprise is '市场主体（2 级，market_supervision）';
comment on column register.enterprise.recorded_at is '现版本记入时间';
comment on column register.enterprise.recorded_by is '现版本记入者';
comment on column register.enterprise.name is '名称';
comment on column register.enterprise.credit_code is '统一社会信用代码';
comment on column register.enterprise.kind is '主体类型';
comment on column register.enterprise.industry is '行业代码';
comment on column register.enterprise.legal_representative is '法定代表人';
comment on column register.enterprise.region is '住所所在区划';
comment on column register.enterprise.address is '住所';
comment on column register.enterprise.phone is '联系电话';
comment on column register.enterprise.registered_capital is '注册资本';
comment on column register.enterprise.established is '成立日期';
comment on column register.enterprise.business_scope is '经营范围';
comment on column register.enterprise.status is '登记状态';
comment on column register.enterprise.synthetic is '合成数据';
comment on column register.enterprise.search is '检索文本：原文、全拼、首字母，由程序写入';
comment on column register.enterprise.search_terms is '检索短词：单字、双字、首字母，由程序写入';
CREATE INDEX enterprise_established_sort_idx ON register.enterprise USING btree (established, id);
CREATE INDEX enterprise_legal_representative_idx ON register.enterprise USING btree (legal_representative);
CREATE INDEX enterprise_name_sort_idx ON register.enterprise USING btree (name, id);
CREATE INDEX enterprise_region_idx ON register.enterprise USING btree (region);
CREATE INDEX enterprise_region_path_idx ON register.enterprise USING gist (kernel.region_path(region));
CREATE INDEX enterprise_search_idx ON register.enterprise USING gin (search public.gin_trgm_ops, search_terms);
grant delete, insert, select, update on table register.enterprise to jisuban_app;

create table register.enterprise_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint enterprise_version_pkey PRIMARY KEY (id, version)
);
comment on table register.enterprise_version is '市场主体：被取代或移出的版本，只增不改';
CREATE TRIGGER enterprise_version_append_only BEFORE DELETE OR UPDATE ON register.enterprise_version FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table register.enterprise_version to jisuban_app;

create table register.organisation (
  id uuid default kernel.new_id() not null,
  version integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  name text not null,
  short_name text not null,
  department text not null,
  credit_code text not null,
  region text not null,
  parent uuid,
  level text not null,
  kind text not null,
  area_hectares numeric(24,2),
  phone text,
  search text default ''::text not null,
  search_terms text[] default '{}'::text[] not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_key UNIQUE (credit_code),
  constraint organisation_region_check CHECK ((region ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$'::text)),
  constraint organisation_parent_fkey FOREIGN KEY (parent) REFERENCES register.organisation(id) DEFERRABLE,
  constraint organisation_region_fkey FOREIGN KEY (region) REFERENCES register.region(code) DEFERRABLE
);
comment on table register.organisation is '机构（1 级，data_bureau）';
comment on column register.organisation.recorded_at is '现版本记入时间';
comment on column register.organisation.recorded_by is '现版本记入者';
comment on column register.organisation.name is '机构名称';
comment on column register.organisation.short_name is '简称';
comment on column register.organisation.department is '业务条线';
comment on column register.organisation.credit_code is '统一社会信用代码';
comment on column register.organisation.region is '所在区划';
comment on column register.organisation.parent is '上级机构';
comment on column register.organisation.level is '层级';
comment on column register.organisation.kind is '机构类别';
comment on column register.organisation.area_hectares is '园区面积';
comment on column register.organisation.phone is '办公电话';
comment on column register.organisation.search is '检索文本：原文、全拼、首字母，由程序写入';
comment on column register.organisation.search_terms is '检索短词：单字、双字、首字母，由程序写入';
CREATE INDEX organisation_name_sort_idx ON register.organisation USING btree (name, id);
CREATE INDEX organisation_parent_idx ON register.organisation USING btree (parent);
CREATE INDEX organisation_region_idx ON register.organisation USING btree (region);
CREATE INDEX organisation_region_path_idx ON register.organisation USING gist (kernel.region_path(region));
CREATE INDEX organisation_search_idx ON register.organisation USING gin (search public.gin_trgm_ops, search_terms);
grant delete, insert, select, update on table register.organisation to jisuban_app;

create table register.organisation_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint organisation_version_pkey PRIMARY KEY (id, version)
);
comment on table register.organisation_version is '机构：被取代或移出的版本，只增不改';
CREATE TRIGGER organisation_version_append_only BEFORE DELETE OR UPDATE ON register.organisation_version FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table register.organisation_version to jisuban_app;

create table register.person (
  id uuid default kernel.new_id() not null,
  version integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  name text not null,
  resident_id text not null,
  birth_date date not null,
  sex text not null,
  ethnic_group text not null,
  region text not null,
  address text not null,
  phone text,
  synthetic boolean not null,
  search text default ''::text not null,
  search_terms text[] default '{}'::text[] not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_key UNIQUE (resident_id),
  constraint person_region_check CHECK ((region ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$'::text)),
  constraint person_region_fkey FOREIGN KEY (region) REFERENCES register.region(code) DEFERRABLE
);
comment on table register.person is '自然人（3 级，public_security）';
comment on column register.person.recorded_at is '现版本记入时间';
comment on column register.person.recorded_by is '现版本记入者';
comment on column register.person.name is '姓名（2 级）';
comment on column register.person.resident_id is '公民身份号码';
comment on column register.person.birth_date is '出生日期';
comment on column register.person.sex is '性别';
comment on column register.person.ethnic_group is '民族';
comment on column register.person.region is '户籍所在区划';
comment on column register.person.address is '住址';
comment on column register.person.phone is '联系电话';
comment on column register.person.synthetic is '合成数据';
comment on column register.person.search is '检索文本：原文、全拼、首字母，由程序写入';
comment on column register.person.search_terms is '检索短词：单字、双字、首字母，由程序写入';
CREATE INDEX person_name_sort_idx ON register.person USING btree (name, id);
CREATE INDEX person_region_idx ON register.person USING btree (region);
CREATE INDEX person_region_path_idx ON register.person USING gist (kernel.region_path(region));
CREATE INDEX person_search_idx ON register.person USING gin (search public.gin_trgm_ops, search_terms);
grant delete, insert, select, update on table register.person to jisuban_app;

create table register.person_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint person_version_pkey PRIMARY KEY (id, version)
);
comment on table register.person_version is '自然人：被取代或移出的版本，只增不改';
CREATE TRIGGER person_version_append_only BEFORE DELETE OR UPDATE ON register.person_version FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table register.person_version to jisuban_app;

create table register.region (
  id uuid default kernel.new_id() not null,
  version integer default 1 not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  code text not null,
  name text not null,
  level text not null,
  kind text not null,
  parent text,
  path text not null,
  xpcc boolean not null,
  valid_from date not null,
  valid_to date,
  search text default ''::text not null,
  search_terms text[] default '{}'::text[] not null,
  constraint region_pkey PRIMARY KEY (id),
  constraint region_key UNIQUE (code)
);
comment on table register.region is '行政区划（1 级，data_bureau）';
comment on column register.region.recorded_at is '现版本记入时间';
comment on column register.region.recorded_by is '现版本记入者';
comment on column register.region.code is '区划代码';
comment on column register.region.name is '名称';
comment on column register.region.level is '级别';
comment on column register.region.kind is '类别';
comment on column register.region.parent is '上级区划代码';
comment on column register.region.path is '区划路径';
comment on column register.region.xpcc is '兵团单位';
comment on column register.region.valid_from is '启用日期';
comment on column register.region.valid_to is '停用日期';
comment on column register.region.search is '检索文本：原文、全拼、首字母，由程序写入';
comment on column register.region.search_terms is '检索短词：单字、双字、首字母，由程序写入';
CREATE INDEX region_search_idx ON register.region USING gin (search public.gin_trgm_ops, search_terms);
grant delete, insert, select, update on table register.region to jisuban_app;

create table register.region_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint region_version_pkey PRIMARY KEY (id, version)
);
comment on table register.region_version is '行政区划：被取代或移出的版本，只增不改';
CREATE TRIGGER region_version_append_only BEFORE DELETE OR UPDATE ON register.region_version FOR EACH ROW EXECUTE FUNCTION kernel.refuse_change();
grant insert, select on table register.region_version to jisuban_app;
