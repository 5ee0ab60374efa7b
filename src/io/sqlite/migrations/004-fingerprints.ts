/**
 * A fingerprint keeps the person who had it first, so that two people who were taken for one get their own numbers back when
 * they come apart; two people of whom the lists say the same may share one.
 */
export const FINGERPRINTS = `
create table fingerprints_of_people (
  fingerprint text not null,
  person_id   text not null,
  primary key (fingerprint, person_id)
) strict;
insert into fingerprints_of_people select fingerprint, person_id from person_fingerprints;
drop table person_fingerprints;
alter table fingerprints_of_people rename to person_fingerprints;
create index fingerprints_by_person on person_fingerprints(person_id);
`;
