/**
 * Rows are kept packed (`packed/`), a tenth of what they were: texts that many say alike stand once, and what follows from the rest is
 * left out. What a match found is written over what the last one found, where it differs; until it is said to hold (`last_match`), the
 * views show nobody.
 */
export const PACKED = `
alter table target_rows rename to old_target_rows;
alter table people rename to old_people;
alter table standings rename to old_standings;
alter table links rename to old_links;
alter table merge_questions rename to old_merge_questions;
alter table number_proposals rename to old_number_proposals;
alter table people_seen rename to old_people_seen;
alter table person_fingerprints rename to old_person_fingerprints;

create table texts (                     -- what many rows say alike: sheets, villages, findings of pairs
  id   integer primary key,
  text text not null unique
) strict;

create table packed_target_rows (
  sheet integer not null references texts(id), row integer not null, part integer not null,
  record text not null,                  -- packed/rows.ts
  primary key (sheet, row, part)
) strict, without rowid;

create table found_people (
  id text primary key,
  name text not null, id_text text not null, place integer not null, household text not null, initials text not null,
  outside integer not null,
  rows text not null,                    -- places of the rows of target lists, in order
  person text not null, identities text not null,
  standing text, finding text            -- null outside the target population
) strict, without rowid;

create table found_links (
  person_id text not null, sheet integer not null, row integer not null, part integer not null,
  sort integer not null references texts(id),
  probability real not null, judgement text,
  left_fingerprint text,                 -- null: that of the right side
  right_fingerprint text not null,
  doubtful integer not null,             -- not certain, or judged
  link text not null,
  primary key (person_id, sheet, row, part)
) strict, without rowid;
create index found_links_doubtful on found_links(doubtful) where doubtful = 1;

create table found_questions (
  position integer primary key,
  left_person text not null, right_person text not null,
  tier text not null, probability real not null,
  left_fingerprint text not null, right_fingerprint text not null,
  judgement text,
  question text not null
) strict;

create table found_proposals (
  person_id text not null, sheet integer not null, row integer not null, part integer not null, position integer not null,
  number text not null,
  holders text not null,
  primary key (person_id, sheet, row, part, position)
) strict, without rowid;

create table bases (                     -- what parts of the last match rest on, whether it holds or not
  name  text primary key,                -- people: the target rows made into people, and questions about them
  basis text not null
) strict;

create table last_match (                -- at most one row: what was found holds for the lists at hand
  basis  text not null,                  -- what it rests on; empty = not known
  given  text not null,                  -- the files and words of the run whose lists these are; empty = not known
  events integer not null                -- length of the ledger when it was kept
) strict;

create table people_seen (               -- what the last match said of everybody ever listed, to compare the next lists with
  person_id text primary key,
  listed integer not null,
  detail text not null                   -- packed/people.ts
) strict, without rowid;

create table person_fingerprints (       -- a fingerprint keeps the person who had it first
  fingerprint text not null,
  person_id   text not null,
  primary key (fingerprint, person_id)
) strict, without rowid;
insert into person_fingerprints select fingerprint, person_id from old_person_fingerprints order by fingerprint, person_id;

create view people as select * from found_people where exists (select 1 from last_match);
create view links as select * from found_links where exists (select 1 from last_match);
create view merge_questions as select * from found_questions where exists (select 1 from last_match);
create view number_proposals as select * from found_proposals where exists (select 1 from last_match);
`;

/** Once everything is packed. */
export const UNPACKED_GONE = `
drop table old_target_rows;
drop table old_people;
drop table old_standings;
drop table old_links;
drop table old_merge_questions;
drop table old_number_proposals;
drop table old_people_seen;
drop table old_person_fingerprints;
`;
