import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { IsoDate } from '../../src/domain/dates.js';
import type { IdNumber, IdReading, Sex } from '../../src/domain/identity-number.js';
import { issue, type Issue } from '../../src/domain/issue.js';
import { TARGET_KINDS, type TargetKind } from '../../src/domain/kinds.js';
import type { Identity, IdentityCode, Person } from '../../src/domain/person.js';
import type { PersonName } from '../../src/domain/person-name.js';
import type { TargetRecord } from '../../src/domain/record.js';
import type { Category, Standing } from '../../src/domain/standing.js';
import { CATEGORIES } from '../../src/domain/standing.js';
import type { ReportInput, ReportReasons } from '../../src/report/report-input.js';

/** Reasons as they ship. */
export const REASONS = (parse(readFileSync(new URL('../../schemas/rules/reasons.yaml', import.meta.url), 'utf8')) as { reasons: ReportReasons }).reasons;

/** A made-up number of the unassigned division 990101 with a right check character. */
export function madeId(birth: string, serial: number): IdNumber {
  const body = `990101${birth.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return `${body}${'10X98765432'[sum % 11]}` as IdNumber;
}

export function madeName(text: string): PersonName {
  return { raw: text, display: text, folded: text.replaceAll('·', ''), transliterated: text.includes('·'), annotations: [], alternatives: [] };
}

/** What a test says of a person; the rest is made up. */
export interface MadePerson {
  readonly name?: string;
  readonly town?: string;
  readonly townKey?: string;
  readonly county?: string;
  readonly village?: string;
  readonly household?: string;
  readonly category: Category;
  readonly reason?: string;
  readonly identities?: readonly (IdentityCode | `${IdentityCode}:ended`)[];
  readonly outside?: boolean;
  readonly rows?: readonly { readonly file: string; readonly sheet: string; readonly row: number }[];
  readonly standing?: Partial<Standing>;
  readonly record?: Partial<TargetRecord>;
}

/** The reason a made person of a category has unless the test says another. */
export const USUAL_REASON: Readonly<Record<Category, string>> = {
  resident: 'resident', employee: 'employee', offsite: 'offsite', military: 'military', prison: 'prison', abroad: 'abroad', deceased: 'deceased',
  deregistered: 'deregistered', moved: 'moved', 'identity-ended': 'identity-ended', uninsured: 'suspended', open: 'link-question',
};

/** A report of made people, rows balanced, everything else empty. */
export function madeReport(made: readonly MadePerson[], over: Partial<ReportInput> = {}): ReportInput {
  const people = made.map((each, index) => madePerson(each, index));
  const inside = made.map((each, index) => ({ each, person: people[index]! })).filter(({ each }) => each.outside !== true);
  const rowCount = people.reduce((sum, person) => sum + person.rows.length, 0);
  const outsideRows = made.reduce((sum, each, index) => sum + (each.outside === true ? people[index]!.rows.length : 0), 0);
  const identities = new Map(inside.map(({ each, person }) => [person.id, (each.identities ?? ['poor-registry']).map((text) => madeIdentity(text, person))]));
  return {
    county: { code: '990101', name: '示例县' },
    year: 2020,
    referenceDate: '2020-12-31' as IsoDate,
    people,
    standings: inside.map(({ each, person }) => madeStanding(each, person)),
    identitiesOf: ({ id }) => identities.get(id) ?? [],
    outside: new Set(made.flatMap((each, index) => (each.outside === true ? [people[index]!.id] : []))),
    links: [],
    issues: [],
    sources: people.flatMap((person) => person.rows.map((row) => ({ file: row.ref.file, sheet: row.ref.sheet, kind: row.kind }))),
    rows: { targets: rowCount + 3, duplicates: rowCount - outsideRows - inside.length, outside: outsideRows, setAside: 3 },
    reasons: REASONS,
    fullIds: false,
    signOff: { unit: '示例县医疗保障局', preparedBy: '', reviewedBy: '', phone: '' },
    ...over,
  };
}

/** A fault of a list, for the hand-back lists. */
export function madeIssue(file: string, sheet: string, row: number, column: string): Issue {
  return issue('io/unreadable', { file, sheet, row, column }, { reason: `第 ${row} 行号码 ${madeId('1980-01-01', row)} 有误` });
}

function madePerson(each: MadePerson, index: number): Person {
  const id = `P${String(index + 1).padStart(6, '0')}`;
  const sex: Sex = index % 2 === 0 ? 'male' : 'female';
  const birth = `${1940 + (index * 7) % 70}-0${1 + (index % 9)}-15` as IsoDate;
  const number = madeId(birth, index * 2 + (sex === 'male' ? 1 : 0));
  const town = each.town ?? '柳河镇';
  const place = { county: each.county ?? '', town, village: each.village ?? '', group: '', address: '', townKey: each.townKey ?? town.replace(/[镇乡]$/u, ''), villageKey: each.village ?? '' };
  const reading: IdReading = { kind: 'valid', number, text: number, repairs: [], birthDate: birth, sex, area: '990101' };
  const kinds = [...new Set((each.identities ?? ['poor-registry']).map((text) => kindOf(text.replace(':ended', '') as IdentityCode)))];
  const refs = each.rows ?? [{ file: '名单/建档立卡人员.xlsx', sheet: '花名册', row: index + 4 }];
  const rows = refs.map((ref, position): TargetRecord => ({
    ref: { ...ref, part: 1 }, name: madeName(each.name ?? `王${index}`), id: reading, idRaw: number, birthDate: birth, sex, place,
    household: each.household ?? '', headName: null, headId: { kind: 'missing' }, relation: '', phone: '',
    kind: kinds[position % kinds.length] ?? TARGET_KINDS[0]!, povertyStatus: 'unknown', identityText: '', disability: null, startDate: null, endDate: null,
    cancelled: false, claimsInsured: null, remarks: [], ...each.record,
  }));
  return { id, rows, name: rows[0]!.name, idNumber: number, idText: number, birthDate: birth, sex, place, household: each.household ?? '', kinds };
}

function kindOf(code: IdentityCode): TargetKind {
  return code === 'severe-disability' ? 'disability' : code;
}

function madeStanding(each: MadePerson, person: Person): Standing {
  return {
    personId: person.id, standing: CATEGORIES[each.category].standing, category: each.category, reason: each.reason ?? USUAL_REASON[each.category],
    basis: { kind: 'absence' }, until: null, suggestion: null, notes: [], ...each.standing,
  };
}

function madeIdentity(text: string, person: Person): Identity {
  const [code, ended] = text.split(':');
  return { code: code as IdentityCode, ref: person.rows[0]!.ref, from: '', until: '', ended: ended !== undefined };
}
