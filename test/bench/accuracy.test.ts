import { describe, expect, it } from 'vitest';
import type { Answer, LinkLine, PersonLine, QuestionLine } from '../../bench/accuracy/answer.js';
import { identify } from '../../bench/accuracy/answer.js';
import { cleanNumber } from '../../bench/accuracy/clean-number.js';
import { NO_FAULT } from '../../bench/accuracy/faults.js';
import { score } from '../../bench/accuracy/metrics.js';
import { f1, pooled, share } from '../../bench/accuracy/ratios.js';
import { asMarkdown, asText, tablesOf } from '../../bench/accuracy/tables.js';
import { readTruth, truthFrom, type TruthPerson, type TruthRow } from '../../bench/accuracy/truth.js';
import type { SourceKind } from '../../src/domain/kinds.js';
import type { StandingCode } from '../../src/domain/standing.js';
import type { Tier } from '../../src/domain/link.js';
import { makeCounty } from '../../src/rehearse/make-county.js';

const LI = '990101197001011231';
const WANG = '990101198002021247';
const ZHAO = '990101199003031269';
const SUN = '990101200004041288';

describe('precision, recall and F1', () => {
  it.each([
    [1, 1, 1],
    [1, 0.5, 2 / 3],
    [0.5, 0.5, 0.5],
    [0.8, 0.6, 0.96 / 1.4],
    [0, 0, 0],
    [1, 0, 0],
  ])('F1 of precision %d and recall %d is 2PR / (P + R) = %d', (precision, recall, expected) => {
    expect(f1(precision, recall)).toBeCloseTo(expected, 12);
  });

  it('F1 of a published case, 1 and 0.837, is 0.9113 and not half of it', () => {
    expect(f1(1, 0.837)).toBeCloseTo(0.9113, 4);
  });

  it('a share of nothing is neither 0 nor 1', () => {
    expect(share(0, 0)).toBeNull();
    expect(share(0, 4)).toBe(0);
    expect(share(3, 4)).toBe(0.75);
    expect(f1(share(0, 0), 1)).toBeNull();
  });

  it('counties are pooled by adding counts, so that a large one weighs more', () => {
    const counts = pooled([{ right: 1, by: { a: 1 } }, { right: 9, by: { a: 2, b: 5 } }] as { right: number; by: Record<string, number> }[]);
    expect(counts).toEqual({ right: 10, by: { a: 3, b: 5 } });
  });
});

describe('the number as a careful clerk cleans it', () => {
  it.each<[string, SourceKind, string]>([
    [LI, 'resident', LI],
    [` ${LI.slice(0, 6)} ${LI.slice(6)}\t`, 'resident', LI],
    [`="${LI}"`, 'resident', LI],
    [`'${LI}`, 'resident', LI],
    ['９９０１０１１９７００１０１１２３１', 'resident', LI],
    ['99010119700101123x', 'resident', '99010119700101123X'],
    ['110105491231002', 'resident', '11010519491231002X'],
    [`${LI}42B1`, 'disability', LI],
    [`${LI}（本人）`, 'poor-registry', `${LI}(本人)`],
    ['无', 'resident', ''],
    ['', 'resident', ''],
    ['000000000000000000', 'resident', '000000000000000000'],
  ])('%j on a list of kind %s is %j', (text, kind, expected) => {
    expect(cleanNumber(text, kind)).toBe(expected);
  });
});

/*
 * Four people. Li is insured and found by the number; Wang's number in the registry has a wrong digit, so the join misses her; Zhao stands
 * with Li's number and is in truth not insured; Sun stands on the registry and, with a slip, on a household row of the allowance.
 */
const PEOPLE: TruthPerson[] = [
  { id: 'li', name: '李强', number: LI, isTarget: true, standing: 'insured', category: 'resident' },
  { id: 'wang', name: '王秀英', number: WANG, isTarget: true, standing: 'insured', category: 'resident' },
  { id: 'zhao', name: '赵敏', number: ZHAO, isTarget: true, standing: 'gap', category: 'uninsured' },
  { id: 'sun', name: '孙浩', number: SUN, isTarget: true, standing: 'insured', category: 'employee' },
  { id: 'other', name: '周杰', number: '990101196005051303', isTarget: false, standing: 'insured', category: 'resident' },
];
const SLIP = SUN.replace('2000', '2010');
const ROWS: TruthRow[] = [
  truthRow('li', 'poor-registry', 2, '李 强', LI, ['name-padded']),
  truthRow('wang', 'poor-registry', 3, '王秀英', WANG.replace('1980', '1930'), ['id-one-digit']),
  truthRow('zhao', 'poor-registry', 4, '赵敏', LI, ['id-of-another']),
  truthRow('sun', 'poor-registry', 5, '孙浩', SUN),
  truthRow('sun', 'minimum-living', 2, '孙浩', SLIP, ['id-one-digit'], 2),
  truthRow('zhao', 'minimum-living', 2, '赵敏', ZHAO),
  truthRow('li', 'resident', 2, '李强', ` ${LI}`, ['id-format']),
  truthRow('wang', 'resident', 3, '王秀英', WANG),
  truthRow('sun', 'employee', 2, '孙浩', SUN),
  truthRow('other', 'resident', 4, '周杰', '990101196005051303'),
  truthRow('wang', 'population', 2, '王秀英', WANG),
];
const TRUTH = truthFrom(PEOPLE, ROWS);

/** Li found; Wang proposed, and Zhou's row wrongly too; Zhao cleared by Li's row as a possible link; Sun counted twice with a question. */
const ANSWER: Answer = {
  links: [
    ...linkLines('P1', ['poor-registry 2'], 'resident 2', 'certain'),
    ...linkLines('P2', ['poor-registry 3'], 'resident 3', 'probable'),
    ...linkLines('P2', ['poor-registry 3'], 'resident 4', 'probable'),
    ...linkLines('P3', ['poor-registry 4', 'minimum-living 2'], 'resident 2', 'possible'),
    ...linkLines('P4', ['poor-registry 5'], 'employee 2', 'certain'),
    ...linkLines('P5', ['minimum-living 2'], 'employee 2', 'possible'),
  ],
  people: [
    personLine('P1', '李强', LI, 'insured', ['poor-registry 2']),
    personLine('P2', '王秀英', WANG.replace('1980', '1930'), 'pending', ['poor-registry 3']),
    personLine('P3', '赵敏', LI, 'insured', ['poor-registry 4', 'minimum-living 2']),
    personLine('P4', '孙浩', SUN, 'insured', ['poor-registry 5']),
    personLine('P5', '孙浩', SLIP, 'gap', ['minimum-living 2']),
  ],
  questions: [question('P4', 'P5', 'probable')],
};

describe('who the people of the answer are', () => {
  it('a row of one person is that person, and a household row holds the member of the other rows', () => {
    expect(identify(ANSWER, TRUTH)).toEqual(new Map([['P1', new Set(['li'])], ['P2', new Set(['wang'])], ['P3', new Set(['zhao'])], ['P4', new Set(['sun'])], ['P5', new Set(['sun'])]]));
  });

  it('a name is known again however it is stretched, marked or annotated', () => {
    const rows = [truthRow('sun', 'minimum-living', 9, '孙　浩', '无', ['name-padded']), truthRow('li', 'minimum-living', 9, '李强（户主）', '', [], 2), truthRow('wang', 'minimum-living', 9, '王•秀英', '', [], 3)];
    const answer = { links: [], questions: [], people: [personLine('P1', '孙浩', '', 'gap', ['minimum-living 9']), personLine('P2', '李强', '', 'gap', ['minimum-living 9']), personLine('P3', '王·秀英', '', 'gap', ['minimum-living 9'])] };
    expect(identify(answer, truthFrom(PEOPLE, rows))).toEqual(new Map([['P1', new Set(['sun'])], ['P2', new Set(['li'])], ['P3', new Set(['wang'])]]));
  });

  it('different people in one are both seen', () => {
    const merged = { ...ANSWER, people: [personLine('P1', '李强', LI, 'insured', ['poor-registry 2', 'poor-registry 3'])], links: [], questions: [] };
    expect(identify(merged, TRUTH).get('P1')).toEqual(new Set(['li', 'wang']));
    expect(score(TRUTH, merged).people).toEqual({ lost: 2, twice: 0, twiceUnasked: 0, merged: 1, outside: 0 });
  });

  it('in a household row the name weighs more than the number, for children stand with a parent\'s', () => {
    const rows = [truthRow('li', 'minimum-living', 9, '李强', LI), truthRow('wang', 'minimum-living', 9, '王秀英', LI, ['id-of-another'], 2)];
    const answer = { links: [], questions: [], people: [personLine('P1', '李强', LI, 'gap', ['minimum-living 9']), personLine('P2', '王秀英', LI, 'gap', ['minimum-living 9'])] };
    expect(identify(answer, truthFrom(PEOPLE, rows))).toEqual(new Map([['P1', new Set(['li'])], ['P2', new Set(['wang'])]]));
  });
});

describe('a county counted by hand', () => {
  const counted = score(TRUTH, ANSWER);

  it('targets are those on the lists, enrolled those of them on an enrolment roster', () => {
    expect([counted.targets, counted.enrolled, counted.trueLinks]).toEqual([4, 3, 4]);
  });

  it('the exact join finds Sun and, as Li\'s row has a blank, nobody else; cleaned it finds Li, and gives Li\'s row to Zhao', () => {
    expect(counted.links['exact-id']).toEqual({ right: 1, wrong: 0, found: 1 });
    expect(counted.links['cleaned-id']).toEqual({ right: 2, wrong: 1, found: 2 });
  });

  it('each tier is counted by itself, and a row found twice at the surer tier only', () => {
    expect(counted.links.certain).toEqual({ right: 2, wrong: 0, found: 2 });
    expect(counted.links.probable).toEqual({ right: 1, wrong: 1, found: 1 });
    expect(counted.links.possible).toEqual({ right: 0, wrong: 1, found: 0 });
  });

  it('false gaps are insured people called a gap, hidden gaps are gaps called insured', () => {
    expect(counted.gaps).toEqual({ 'exact-id': { falseGaps: 2, hiddenGaps: 0 }, 'cleaned-id': { falseGaps: 1, hiddenGaps: 1 }, c2z: { falseGaps: 1, hiddenGaps: 1 } });
    expect(counted.standings).toMatchObject({ 'insured → insured': 2, 'insured → pending': 1, 'insured → gap': 1, 'gap → insured': 1, 'gap → gap': 0 });
  });

  it('the review load counts people and not links', () => {
    expect(counted.review).toEqual({ probable: 1, possible: 2, merge: 2, oneByOne: 2, pending: 1 });
  });

  it('a person counted twice is forgiven only where a question says so', () => {
    expect(counted.people).toEqual({ lost: 0, twice: 1, twiceUnasked: 0, merged: 0, outside: 0 });
    expect(score(TRUTH, { ...ANSWER, questions: [] }).people.twiceUnasked).toBe(1);
    expect(score(TRUTH, { ...ANSWER, questions: [question('P1', 'P5', 'probable'), question('P1', 'P4', 'possible')] }).people.twiceUnasked).toBe(0);
  });

  it('a pair of rows counts under each fault that stands in it', () => {
    expect(counted.faults['name-padded']).toEqual({ pairs: 1, 'exact-id': 0, 'cleaned-id': 1, certain: 1, probable: 0, possible: 0, missed: 0, wrong: 0 });
    expect(counted.faults['id-format']).toEqual(counted.faults['name-padded']);
    // Wang's registry row with her roster row (proposed) and the register (missed), Sun's household row; one wrong proposal for Wang.
    expect(counted.faults['id-one-digit']).toEqual({ pairs: 3, 'exact-id': 0, 'cleaned-id': 0, certain: 0, probable: 1, possible: 1, missed: 1, wrong: 1 });
    expect(counted.faults[NO_FAULT]).toEqual({ pairs: 1, 'exact-id': 1, 'cleaned-id': 1, certain: 1, probable: 0, possible: 0, missed: 0, wrong: 0 });
  });

  it('counties add up, and the tables show the sums', () => {
    const both = pooled([counted, counted]);
    expect([both.counties, both.enrolled, both.links.certain.found, both.faults['id-one-digit']!.pairs]).toEqual([2, 6, 4, 6]);
    const [links] = tablesOf(both);
    expect(links!.rows.map((row) => row.slice(0, 7))).toEqual([
      ['exact-ID join (VLOOKUP)', '2', '0.3333', '4', '2', '0', '1.00000'],
      ['the same, numbers cleaned', '4', '0.6666', '2', '4', '2', '0.66666'],
      ['c2z: certain', '4', '0.6666', '2', '4', '0', '1.00000'],
      ['c2z: + probable', '6', '1.0000', '0', '6', '2', '0.75000'],
      ['c2z: + possible', '6', '1.0000', '0', '6', '4', '0.60000'],
    ]);
    for (const table of tablesOf(both)) {
      expect(asText(table).split('\n')).toHaveLength(table.rows.length + 3);
      expect(asMarkdown(table).split('\n').slice(2).every((line) => line.split('|').length === table.columns.length + 2)).toBe(true);
    }
  });
});

describe('the truth of the generator', () => {
  it('a perfect answer to a made-up county scores without a fault', () => {
    const truth = readTruth(makeCounty({ population: 1500, seed: 3, year: 2020 }).truth);
    expect(truth.enrolled.size).toBeGreaterThan(50);
    const perfect = score(truth, {
      links: [...truth.rosterRows].flatMap(([person, rosters]) => rosters.flatMap((roster) => truth.targetRows.get(person)!.map((target) => linkLine(person, target.place, roster.place, 'certain')))),
      people: [...truth.targets].map((id) => {
        const { name, number, standing } = truth.people.get(id)!;
        return { person_id: id, name, id_number: number, standing: standing as StandingCode, category: '', reason: '', sources: truth.targetRows.get(id)!.map(({ place }) => place).join(';') };
      }),
      questions: [],
    });
    expect(perfect.links.certain).toEqual({ right: perfect.trueLinks, wrong: 0, found: perfect.enrolled });
    expect(perfect.gaps.c2z).toEqual({ falseGaps: 0, hiddenGaps: 0 });
    expect(perfect.people).toEqual({ lost: 0, twice: 0, twiceUnasked: 0, merged: 0, outside: 0 });
    expect(Object.values(perfect.faults).every(({ pairs, certain }) => pairs === certain)).toBe(true);
    expect(perfect.links['cleaned-id'].found).toBeGreaterThan(perfect.links['exact-id'].found);
    expect(perfect.links['cleaned-id'].found).toBeLessThan(perfect.enrolled);
  });
});

function truthRow(person: string, kind: SourceKind, row: number, name: string, number: string, faults: string[] = [], part = 1): TruthRow {
  return { person, kind, place: place(`${kind} ${row}`), part, faults, name, number };
}

/** `resident 2` → `resident.xlsx#Sheet1!2`. */
function place(short: string): string {
  const [kind, row] = short.split(' ');
  return `${kind}.xlsx#Sheet1!${row}`;
}

function linkLines(person: string, targets: string[], roster: string, tier: Tier): LinkLine[] {
  return targets.map((target) => linkLine(person, place(target), place(roster), tier));
}

function linkLine(person: string, target: string, roster: string, tier: Tier): LinkLine {
  const [, targetFile, targetSheet, targetRow] = /^(.*)#(.*)!(\d+)$/u.exec(target)!;
  const [, rosterFile, rosterSheet, rosterRow] = /^(.*)#(.*)!(\d+)$/u.exec(roster)!;
  return {
    person_id: person, target_file: targetFile!, target_sheet: targetSheet!, target_row: Number(targetRow), roster_file: rosterFile!, roster_sheet: rosterSheet!, roster_row: Number(rosterRow),
    tier, method: 'id-number', probability: 1,
  };
}

function personLine(id: string, name: string, number: string, standing: StandingCode, sources: string[]): PersonLine {
  return { person_id: id, name, id_number: number, standing, category: '', reason: '', sources: sources.map(place).join(';') };
}

function question(left: string, right: string, tier: Tier): QuestionLine {
  return { left_person_id: left, right_person_id: right, tier };
}
