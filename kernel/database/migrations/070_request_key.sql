-- Idempotency keys of requests whose verb keeps none of its own: key and answer, written with what the request wrote.
create table kernel.request_key (
  actor text not null,
  key text not null,
  digest text not null,
  answer jsonb,
  at timestamptz not null,
  constraint request_key_pkey primary key (actor, key)
);
comment on table kernel.request_key is 'Answers to requests by idempotency key, so that a repeated request does nothing twice; kept for some days';
create index request_key_at_idx on kernel.request_key (at);
grant select, insert, update (answer), delete on kernel.request_key to jisuban_app;
