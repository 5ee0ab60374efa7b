import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRefs } from '../../../src/domain/source-ref.js';
import type { SeenPerson } from '../../../src/domain/people-change.js';
import type { Standing } from '../../../src/domain/standing.js';
import { fingerprintOf, initialsOf, patternOf, proposalsFor, type MatchOutput } from '../../../src/index.js';
import type { FoundPerson } from '../../../src/io/sqlite/found-people.js';
import { openStore, type Store } from '../../../src/io/sqlite/store.js';
import { target } from '../../link/support/records.js';
import { counties } from '../../properties/made-county.js';
import { matchSheets } from '../../properties/match-sheets.js';
import { withoutRows, writeOldStore, type OldContent } from './old-store.js';

const RUNS = { numRuns: Number(process.env['C2Z_PROPERTY_RUNS'] ?? 8), seed: 20_201_231, interruptAfterTimeLimit: 40_000 };

/** What a match found, as it is handed to the store. */
function contentOf({ records, output }: { readonly records: OldContent['records']; readonly output: MatchOutput }): OldContent {
  const { people, links, questions, classification: { identitiesOf, outside, standings } } = output;
  const standingOf = new Map(standings.map((standing) => [standing.personId, standing]));
  const found = people.map((person): FoundPerson => ({ person, identities: identitiesOf(person), outside: outside.has(person.id), initials: initialsOf(person.name.folded), standing: standingOf.get(person.id) ?? null }));
  return {
    records, people: found, links: links.map((link) => ({ link, pattern: patternOf(link) })), questions, proposals: proposalsFor(people, links),
    seen: found.map(({ person, outside: out, standing }, at) => ({ person: seenAs(person, out, standing), listed: at % 3 !== 0 })),
    fingerprints: people.flatMap(({ id, rows }) => rows.map((row) => [fingerprintOf(row), id] as const)),
  };
}

function seenAs({ id, name, idText, birthDate, place: { town, village, townKey, villageKey }, household }: FoundPerson['person'], outside: boolean, standing: Standing | null): SeenPerson {
  const brief = standing === null ? null : { standing: standing.standing, category: standing.category, reason: standing.reason };
  return { id, name: name.display, foldedName: name.folded, idText, birthDate, town, village, townKey, villageKey, household, identities: ['low-income'], outside, standing: brief };
}

/** As JSON gives it back: nothing undefined. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function expectContent(store: Store, { records, people, links, questions, proposals, seen }: OldContent): void {
  const byId = [...people].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
  expect(store.lists.targetRows()).toEqual(plain([...records].sort((a, b) => compareRefs(a.ref, b.ref))));
  expect(store.results.people()).toEqual(plain(byId.map((each) => ({ ...each, person: withoutRows(each.person) }))));
  expect(store.results.listStandings()).toEqual(plain(byId.flatMap(({ standing }) => standing ?? [])));
  for (const { person } of people) expect(store.results.rowsOf(person.id)).toEqual(plain(person.rows));
  expect([...store.results.rowsByPerson()].sort()).toEqual(plain([...people].map(({ person }) => [person.id, person.rows])).sort());
  const inOrder = [...links].sort((a, b) => (a.link.personId < b.link.personId ? -1 : a.link.personId > b.link.personId ? 1 : compareRefs(a.link.roster.ref, b.link.roster.ref)));
  expect(store.results.links()).toEqual(plain(inOrder));
  expect([...store.results.eachLinkLine()].map(({ personId, ref }) => [personId, ref])).toEqual(inOrder.map(({ link }) => [link.personId, link.roster.ref]));
  expect(new Set(store.results.questions().map((each) => JSON.stringify(each)))).toEqual(new Set([...questions].map((each) => JSON.stringify(each))));
  for (const { person } of people) expect(store.results.proposals(person.id)).toEqual(plain([...proposals].filter(({ personId }) => personId === person.id)));
  expect(store.changes.seen()).toEqual(plain([...seen].sort((a, b) => (a.person.id < b.person.id ? -1 : 1))));
}

function keep(store: Store, content: OldContent): void {
  store.transaction(() => {
    store.lists.replaceTargetRows(content.records);
    store.results.replace(content);
    for (const listed of [false, true]) store.changes.see(content.seen.filter((each) => each.listed === listed).map(({ person }) => person));
  });
}

describe('what a match found', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'c2z-packed-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('is read from the store as it was written', async () => {
    let nth = 0;
    await fc.assert(fc.asyncProperty(counties, async (county) => {
      const content = contentOf(await matchSheets(county));
      const store = openStore(path.join(folder, `${nth += 1}.sqlite`));
      keep(store, content);
      expectContent(store, content);
      store.close();
    }), RUNS);
  });

  it('written over what another match found is the same as written into an empty store', async () => {
    let nth = 0;
    await fc.assert(fc.asyncProperty(fc.array(counties, { minLength: 2, maxLength: 3 }), async (months) => {
      const store = openStore(path.join(folder, `${nth += 1}.sqlite`));
      for (const county of months) {
        const content = contentOf(await matchSheets(county));
        store.transaction(() => { store.changes.forgetAfter(0); });
        keep(store, content);
        expectContent(store, content);
      }
      store.close();
    }), RUNS);
  });

  it('in a store of before rows were packed is there when it is opened', async () => {
    let nth = 0;
    await fc.assert(fc.asyncProperty(counties, async (county) => {
      const content = contentOf(await matchSheets(county));
      const file = path.join(folder, `${nth += 1}.sqlite`);
      writeOldStore(file, content);
      const store = openStore(file);
      expectContent(store, content);
      expect(store.results.knownFingerprints()).toEqual([...content.fingerprints].map(([fingerprint, id]) => [fingerprint, id]).sort().filter((each, at, all) => JSON.stringify(each) !== JSON.stringify(all[at - 1])));
      expect(store.integrityProblems()).toEqual([]);
      store.close();
      expect(readdirSync(folder).some((name) => name.startsWith(`${nth}.sqlite.v7.backup`))).toBe(true);
    }), { ...RUNS, numRuns: 4 });
  });

  it('keeps who is on a list only as a relative', () => {
    const rows = plain([target({ name: '葛双喜' }), { ...target({ name: '米春花' }), relativeOnly: true as const }]);
    const store = openStore(path.join(folder, 'relatives.sqlite'));
    store.lists.replaceTargetRows(rows);
    expect(store.lists.targetRows()).toEqual(rows);
    store.close();
  });

  it('is hidden once it holds no more, and not written again when the next match finds the same', async () => {
    const [county] = fc.sample(counties, { numRuns: 1, seed: 7 }) as [Parameters<typeof matchSheets>[0]];
    const content = contentOf(await matchSheets(county));
    const store = openStore(path.join(folder, 'hidden.sqlite'));
    keep(store, content);
    store.transaction(() => { store.results.clear(); });
    expect(store.results.isEmpty()).toBe(true);
    expect(store.results.people()).toEqual([]);
    expect(store.results.links()).toEqual([]);
    expect(store.results.rowsByPerson().size).toBe(0);
    expect(store.browse.people()).toEqual([]);
    keep(store, content);
    expectContent(store, content);
    store.close();
  });

  it('leaves no number behind that a transaction taken back had given', async () => {
    const [county] = fc.sample(counties, { numRuns: 1, seed: 8 }) as [Parameters<typeof matchSheets>[0]];
    const content = contentOf(await matchSheets(county));
    const store = openStore(path.join(folder, 'back.sqlite'));
    expect(() => { store.transaction(() => { store.lists.replaceTargetRows(content.records); throw new Error('stop'); }); }).toThrow('stop');
    keep(store, content);
    expectContent(store, content);
    store.close();
    const again = openStore(path.join(folder, 'back.sqlite'));
    expectContent(again, content);
    again.close();
  });
});
