/** Lists come again month after month: which snapshot is in force, what was there before, and what changed for whom. */
export const SNAPSHOTS = `
create table snapshots (                 -- one kind of list out of one file as of one date; the history of sources
  path text not null, sha256 text not null, kind text not null,
  state text not null,                   -- in-force | replaced | dropped
  as_of text,
  replaced_by text,                      -- path of the snapshot that took its place
  detail text not null,                  -- JSON Snapshot
  source text not null,                  -- JSON StoredSource: the whole file as it was read
  primary key (path, sha256, kind)
) strict;

create table refused_files (             -- files that were not used although their name is in force from an earlier import
  path text primary key,
  source text not null                   -- JSON StoredSource with its issue
) strict;

create table people_seen (               -- what the last match said of everybody ever listed, to compare the next lists with
  person_id text primary key,
  listed integer not null,
  detail text not null                   -- JSON SeenPerson
) strict;

create table rounds (                    -- one row each time the lists in force changed
  round integer primary key,
  sources text not null,                 -- which snapshots were in force
  counts text not null,                  -- JSON of the people counted by change, and of the judgements
  at text not null
) strict;

create table people_changes (
  round integer not null references rounds(round),
  position integer not null,
  person_id text not null, change text not null,
  detail text not null,                  -- JSON PersonChange
  primary key (round, position)
) strict;
create index people_changes_by_person on people_changes(person_id);
`;
