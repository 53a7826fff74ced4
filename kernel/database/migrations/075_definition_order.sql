-- The order of questions and stages is part of a definition, and jsonb forgets the order of keys; json keeps the text.
alter table kernel.item_version
  alter column definition type json using definition::json;

create or replace function kernel.keep_item_version() returns trigger
language plpgsql
as $$
begin
  if new.definition::text <> old.definition::text or new.item <> old.item or new.version <> old.version
     or new.title <> old.title or (not isempty(new.valid) and lower(new.valid) <> lower(old.valid)) then
    raise exception 'item_version is immutable once published' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
