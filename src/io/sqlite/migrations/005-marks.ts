/** How far a match had read the ledger, so that a judgement it has not taken up is not taken for settled. */
export const MARKS = `
create table marks (
  name  text primary key,                -- matched: number of the last event that the match knew
  value integer not null
) strict;
`;
