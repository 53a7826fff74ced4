-- Attachments, issued notices, the licence register, and the number series behind 文号 and serial numbers.
-- Ids of cases, drafts, persons and enterprises carry no foreign key: those tables may lie on other shards.

create table kernel.attachment (
  id uuid not null default kernel.new_id(),
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  file_name text not null,
  purpose text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  holder_kind text,
  holder_id uuid,
  draft_id uuid,
  case_id uuid,
  constraint attachment_pkey primary key (id),
  constraint attachment_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint attachment_size_check check (size > 0),
  constraint attachment_holder_check check ((holder_kind is null) = (holder_id is null) and holder_kind in ('person', 'enterprise'))
);
comment on table kernel.attachment is 'One file that somebody handed in; its bytes lie in the file store under the hash, once per content';
comment on column kernel.attachment.holder_id is 'The person or enterprise for whom it was handed in; may read it';
comment on column kernel.attachment.draft_id is 'The draft it was uploaded into; a case that takes it keeps it for good';
create index attachment_sha256_idx on kernel.attachment (sha256);
create index attachment_case_idx on kernel.attachment (case_id) where case_id is not null;
create index attachment_draft_idx on kernel.attachment (draft_id) where draft_id is not null;
create index attachment_unclaimed_idx on kernel.attachment (uploaded_at) where case_id is null;
-- The same upload sent twice (a lost answer on a bad line) is one attachment.
create unique index attachment_once_key on kernel.attachment (uploaded_by, draft_id, purpose, sha256, file_name)
  nulls not distinct where case_id is null;

create function kernel.keep_case_attachment() returns trigger
language plpgsql
as $$
begin
  if old.case_id is not null then
    raise exception 'attachment % belongs to a case and is kept', old.id using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger attachment_kept before update or delete on kernel.attachment
  for each row execute function kernel.keep_case_attachment();
grant select, insert, delete on kernel.attachment to jisuban_app;
grant update (case_id, draft_id) on kernel.attachment to jisuban_app;

create table kernel.number_series (
  series text not null,
  last bigint not null,
  constraint number_series_pkey primary key (series),
  constraint number_series_last_check check (last >= 0)
);
comment on table kernel.number_series is 'Gap-free numbers: the row is locked until the transaction that draws from it ends, and a rollback gives the number back';
grant select, insert on kernel.number_series to jisuban_app;
grant update (last) on kernel.number_series to jisuban_app;

create table kernel.notice (
  id uuid not null default kernel.new_id(),
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
  issued_at timestamptz not null,
  issued_by text not null,
  delivered_at timestamptz,
  delivered_how text,
  delivered_to text,
  constraint notice_pkey primary key (id),
  constraint notice_serial_key unique (organisation, kind, year, serial),
  constraint notice_once_key unique (case_id, kind, key),
  constraint notice_verify_code_key unique (verify_code),
  constraint notice_delivered_check check ((delivered_at is null) = (delivered_how is null)),
  constraint notice_delivered_how_check check (delivered_how in ('online', 'in_person', 'post', 'left', 'entrusted', 'public_notice'))
);
comment on table kernel.notice is 'Every written notice and decision as issued: number, content, delivery. Only the delivery may be filled in later';
comment on column kernel.notice.serial is 'Gap-free per organisation, kind and year';
grant select, insert on kernel.notice to jisuban_app;
grant update (delivered_at, delivered_how, delivered_to) on kernel.notice to jisuban_app;

create table kernel.licence (
  id uuid not null default kernel.new_id(),
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
  state_since timestamptz not null,
  verify_code text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  constraint licence_pkey primary key (id),
  constraint licence_identifier_key unique (identifier),
  constraint licence_serial_key unique (type_code, issuer_code, serial, version),
  constraint licence_once_key unique (key),
  constraint licence_verify_code_key unique (verify_code),
  constraint licence_holder_kind_check check (holder_kind in ('person', 'enterprise')),
  constraint licence_state_check check (state in ('01', '02', '03', '04', '05', '06', '07', '99')),
  constraint licence_version_check check (version between 1 and 999),
  constraint licence_valid_check check (valid_to >= valid_from)
);
comment on table kernel.licence is 'The licence register (电子证照): one row per issued version, identifier after GB/T 36904';
comment on column kernel.licence.state is 'GB/T 36903 state code as decided; expiry (05) follows from valid_to and is not written here';
comment on column kernel.licence.valid_to is 'Last day of validity; null where unlimited';
comment on column kernel.licence.region is 'Division code or path of the issuer, for access by region';
comment on column kernel.licence.verify_code is '72 random bits; whoever has it (from the QR code) sees the public facts';
create index licence_holder_idx on kernel.licence (holder_id, holder_kind);
create index licence_case_idx on kernel.licence (case_id) where case_id is not null;
grant select, insert on kernel.licence to jisuban_app;
grant update (state, state_reason, state_since) on kernel.licence to jisuban_app;

create table kernel.licence_state_change (
  id uuid not null default kernel.new_id(),
  licence_id uuid not null,
  from_state text,
  to_state text not null,
  reason text not null,
  basis text not null,
  document text not null,
  at timestamptz not null,
  by text not null,
  constraint licence_state_change_pkey primary key (id),
  constraint licence_state_change_licence_fkey foreign key (licence_id) references kernel.licence (id)
);
comment on table kernel.licence_state_change is 'History of licence states, with basis in law and document; append-only';
create index licence_state_change_licence_idx on kernel.licence_state_change (licence_id, id);
create trigger licence_state_change_append_only before update or delete on kernel.licence_state_change
  for each row execute function kernel.refuse_change();
create trigger licence_state_change_no_truncate before truncate on kernel.licence_state_change
  for each statement execute function kernel.refuse_change();
grant select, insert on kernel.licence_state_change to jisuban_app;
