/** First shape of the store. Released migrations are never edited: a change is a new number. */
export const LISTS_PEOPLE_LINKS = `
create table sources (
  path        text primary key,      -- relative to the folder it was found in
  sha256      text not null,
  bytes       integer not null,
  format      text,                  -- null: could not be read
  encoding    text,
  archived_as text not null,         -- path of the bytes: inside archive/, or the original when not archived
  as_of       text,
  imported_at text not null,
  issue       text                   -- JSON {code, params} when the file could not be read
) strict;

create table sheets (
  path       text not null references sources(path) on delete cascade,
  position   integer not null,
  name       text not null,
  kind       text,                   -- null: not a list, or claimed by no mapping
  mapping    text,
  header_row integer,
  rows       integer not null,
  used       integer not null,
  duplicates integer not null,
  set_aside  integer not null,
  why        text,                   -- not-a-list / unclaimed: the reason
  primary key (path, position)
) strict;

create table profiles (                -- what was learnt of a layout 来源档案
  signature text primary key,
  profile   text not null
) strict;

create table target_rows (
  file text not null, sheet text not null, row integer not null, part integer not null,
  kind text not null,
  person_id text,
  record text not null,              -- JSON TargetRecord
  primary key (file, sheet, row, part)
) strict;
create index target_rows_by_person on target_rows(person_id);

create table people (
  id text primary key,
  name text not null, id_text text not null, town text not null, village text not null, household text not null,
  initials text not null,
  outside integer not null,
  person text not null,              -- JSON Person without rows
  identities text not null           -- JSON Identity[]
) strict;

create table person_fingerprints (     -- survives every re-import: a person keeps the number once given
  fingerprint text primary key,
  person_id text not null
) strict;

create table links (
  person_id text not null,
  roster_kind text not null, roster_file text not null, roster_sheet text not null, roster_row integer not null, roster_part integer not null,
  tier text not null, method text not null, probability real not null, pattern text not null,
  left_fingerprint text not null, right_fingerprint text not null,
  judgement text,
  link text not null,                -- JSON Link
  primary key (person_id, roster_file, roster_sheet, roster_row, roster_part)
) strict;
create index links_open on links(tier, judgement);

create table merge_questions (
  left_person text not null, right_person text not null,
  tier text not null, probability real not null,
  left_fingerprint text not null, right_fingerprint text not null,
  judgement text,
  question text not null             -- JSON MergeQuestion
) strict;

create table standings (
  person_id text primary key,
  standing text not null, category text not null, reason text not null,
  detail text not null               -- JSON Standing
) strict;
create index standings_by_standing on standings(standing, category);

create table issues (
  position integer primary key,
  stage text not null,               -- import | match
  code text not null, severity text not null,
  file text, sheet text, row integer, column_letters text,
  params text not null
) strict;

create table events (                  -- append-only ledger; see src/cases/README.md
  seq integer primary key,
  at text not null, actor text not null,
  type text not null, subject text not null,
  payload text not null,
  previous text not null, hash text not null unique
) strict;
create trigger events_are_never_changed before update on events begin select raise(abort, 'events are append-only'); end;
create trigger events_are_never_deleted before delete on events begin select raise(abort, 'events are append-only'); end;
`;
