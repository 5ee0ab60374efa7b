/** Reads the scenarios of test/scenarios/subsidy and puts one person through classification and the subsidy stage. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { IsoDate } from '../../src/domain/dates.js';
import type { RosterKind, TargetKind } from '../../src/domain/kinds.js';
import type { Identity, IdentityCode, Person } from '../../src/domain/person.js';
import { assemblePack, layered } from '../../src/domain/policy-file.js';
import type { PolicyPack, Programme } from '../../src/domain/policy.js';
import { DISABILITY_TYPES, type DisabilityType, type EnrolmentStatus, type PovertyStatus, type RosterRecord, type Scheme, type TargetRecord } from '../../src/domain/record.js';
import type { SubsidyResult } from '../../src/domain/subsidy.js';
import { collectionWindow } from '../../src/classify/collection-window.js';
import { classify } from '../../src/classify/classify.js';
import { loadPolicyPack, loadSubsidyRules } from '../../src/io/schemas/policy.js';
import { computeSubsidies } from '../../src/subsidy/subsidy.js';
import { NOWHERE, enrolment, evidence, idNumber, link, named, partial, person, roster, targetRow, validId } from '../classify/support/made.js';
import { RULES } from '../classify/support/rules.js';

export interface ListRow {
  readonly list: TargetKind;
  readonly status?: PovertyStatus;
  readonly left?: number;
  readonly type?: DisabilityType;
  readonly level?: 1 | 2 | 3 | 4;
  readonly from?: string;
  readonly until?: string;
  readonly cancelled?: boolean;
  readonly class?: string;
}

export interface RosterRow {
  readonly list: RosterKind;
  readonly status?: EnrolmentStatus;
  readonly scheme?: Scheme;
  readonly text?: string;
  readonly place?: string;
  /** Payments: yuan, and the day; `county` where the row stands under another county. */
  readonly subsidy?: number;
  readonly own?: number;
  readonly on?: string;
  readonly county?: string;
  readonly words?: string;
  readonly file?: string;
}

export interface Scenario {
  readonly name: string;
  readonly given: {
    readonly policy: string;
    readonly year: number;
    readonly on: string;
    readonly county?: string;
    readonly born?: string;
    readonly local?: { readonly contribution?: number; readonly premium?: number; readonly amounts?: Readonly<Record<string, number>>; readonly alsoAmounts?: Readonly<Record<string, number>>; readonly order?: readonly string[]; readonly window?: { readonly from: string; readonly to: string } };
    readonly lists: readonly ListRow[];
    readonly rosters?: readonly RosterRow[];
  };
  readonly expect: {
    readonly programme?: Programme;
    readonly due?: string;
    readonly amount?: number | 'open';
    readonly own?: number | 'open';
    readonly atLeast?: boolean;
    readonly group?: string;
    readonly groups?: readonly string[];
    readonly state?: string;
    readonly payers?: Readonly<Record<string, number>>;
    readonly document?: string;
    readonly article?: string;
    readonly why?: string;
    readonly warnings?: readonly string[];
    readonly money?: number;
    readonly covered?: Readonly<Record<string, boolean | 'unknown'>>;
  };
}

const FOLDER = path.resolve(import.meta.dirname, '..', 'scenarios', 'subsidy');

/** Every scenario, with the file it stands in. */
export function scenarios(): { file: string; scenario: Scenario }[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).sort().flatMap((file) =>
    (parse(readFileSync(path.join(FOLDER, file), 'utf8'), { version: '1.2' }) as Scenario[]).map((scenario) => ({ file, scenario })));
}

/** The pack of a scenario: the shipped one, with what the county has set itself on top. */
export function packFor({ policy, year, on, local }: Scenario['given']): PolicyPack {
  const base = loadPolicyPack(policy);
  if (local === undefined) return base;
  const head = { years: { from: year, to: year }, inForce: { from: on }, source: { document: '示例本地〔1〕号', article: '第一条', words: '本地标准' } };
  const own = assemblePack('local', [
    { parameter: 'pack', title: { zh: '本地', en: 'local' }, place: '示例', divisions: [], documents: [{ number: '示例本地〔1〕号', title: '本地标准', issuer: '示例', issuedOn: on }], leavesOpen: [] },
    ...(local.contribution === undefined ? [] : [{ parameter: 'contribution' as const, title: { zh: '筹资', en: 'c' }, values: [{ ...head, programme: 'basic', personal: [{ yuan: local.contribution }] }] }]),
    ...(local.premium === undefined ? [] : [{ parameter: 'contribution' as const, title: { zh: '保费', en: 'p' }, values: [{ ...head, programme: 'commercial', personal: [{ yuan: local.premium }] }] }]),
    ...[local.amounts ?? {}, local.alsoAmounts ?? {}].flatMap((amounts) => Object.entries(amounts).map(([group, yuan]) => ({ parameter: 'subsidy' as const, title: { zh: '资助', en: 's' }, values: [{ ...head, programme: 'basic', groups: [group], mode: 'fixed', yuan, payers: [{ payer: 'county', percent: 100 }] }] }))),
    ...(local.order === undefined ? [] : [{ parameter: 'overlap' as const, title: { zh: '顺序', en: 'o' }, values: [{ ...head, programme: 'basic', order: local.order }] }]),
    ...(local.window === undefined ? [] : [{ parameter: 'window' as const, title: { zh: '缴费期', en: 'w' }, values: [{ ...head, inForce: { from: local.window.from }, ...local.window }] }]),
  ]);
  return layered(base, own!);
}

export interface Ran {
  readonly person: Person;
  readonly identities: readonly Identity[];
  readonly result: SubsidyResult;
}

/** One person through the stages. */
export function runScenario({ given }: Scenario): Ran {
  const number = idNumber(7, (given.born ?? '1950-01-01').replaceAll('-', ''));
  const birthDate = (given.born ?? '1950-01-01') as IsoDate;
  const who = person(given.lists.map((row) => listRow(row, number)), { birthDate, idNumber: number, idText: number, name: named('王秀英') });
  const county = given.county ?? '990101';
  const links = (given.rosters ?? []).map((row) => link(who, rosterRow(row, given.year)));
  const on = given.on as IsoDate;
  const classified = classify({ people: [who], links, questions: [], rules: RULES, year: given.year, referenceDate: on, county });
  const result = computeSubsidies({
    pack: packFor(given), rules: loadSubsidyRules(), payment: RULES.evidence.payment, window: collectionWindow(given.year, RULES.standings.enrolment.collection), year: given.year, referenceDate: on, county,
    people: [who], standings: classified.standings, identitiesOf: classified.identitiesOf, links,
  });
  return { person: who, identities: classified.identitiesOf(who), result };
}

function listRow(row: ListRow, number: ReturnType<typeof idNumber>): TargetRecord {
  const type = row.type ?? null;
  return targetRow(row.list, {
    id: validId(number), household: '9901010010010001', ...(row.status === undefined ? {} : { povertyStatus: row.status }), ...(row.left === undefined ? {} : { leftPovertyYear: row.left }),
    identityText: row.class ?? '', cancelled: row.cancelled ?? false, startDate: row.from === undefined ? null : partial(row.from), endDate: row.until === undefined ? null : partial(row.until),
    disability: row.list === 'disability' ? { certificate: type === null ? '' : `${number}${DISABILITY_TYPES[type].digit}${row.level ?? ''}`, type, level: row.level ?? null, conflict: false } : null,
  });
}

function rosterRow(row: RosterRow, year: number): RosterRecord {
  const fen = (yuan: number): number => Math.round(yuan * 100);
  const ref = row.file === undefined ? {} : { ref: { file: row.file, sheet: 'Sheet1', row: 2, part: 1 } };
  const facts = { place: { ...NOWHERE, county: row.county ?? '' }, ...ref };
  const isEnrolment = row.list === 'resident' || row.list === 'employee' || row.list === 'offsite';
  if (isEnrolment) {
    return roster(row.list, { facts, enrolments: [enrolment({ scheme: row.scheme ?? (row.list === 'employee' ? 'employee' : 'resident'), status: row.status ?? 'active', years: [year], place: row.place ?? '', text: row.text ?? '' })] });
  }
  return roster(row.list, { facts, evidence: evidence({
    on: row.on === undefined ? null : partial(row.on), texts: row.words === undefined ? [] : [row.words], years: row.list === 'payment' ? [year] : [],
    amountFen: row.own !== undefined && row.own !== 0 ? fen(row.own) : row.subsidy === undefined ? null : fen(row.subsidy),
    ...(row.subsidy === undefined ? {} : { subsidyFen: fen(row.subsidy) }), ...(row.own === undefined ? {} : { ownFen: fen(row.own) }),
  }) });
}

/** Codes of the identities, for scenarios that say all of them are kept. */
export function identityCodes({ identities }: Ran): IdentityCode[] {
  return identities.map(({ code }) => code);
}
