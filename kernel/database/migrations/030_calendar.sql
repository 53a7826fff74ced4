-- Working days and clocks. Days are derived from notices, clocks' last days from facts and days; nobody types them in.
create table kernel.holiday_notice (
  id uuid not null default kernel.new_id(),
  jurisdiction text not null,
  year integer not null,
  document text not null,
  payload jsonb not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  supersedes uuid,
  constraint holiday_notice_pkey primary key (id),
  constraint holiday_notice_supersedes_fkey foreign key (supersedes) references kernel.holiday_notice (id),
  constraint holiday_notice_supersedes_key unique (supersedes)
);
comment on table kernel.holiday_notice is 'Holiday notices as loaded, append-only; in force is what no other one supersedes';
comment on column kernel.holiday_notice.jurisdiction is 'CN for the notices of the State Council, else the division code of local holidays';
comment on column kernel.holiday_notice.payload is 'holidays, workdays, inLieuDays: date to "English,Chinese,statutory days"';
create index holiday_notice_year_idx on kernel.holiday_notice (jurisdiction, year);
-- One beginning per jurisdiction and year: two administrators who load at once cannot both be first.
create unique index holiday_notice_first_key on kernel.holiday_notice (jurisdiction, year) where supersedes is null;
create trigger holiday_notice_append_only before update or delete on kernel.holiday_notice
  for each row execute function kernel.refuse_change();
create trigger holiday_notice_no_truncate before truncate on kernel.holiday_notice
  for each statement execute function kernel.refuse_change();
grant select, insert on kernel.holiday_notice to jisuban_app;

create table kernel.calendar_setting (
  singleton boolean not null default true,
  local_holidays boolean not null default false,
  document text,
  revision integer not null default 0,
  constraint calendar_setting_pkey primary key (singleton),
  constraint calendar_setting_singleton_check check (singleton)
);
comment on table kernel.calendar_setting is 'One row: whether local holidays are rest days for legal limits, decided by which document; revision counts changes of the days';
insert into kernel.calendar_setting default values;
grant select, update on kernel.calendar_setting to jisuban_app;

create table kernel.calendar_day (
  day date not null,
  working boolean not null,
  ordinal integer not null,
  provisional boolean not null,
  provisional_ordinal integer not null,
  reason text,
  constraint calendar_day_pkey primary key (day)
);
comment on table kernel.calendar_day is 'The compiled calendar: one row per day of the compiled years';
comment on column kernel.calendar_day.ordinal is 'Working days from the first compiled day to this one';
comment on column kernel.calendar_day.provisional_ordinal is 'Provisional days from the first compiled day to this one';
comment on column kernel.calendar_day.reason is 'Holiday and document, where a notice names the day';
-- Not unique: a notice moves the ordinals as a block, and a unique index is checked row by row.
create index calendar_day_working_idx on kernel.calendar_day (ordinal) where working;
grant select, insert, update on kernel.calendar_day to jisuban_app;

-- Until a notice is loaded every day follows the rule of week-days, and says so.
insert into kernel.calendar_day (day, working, ordinal, provisional, provisional_ordinal)
select
  day::date,
  extract(isodow from day) < 6,
  count(*) filter (where extract(isodow from day) < 6) over (order by day),
  true,
  row_number() over (order by day)
from generate_series(timestamp '2010-01-01', timestamp '2060-12-31', interval '1 day') as day
order by day;

create table kernel.clock (
  case_id uuid not null,
  name text not null,
  unit text not null,
  days integer not null,
  extension_days integer not null default 0,
  started_on date not null,
  stopped_on date,
  pauses datemultirange not null default '{}',
  paused_since date,
  roll_last_day boolean not null,
  due_on date,
  provisional boolean not null,
  constraint clock_pkey primary key (case_id, name),
  constraint clock_unit_check check (unit in ('working_day', 'calendar_day', 'immediate')),
  constraint clock_days_check check (case when unit = 'immediate' then days = 0 else days between 1 and 3650 end),
  constraint clock_extension_check check (extension_days between 0 and 3650)
);
comment on table kernel.clock is 'Time limits of cases: a projection of their facts, recomputed as a set after a new holiday notice';
comment on column kernel.clock.pauses is 'Closed, documented pauses after the start. (start, end] of the law is stored as [start + 1, end + 1), so overlaps unite';
comment on column kernel.clock.paused_since is 'Start day of the pause that is still open; itself counted';
comment on column kernel.clock.due_on is 'Last day; null while an open pause leaves only a remaining budget';
comment on column kernel.clock.provisional is 'A later holiday notice may still change the last day';
create index clock_due_idx on kernel.clock (due_on, case_id) where stopped_on is null and due_on is not null;
grant select, insert, update on kernel.clock to jisuban_app;
