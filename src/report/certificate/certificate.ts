/** The certificate of zero 参保清零证明: what is claimed, what it rests on, and what a second person may still find. */
import { CLEARED_BY, type Case } from '../../domain/case.js';
import type { IsoDate } from '../../domain/dates.js';
import type { PairJudgement } from '../../domain/judgement.js';
import { SOURCE_KINDS, type SourceKind } from '../../domain/kinds.js';
import { maskId } from '../../domain/identity-number.js';
import { formatRef } from '../../domain/source-ref.js';
import { CATEGORIES, STANDINGS, type Category, type Standing, type StandingCode } from '../../domain/standing.js';
import type { CellContent, SheetModel, WorkbookModel } from '../../domain/workbook.js';
import { formatRate, missingPeople } from '../rate.js';
import type { ReportReasons, RowCounts, SignOff } from '../report-input.js';
import { framed, titlePrefix } from '../sheet-frame.js';
import { ratesOf, subtractedCategories, tallyStandings, type Rates } from '../tally.js';
import { SAMPLE_ANSWERS, type SampleResult, type SampledLink } from './sample.js';

/** A source file in force, with the hash by which it can be recognised. */
export interface CertifiedSource {
  readonly file: string;
  readonly kinds: readonly SourceKind[];
  readonly asOf: string | null;
  readonly sha256: string;
  readonly rows: number;
}

export interface CertificateInput {
  readonly county: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly referenceDate: IsoDate;
  readonly issuedAt: string;
  readonly issuedBy: string;
  /** The chain of events that the certificate speaks of. */
  readonly ledger: { readonly events: number; readonly head: string };
  readonly rows: RowCounts;
  readonly standings: readonly Standing[];
  readonly reasons: ReportReasons;
  readonly sources: readonly CertifiedSource[];
  readonly judgements: readonly PairJudgement[];
  readonly cases: readonly Case[];
  /** Kinds of evidence in words. */
  readonly evidenceLabels: Readonly<Record<string, { readonly zh: string }>>;
  readonly sample: readonly SampledLink[];
  readonly sampleResult: SampleResult | null;
  readonly sampledBy: string;
  readonly fullIds: boolean;
  readonly signOff: SignOff;
}

/** What stands in the way of a certificate 未清零的原因: people who are not settled. */
export interface OpenQuestions {
  readonly gap: number;
  readonly pending: number;
  /** Cases not cleared, by number; most of them are the people above. */
  readonly cases: readonly string[];
  /** Sampled links that the second person denied and that still stand. */
  readonly denied: readonly string[];
}

/** Null when nothing is open. */
export function whatIsOpen(standings: readonly Standing[], cases: readonly Case[], denied: readonly string[]): OpenQuestions | null {
  const gap = standings.filter(({ standing }) => standing === 'gap').length;
  const pending = standings.filter(({ standing }) => standing === 'pending').length;
  const open = cases.filter(({ state }) => state !== 'cleared').map(({ caseNumber }) => caseNumber);
  return gap + pending + open.length + denied.length === 0 ? null : { gap, pending, cases: open, denied };
}

/** The certificate as data, for programs and for the ledger. */
export interface Certificate {
  readonly county: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly referenceDate: IsoDate;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly ledger: { readonly events: number; readonly head: string };
  readonly rows: RowCounts;
  readonly people: number;
  readonly standings: Readonly<Record<StandingCode, number>>;
  readonly categories: Readonly<Record<Category, number>>;
  readonly rates: Rates;
  readonly formulas: { readonly list: string; readonly reduced: string };
  readonly sources: readonly CertifiedSource[];
  readonly judgements: readonly { readonly by: string; readonly same: number; readonly different: number; readonly unsure: number }[];
  readonly reasons: readonly { readonly reason: string; readonly code: string; readonly people: number; readonly evidence: Readonly<Record<string, number>> }[];
  readonly sample: { readonly drawn: number; readonly of: number; readonly by: string; readonly result: SampleResult | null };
}

/** @throws Error when somebody is still open: the caller asks `whatIsOpen` first. */
export function certificateOf(input: CertificateInput, insuringLinks: number): Certificate {
  if (whatIsOpen(input.standings, input.cases, []) !== null) throw new Error('nothing is certified while anything is open');
  const tally = tallyStandings(input.standings, input.reasons);
  const { county, year, referenceDate, issuedAt, issuedBy, ledger, rows, sources } = input;
  const subtracted = subtractedCategories(tally, input.reasons).map((code) => CATEGORIES[code].zh);
  return {
    county, year, referenceDate, issuedAt, issuedBy, ledger, rows, people: tally.people, standings: tally.standings, categories: tally.categories, rates: ratesOf(tally),
    formulas: { list: '已参保 ÷ 名单去重总人数', reduced: `已参保 ÷（名单去重总人数 − ${subtracted.join(' − ')}）` },
    sources, judgements: byPerson(input.judgements), reasons: byReason(input),
    sample: { drawn: input.sample.length, of: insuringLinks, by: input.sampledBy, result: input.sampleResult },
  };
}

function byPerson(judgements: readonly PairJudgement[]): Certificate['judgements'] {
  const counts = new Map<string, { same: number; different: number; unsure: number }>();
  for (const { by, judgement } of judgements) {
    const own = counts.get(by) ?? { same: 0, different: 0, unsure: 0 };
    own[judgement] += 1;
    counts.set(by, own);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([by, own]) => ({ by, ...own }));
}

/** Everybody not insured, by reason, and the kinds of evidence on record; a row of an evidence list is its own kind. */
function byReason(input: CertificateInput): Certificate['reasons'] {
  const caseOf = new Map(input.cases.map((each) => [each.personId, each]));
  const found = new Map<string, { people: number; evidence: Record<string, number> }>();
  for (const { personId, standing, reason } of input.standings) {
    if (standing === 'insured') continue;
    const own = found.get(reason) ?? { people: 0, evidence: {} };
    own.people += 1;
    const current = caseOf.get(personId);
    const kinds = current?.clearedBy === 'reason' ? [...new Set(current.evidence.map(({ kind }) => input.evidenceLabels[kind]?.zh ?? kind))] : [CLEARED_BY[current?.clearedBy ?? 'row'].zh];
    for (const kind of kinds) own.evidence[kind] = (own.evidence[kind] ?? 0) + 1;
    found.set(reason, own);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, own]) => ({ reason, code: input.reasons[reason]?.code ?? '', ...own }));
}

/** The certificate to be printed and signed, with its annexes. */
export function certificateWorkbook(input: CertificateInput, certificate: Certificate): WorkbookModel {
  return {
    name: '参保清零证明', unit: input.signOff.unit, date: input.referenceDate,
    sheets: [statement(input, certificate), sourcesSheet(input, certificate), judgementsSheet(input, certificate), reasonsSheet(input, certificate), sampleSheet(input)],
  };
}

function statement(input: CertificateInput, { rates, people, standings, rows, ledger, formulas, sample }: Certificate): SheetModel {
  const rate = (name: string, { insured, of }: { insured: number; of: number }, formula: string): CellContent[] => [name, `${formatRate({ insured, of })}（${insured} ÷ ${of}，差 ${missingPeople({ insured, of })} 人）`, formula];
  const result = sample.result;
  return framed(input, {
    name: '证明', title: `${titlePrefix(input)}贫困人口参保清零证明`,
    columns: [{ heading: '项目', type: 'text', minWidth: 20 }, { heading: '数', type: 'text', minWidth: 34 }, { heading: '说明', type: 'text', minWidth: 50, maxWidth: 70 }],
    rows: [
      ['名单去重总人数', String(people), `名单总行数 ${rows.targets} = 重复 ${rows.duplicates} + 错误行 ${rows.setAside} + 非对象 ${rows.outside} + ${people}`],
      ...(Object.keys(STANDINGS) as StandingCode[]).map((code): CellContent[] => [STANDINGS[code].zh, String(standings[code]), '']),
      rate('名单参保率', rates.list, formulas.list), rate('核减后参保率', rates.reduced, formulas.reduced),
      ['台账', `${ledger.events} 条`, `末条哈希 ${ledger.head}`],
      ['抽样复核', result === null ? `已抽 ${sample.drawn} 条，待复核` : `${result.drawn} 条：是 ${result.answers.same}，否 ${result.answers.different}，说不清 ${result.answers.unsure}`,
        result === null ? '由未参与判断的第二人在“抽样复核”表填写，再用 c2z certify --answers 读回'
          : `按 95% 置信度，${sample.of} 名靠比对认定参保的人中，可能有 ${result.wrong.low}～${result.wrong.high} 人实际未参保`],
    ],
    notes: ['本证明只在没有应保未保、没有待核实、没有未销号个案时由程序出具；核减人员已列出原因和佐证。', `出具：${input.issuedBy}　${input.issuedAt.slice(0, 10)}`],
  });
}

function sourcesSheet(input: CertificateInput, { sources }: Certificate): SheetModel {
  return framed(input, {
    name: '来源', title: `${titlePrefix(input)}数据来源`,
    columns: [{ heading: '文件', type: 'text', minWidth: 30, maxWidth: 50 }, { heading: '种类', type: 'text', minWidth: 14 }, { heading: '数据日期', type: 'text', minWidth: 12 }, { heading: '行数', type: 'integer' }, { heading: 'SHA-256', type: 'id', minWidth: 66 }],
    rows: sources.map(({ file, kinds, asOf, rows, sha256 }) => [file, kinds.map((kind) => SOURCE_KINDS[kind].zh).join('、'), asOf ?? '', rows, sha256]),
  });
}

function judgementsSheet(input: CertificateInput, { judgements }: Certificate): SheetModel {
  return framed(input, {
    name: '判断', title: `${titlePrefix(input)}人工判断统计`, countedIn: '对',
    columns: [{ heading: '判断人', type: 'text', minWidth: 16 }, { heading: '同一人', type: 'integer' }, { heading: '不是同一人', type: 'integer', minWidth: 12 }, { heading: '存疑', type: 'integer' }],
    rows: judgements.map(({ by, same, different, unsure }) => [by, same, different, unsure]),
  });
}

function reasonsSheet(input: CertificateInput, { reasons }: Certificate): SheetModel {
  return framed(input, {
    name: '原因与佐证', title: `${titlePrefix(input)}未参保原因与佐证`, countedIn: '人',
    columns: [{ heading: '编码', type: 'text', align: 'center' }, { heading: '原因', type: 'text', minWidth: 30, maxWidth: 44 }, { heading: '人数', type: 'integer' }, { heading: '佐证', type: 'text', minWidth: 40, maxWidth: 60 }],
    rows: reasons.map(({ code, reason, people, evidence }) => [code, input.reasons[reason]?.zh ?? reason, people, Object.entries(evidence).sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`).join('；')]),
  });
}

/** Two rows side by side and a question; nothing that would lead the answer. */
export function sampleSheet(input: Pick<CertificateInput, 'county' | 'year' | 'referenceDate' | 'signOff' | 'sample' | 'fullIds'>): SheetModel {
  const number = (text: string): string => (input.fullIds ? text : maskId(text));
  return framed(input, {
    name: '抽样复核', title: `${titlePrefix(input)}参保认定抽样复核表`,
    columns: [
      { heading: '复核码', type: 'id', minWidth: 13 }, { heading: '姓名', group: '名单', type: 'text', minWidth: 10 }, { heading: '证件号码', group: '名单', type: 'id', minWidth: 21 }, { heading: '乡镇村', group: '名单', type: 'text', minWidth: 18, maxWidth: 26 },
      { heading: '姓名', group: '参保名册', type: 'text', minWidth: 10 }, { heading: '证件号码', group: '参保名册', type: 'id', minWidth: 21 }, { heading: '乡镇村', group: '参保名册', type: 'text', minWidth: 18, maxWidth: 26 }, { heading: '来源行', group: '参保名册', type: 'text', minWidth: 24, maxWidth: 40 },
      { heading: '是否同一人', type: 'text', align: 'center', minWidth: 12, manual: true, choices: Object.values(SAMPLE_ANSWERS).map(({ zh }) => zh) }, { heading: '复核说明', type: 'text', minWidth: 20, manual: true },
    ],
    rows: input.sample.map(({ code, link }) => {
      const value = (field: string, side: 'left' | 'right'): string => link.evidence.find((found) => found.field === field)?.[side] ?? '';
      return [code, value('name', 'left'), number(value('id', 'left')), value('place', 'left'), link.roster.name.display, number(link.roster.id.kind === 'valid' ? link.roster.id.number : link.roster.idRaw), value('place', 'right'), formatRef(link.roster.ref), null, null];
    }),
    notes: ['请由没有参与判断的人，按原始材料逐条填写“是否同一人”：是、否、说不清。填好后：c2z certify --answers 本文件。'],
  });
}
