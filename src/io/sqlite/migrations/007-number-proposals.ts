/** What the number doctor found at the last match, so that a person is shown without reading every number of the county. */
export const NUMBER_PROPOSALS = `
create table number_proposals (
  person_id text not null,
  file text not null, sheet text not null, row integer not null, part integer not null,   -- the row with the broken number
  position  integer not null,              -- order of the proposals of a row
  number    text not null,
  holders   text not null,                 -- JSON: where the number stands, three places at most
  primary key (person_id, file, sheet, row, part, position)
) strict, without rowid;
`;
