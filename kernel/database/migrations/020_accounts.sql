-- Accounts, posts and sessions; who may act for whom.

create table kernel.account (
  id uuid not null default kernel.new_id(),
  login text not null,
  password_hash text,
  person uuid,
  name text not null,
  kind text not null,
  status text not null default 'active',
  password_changed_at timestamptz,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint account_pkey primary key (id),
  constraint account_login_key unique (login),
  constraint account_person_fkey foreign key (person) references register.person (id),
  constraint account_login_check check (login = lower(btrim(login)) and login <> ''),
  constraint account_kind_check check (kind in ('citizen', 'officer')),
  constraint account_status_check check (status in ('active', 'suspended', 'closed')),
  constraint account_citizen_check check (kind = 'officer' or person is not null)
);
comment on table kernel.account is 'A way to sign in, of one natural person; never shared';
comment on column kernel.account.password_hash is 'argon2id in PHC form; null where the account does not sign in by password';
comment on column kernel.account.demo is 'May be entered without a password while the demo is on';
create index account_person_idx on kernel.account (person);
grant select, insert, update on kernel.account to jisuban_app;

create table kernel.sign_in_try (
  login_digest bytea not null,
  tries integer not null,
  last_try_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_try_pkey primary key (login_digest)
);
comment on table kernel.sign_in_try is 'Failed tries since the last success, by SHA-256 of what was typed as login: known and unknown logins lock alike, and mistyped secrets are not kept';
create index sign_in_try_last_idx on kernel.sign_in_try (last_try_at);
grant select, insert, update, delete on kernel.sign_in_try to jisuban_app;

create table kernel.post (
  id uuid not null default kernel.new_id(),
  account uuid not null,
  role text not null,
  organisation uuid not null,
  region public.ltree not null,
  valid daterange not null,
  constraint post_pkey primary key (id),
  constraint post_account_fkey foreign key (account) references kernel.account (id),
  constraint post_organisation_fkey foreign key (organisation) references register.organisation (id),
  constraint post_role_check check (role ~ '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$'),
  constraint post_valid_check check (not isempty(valid)),
  constraint post_once exclude using gist (account with =, role with =, organisation with =, region with =, valid with &&),
  -- GB/T 22239-2019 8.1.5.1 to 8.1.5.3: system, security and audit administration are three people.
  constraint post_administrators_apart exclude using gist (account with =, role with <>, valid with &&)
    where (role in ('system.administrator', 'security.administrator', 'audit.administrator'))
);
comment on table kernel.post is 'An office held: a role in an organisation over a region, for a time';
create index post_account_idx on kernel.post (account);
create index post_organisation_idx on kernel.post (organisation, role);
grant select, insert, update on kernel.post to jisuban_app;

create table kernel.session (
  token_hash bytea not null,
  account uuid not null,
  principal_kind text,
  principal uuid,
  post uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  idle_limit interval not null,
  ended_at timestamptz,
  address text,
  constraint session_pkey primary key (token_hash),
  constraint session_account_fkey foreign key (account) references kernel.account (id),
  constraint session_post_fkey foreign key (post) references kernel.post (id),
  constraint session_principal_check check (
    (principal_kind is null and principal is null) or (principal_kind in ('enterprise', 'person') and principal is not null))
);
comment on table kernel.session is 'A signed-in browser; the token itself is kept nowhere';
comment on column kernel.session.token_hash is 'SHA-256 of the token in the cookie';
comment on column kernel.session.principal is 'For whom the person acts at present; null for oneself';
comment on column kernel.session.post is 'The one post in use at present; null for all of them';
comment on column kernel.session.idle_limit is 'The policy at sign-in, so that reading the session needs no second look-up';
create index session_account_idx on kernel.session (account) where ended_at is null;
create index session_expires_idx on kernel.session (expires_at);
grant select, insert, update, delete on kernel.session to jisuban_app;

create function kernel.agency_validity(valid_from date, valid_to date, revoked_on date) returns daterange
language sql immutable parallel safe
as $$
  select daterange(
    valid_from,
    case when valid_to is not null or revoked_on is not null then greatest(valid_from, least(valid_to, revoked_on)) end)
$$;
comment on function kernel.agency_validity is 'From the first day to the earlier of end and revocation, that day excluded; empty where revoked before it began';

alter table register.agency
  add constraint agency_one_principal_check check (num_nonnulls(principal_enterprise, principal_person) = 1);

create view kernel.representation as
select
  agency.agent,
  'enterprise' as kind,
  agency.principal_enterprise as principal,
  enterprise.name,
  agency.scope,
  kernel.agency_validity(agency.valid_from, agency.valid_to, agency.revoked_on) as valid
from register.agency
join register.enterprise on enterprise.id = agency.principal_enterprise
union all
select
  agency.agent,
  'person',
  agency.principal_person,
  person.name,
  agency.scope,
  kernel.agency_validity(agency.valid_from, agency.valid_to, agency.revoked_on)
from register.agency
join register.person on person.id = agency.principal_person
union all
select enterprise.legal_representative, 'enterprise', enterprise.id, enterprise.name, null, daterange(null, null)
from register.enterprise
where enterprise.status in ('in_business', 'suspended');
comment on view kernel.representation is 'Who may act for whom: agents by their authorisation, legal representatives by their office. No scope means all items';
grant select on kernel.representation to jisuban_app;
