/** An import is a step like any other: what the lists were before it, and after it once it was taken back. */
export const IMPORTS = `
create table imports (
  batch  text primary key,               -- of the ledger
  before text not null,                  -- JSON of sources, snapshots, issues of import, layouts learnt, and the last round
  after  text                            -- the same when it was undone; null = it never was
) strict;
`;
