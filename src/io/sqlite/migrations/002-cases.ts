/** The ledger grows: steps that can be undone, cases, and standings that a verified case puts in place of what the lists say. */
export const CASES = `
alter table events add column batch text not null default '';
create index events_by_type on events(type, seq);
create index events_by_subject on events(subject, seq);
create index events_by_batch on events(batch) where batch <> '';

create table cases (                     -- the fold of the case events; rebuilt and compared by c2z verify
  case_number text primary key,
  person_id text not null,
  state text not null,
  reason text,
  responsible text not null,
  due text,
  detail text not null                   -- JSON Case
) strict;
create index cases_by_person on cases(person_id);
create index cases_by_state on cases(state);

create table case_standings (            -- what a verified case makes of a person, in place of what the lists say
  person_id text primary key,
  standing text not null, category text not null, reason text not null,
  detail text not null                   -- JSON Standing
) strict;
`;
