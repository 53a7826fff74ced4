import sql, { type Sql } from 'sql-template-tag';

/**
 * Last days of all open clocks as one query over a calendar: rows (case_id, name, due_on, provisional). The same rules as
 * `readClock`; clock-store.test.ts holds them together.
 *
 * A pause delays a clock where the budget is not yet used up at its start: with positions (ordinals of working days, or
 * plain days) that is `position of its start < start + budget + pauses before`. Later pauses then fail the test of
 * themselves, so a running sum over all pauses serves. K4's move off a rest day is the same question once more: a clock of
 * one working day that begins the day before the last one.
 * @param days a query of the shape of `kernel.calendar_day`; without it that table, whose indexes then serve
 */
export const dueOfOpenClocks = (days?: Sql): Sql => sql`
  with days as ${days === undefined ? sql`not materialized (select day, working, ordinal, provisional_ordinal from kernel.calendar_day)` : sql`materialized (${days})`},
  clocks as (
    select
      clock.case_id, clock.name, clock.unit, clock.days + clock.extension_days as budget, clock.started_on,
      clock.pauses, clock.paused_since, clock.roll_last_day,
      start.ordinal, start.provisional_ordinal
    from kernel.clock
    join days as start on start.day = clock.started_on
    where clock.stopped_on is null
  ),
  spans as (
    select
      clocks.case_id, clocks.name, clocks.unit, clocks.budget,
      opened.day as after, closed.day as up_to,
      opened.ordinal as after_ordinal, closed.ordinal - opened.ordinal as working,
      closed.provisional_ordinal - opened.provisional_ordinal as provisional,
      case when clocks.unit = 'working_day' then opened.ordinal - clocks.ordinal else opened.day - clocks.started_on end
        as elapsed,
      case when clocks.unit = 'working_day' then closed.ordinal - opened.ordinal else closed.day - opened.day end as length
    from clocks
    cross join lateral unnest(clocks.pauses) as pause
    join days as opened on opened.day = lower(pause) - 1
    join days as closed on closed.day = upper(pause) - 1
    where clocks.unit <> 'immediate'
      and not isempty(clocks.pauses)
  ),
  delays as (
    select case_id, name, sum(length) as length, sum(provisional) as provisional
    from (
      select
        case_id, name, length, provisional,
        elapsed - budget < coalesce(sum(length) over earlier, 0) as counts
      from spans
      window earlier as (partition by case_id, name order by after rows between unbounded preceding and 1 preceding)
    ) as tested
    where counts
    group by case_id, name
  ),
  by_working_days as (
    select
      clocks.case_id, clocks.name, clocks.paused_since, due.day as due_on,
      due.provisional_ordinal - clocks.provisional_ordinal > coalesce(delays.provisional, 0) as provisional
    from clocks
    left join delays using (case_id, name)
    join days as due on due.working and due.ordinal = clocks.ordinal + clocks.budget + coalesce(delays.length, 0)
    where clocks.unit = 'working_day'
  ),
  by_calendar_days as (
    select
      clocks.case_id, clocks.name, clocks.paused_since, clocks.roll_last_day,
      clocks.started_on + clocks.budget + coalesce(delays.length, 0)::integer as last_day
    from clocks
    left join delays using (case_id, name)
    where clocks.unit = 'calendar_day'
  ),
  rolls as (
    select case_id, name, sum(working) as working, sum(provisional) as provisional
    from (
      select
        spans.case_id, spans.name, spans.working, spans.provisional,
        spans.after_ordinal < eve.ordinal + 1 + coalesce(sum(spans.working) over earlier, 0) as counts
      from by_calendar_days
      join spans using (case_id, name)
      join days as eve on eve.day = by_calendar_days.last_day - 1
      where by_calendar_days.roll_last_day
        and spans.after >= by_calendar_days.last_day
      window earlier as (
        partition by spans.case_id, spans.name order by spans.after rows between unbounded preceding and 1 preceding
      )
    ) as tested
    where counts
    group by case_id, name
  ),
  rolled as (
    select
      ends.case_id, ends.name, ends.paused_since, due.day as due_on,
      due.provisional_ordinal - eve.provisional_ordinal > coalesce(rolls.provisional, 0) as provisional
    from by_calendar_days as ends
    join days as eve on eve.day = ends.last_day - 1
    left join rolls using (case_id, name)
    join days as due on due.working and due.ordinal = eve.ordinal + 1 + coalesce(rolls.working, 0)
    where ends.roll_last_day
  ),
  ended as (
    select case_id, name, paused_since, due_on, provisional from by_working_days
    union all
    select case_id, name, paused_since, due_on, provisional from rolled
    union all
    select case_id, name, paused_since, last_day, false from by_calendar_days where not roll_last_day
    union all
    select case_id, name, null, started_on, false from clocks where unit = 'immediate'
  )
  select
    case_id, name,
    case when due_on > paused_since then null else due_on end as due_on,
    provisional and (due_on > paused_since) is not true as provisional
  from ended`;
