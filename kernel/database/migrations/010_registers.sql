-- registers. Written by `npm run migrate:new` from the declarations of the registers; review it before it lands.

create table register.region (
  id uuid not null default kernel.new_id(),
  version integer not null default 1,
  recorded_at timestamptz not null,
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
  search text not null default '',
  search_terms text[] not null default '{}',
  constraint region_pkey primary key (id),
  constraint region_key unique (code)
);

create table register.region_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint region_version_pkey primary key (id, version)
);
create trigger region_version_append_only before update or delete on register.region_version
  for each row execute function kernel.refuse_change();

create table register.organisation (
  id uuid not null default kernel.new_id(),
  version integer not null default 1,
  recorded_at timestamptz not null,
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
  search text not null default '',
  search_terms text[] not null default '{}',
  constraint organisation_pkey primary key (id),
  constraint organisation_key unique (credit_code),
  constraint organisation_region_check check (region ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$')
);

create table register.organisation_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint organisation_version_pkey primary key (id, version)
);
create trigger organisation_version_append_only before update or delete on register.organisation_version
  for each row execute function kernel.refuse_change();

create table register.person (
  id uuid not null default kernel.new_id(),
  version integer not null default 1,
  recorded_at timestamptz not null,
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
  search text not null default '',
  search_terms text[] not null default '{}',
  constraint person_pkey primary key (id),
  constraint person_key unique (resident_id),
  constraint person_region_check check (region ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$')
);

create table register.person_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint person_version_pkey primary key (id, version)
);
create trigger person_version_append_only before update or delete on register.person_version
  for each row execute function kernel.refuse_change();

create table register.enterprise (
  id uuid not null default kernel.new_id(),
  version integer not null default 1,
  recorded_at timestamptz not null,
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
  search text not null default '',
  search_terms text[] not null default '{}',
  constraint enterprise_pkey primary key (id),
  constraint enterprise_key unique (credit_code),
  constraint enterprise_region_check check (region ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$')
);

create table register.enterprise_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint enterprise_version_pkey primary key (id, version)
);
create trigger enterprise_version_append_only before update or delete on register.enterprise_version
  for each row execute function kernel.refuse_change();

create table register.agency (
  id uuid not null default kernel.new_id(),
  version integer not null default 1,
  recorded_at timestamptz not null,
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
  constraint agency_pkey primary key (id),
  constraint agency_key unique (number),
  constraint agency_scope_check check (jsonb_typeof(scope) = 'array')
);

create table register.agency_version (
  id uuid not null,
  version integer not null,
  recorded tstzrange not null,
  recorded_by text not null,
  record jsonb not null,
  constraint agency_version_pkey primary key (id, version)
);
create trigger agency_version_append_only before update or delete on register.agency_version
  for each row execute function kernel.refuse_change();

alter table register.organisation add constraint organisation_region_fkey foreign key (region) references register.region (code) deferrable;
alter table register.organisation add constraint organisation_parent_fkey foreign key (parent) references register.organisation (id) deferrable;

alter table register.person add constraint person_region_fkey foreign key (region) references register.region (code) deferrable;

alter table register.enterprise add constraint enterprise_legal_representative_fkey foreign key (legal_representative) references register.person (id) deferrable;
alter table register.enterprise add constraint enterprise_region_fkey foreign key (region) references register.region (code) deferrable;

alter table register.agency add constraint agency_agent_fkey foreign key (agent) references register.person (id) deferrable;
alter table register.agency add constraint agency_principal_enterprise_fkey foreign key (principal_enterprise) references register.enterprise (id) deferrable;
alter table register.agency add constraint agency_principal_person_fkey foreign key (principal_person) references register.person (id) deferrable;

create index region_search_idx on register.region using gin (search public.gin_trgm_ops, search_terms);
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
grant select, insert, update, delete on register.region to jisuban_app;

comment on table register.region_version is '行政区划：被取代或移出的版本，只增不改';
grant select, insert on register.region_version to jisuban_app;

create index organisation_name_sort_idx on register.organisation (name, id);
create index organisation_region_idx on register.organisation (region);
create index organisation_parent_idx on register.organisation (parent);
create index organisation_region_path_idx on register.organisation using gist (kernel.region_path(region));
create index organisation_search_idx on register.organisation using gin (search public.gin_trgm_ops, search_terms);
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
grant select, insert, update, delete on register.organisation to jisuban_app;

comment on table register.organisation_version is '机构：被取代或移出的版本，只增不改';
grant select, insert on register.organisation_version to jisuban_app;

create index person_name_sort_idx on register.person (name, id);
create index person_region_idx on register.person (region);
create index person_region_path_idx on register.person using gist (kernel.region_path(region));
create index person_search_idx on register.person using gin (search public.gin_trgm_ops, search_terms);
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
grant select, insert, update, delete on register.person to jisuban_app;

comment on table register.person_version is '自然人：被取代或移出的版本，只增不改';
grant select, insert on register.person_version to jisuban_app;

create index enterprise_name_sort_idx on register.enterprise (name, id);
create index enterprise_established_sort_idx on register.enterprise (established, id);
create index enterprise_legal_representative_idx on register.enterprise (legal_representative);
create index enterprise_region_idx on register.enterprise (region);
create index enterprise_region_path_idx on register.enterprise using gist (kernel.region_path(region));
create index enterprise_search_idx on register.enterprise using gin (search public.gin_trgm_ops, search_terms);
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
grant select, insert, update, delete on register.enterprise to jisuban_app;

comment on table register.enterprise_version is '市场主体：被取代或移出的版本，只增不改';
grant select, insert on register.enterprise_version to jisuban_app;

create index agency_agent_idx on register.agency (agent);
create index agency_principal_enterprise_idx on register.agency (principal_enterprise);
create index agency_principal_person_idx on register.agency (principal_person);
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
grant select, insert, update, delete on register.agency to jisuban_app;

comment on table register.agency_version is '委托代办：被取代或移出的版本，只增不改';
grant select, insert on register.agency_version to jisuban_app;
