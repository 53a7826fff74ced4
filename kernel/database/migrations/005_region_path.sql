-- The path of a region as a pure function of its division code, before the registers that index by it.
create function kernel.region_path(region text) returns public.ltree
language sql immutable parallel safe
as $$
  select public.text2ltree(
    case
      when strpos(region, '.') > 0 then region
      else left(region, 2)
        || case when length(region) >= 4 then '.' || left(region, 4) else '' end
        || case when length(region) >= 6 then '.' || left(region, 6) else '' end
        || case when length(region) >= 9 then '.' || left(region, 9) else '' end
        || case when length(region) >= 12 then '.' || left(region, 12) else '' end
    end)
$$;
comment on function kernel.region_path(text) is 'Path of a division code, 652301001 to 65.6523.652301.652301001; a path comes back unchanged. Not strict, so that it is inlined into indexes';

create function kernel.region_path(region public.ltree) returns public.ltree
language sql immutable parallel safe
as $$ select region $$;
comment on function kernel.region_path(public.ltree) is 'The path itself, so that one predicate serves columns of either type';
