/** Gathers what a certificate of zero needs, keeps what is said of its sample, and writes it down. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  SAMPLE_ANSWERS, ToolError, cellText, certificateOf, certificateWorkbook, countTargets, drawSample, insuringLinks, isSamePerson, isTargetKind, issueMessage, maskNumbersIn, sampleResult, sampleSheet, whatIsOpen,
  type Certificate, type CertificateInput, type Language, type OpenQuestions, type SampleAnswer, type SheetRow, type SourceWorkbook, type Standing,
} from '../../src/index.js';
import { UnreadableFile, now, openSpreadsheet, writeText, writeWorkbook } from '../../src/io/index.js';
import type { Context } from '../context.js';
import { outFolder, type Workspace } from './open.js';
import { isInForce, referenceDateFor } from './reference-date.js';
import { signOffOf } from './sign-off.js';

/** Events of the second person's look at the sample; the subject is the code of a link. */
const ANSWERED = 'SampleAnswered';
export const CERTIFIED = 'ZeroCertified';
/** The seed is drawn once: another size only shows more or less of the same order, so that no answer can be drawn away. */
const DRAWN = 'SampleDrawn';

export interface CertifyOptions {
  readonly sample: number;
  readonly fullIds: boolean;
}

type Gathered = Omit<CertificateInput, 'issuedAt' | 'issuedBy' | 'fullIds'> & { readonly insuring: number; readonly open: OpenQuestions | null };

function gather(workspace: Workspace, seed: string, size: number): Gathered {
  const { store, rules, settings } = workspace;
  const stored = store.results.people();
  const standings = stored.filter(({ outside }) => !outside).map(({ standing }) => standing).filter((standing): standing is Standing => standing !== null);
  const rowsOf = store.results.rowsByPerson();
  const sheets = store.lists.sources().flatMap((source) => source.sheets);
  const rows = countTargets(stored.map(({ person }) => ({ id: person.id, rows: rowsOf.get(person.id) ?? [] })), new Set(stored.filter(({ outside }) => outside).map(({ person }) => person.id)), sheets.filter(({ kind }) => kind !== null && isTargetKind(kind)));
  const insuring = insuringLinks(store.results.links().map(({ link }) => link), standings);
  const order = drawSample(insuring, insuring.length, seed);
  const sample = order.slice(0, size);
  const answers = answersOf(workspace);
  const denied = order.filter(({ code }) => answers.get(code)?.answer === 'different').map(({ code }) => code);
  const cases = store.cases.list();
  return {
    county: { code: settings.county, name: settings.countyName }, year: settings.year, referenceDate: referenceDateFor(workspace), ledger: store.ledger.head(), rows, standings, reasons: rules.standings.reasons.reasons,
    sources: store.lists.sources().filter(isInForce).map((source) => ({
      file: maskNumbersIn(source.path), kinds: [...new Set(source.sheets.flatMap(({ kind }) => (kind === null ? [] : [kind])))], asOf: source.asOf, sha256: source.sha256, rows: source.sheets.reduce((sum, sheet) => sum + sheet.rows, 0),
    })),
    judgements: store.ledger.judgements(), cases, evidenceLabels: rules.cases.evidence, sample,
    sampleResult: sampleResult(sample, new Map([...answers].map(([code, { answer }]) => [code, answer])), insuring.length),
    sampledBy: [...new Set(sample.flatMap(({ code }) => answers.get(code)?.by ?? []))].sort().join('、'),
    signOff: signOffOf(settings), insuring: insuring.length, open: whatIsOpen(standings, cases, denied),
  };
}

function answersOf({ store }: Workspace): Map<string, { answer: SampleAnswer; by: string }> {
  const found = new Map<string, { answer: SampleAnswer; by: string }>();
  const undone = store.ledger.takenBack();
  for (const event of store.ledger.events({ types: [ANSWERED] })) if (!undone.has(event.batch)) found.set(event.subject, { answer: (event.payload as { answer: SampleAnswer }).answer, by: event.actor });
  return found;
}

/** The seed of the sample, drawn the first time it is asked for. */
function seedFor({ store }: Workspace, context: Pick<Context, 'actor'>): string {
  const [first] = store.ledger.events({ types: [DRAWN] });
  if (first !== undefined) return (first.payload as { seed: string }).seed;
  const seed = store.ledger.head().head;
  store.ledger.append({ at: now(), actor: context.actor, type: DRAWN, subject: 'sample', payload: { seed } });
  return seed;
}

/**
 * Issues the certificate into `out/` and logs it.
 *
 * @throws ToolError `certify/nothing` before the first match; `certify/open` while anything is open; `certify/second-person` for whoever looked at the sample.
 */
export async function certify(workspace: Workspace, options: CertifyOptions, context: Pick<Context, 'actor'>): Promise<{ certificate: Certificate; files: string[] }> {
  const { store } = workspace;
  if (store.results.isEmpty()) {
    throw new ToolError('certify/nothing', { zh: '还没有比对结果，无从证明', en: 'Nothing has been matched yet, so there is nothing to certify' }, { zh: '先 c2z run 或 c2z match', en: 'First c2z run or c2z match' });
  }
  const gathered = gather(workspace, seedFor(workspace, context), options.sample);
  if (store.results.judgementsSince() > 0) {
    throw new ToolError('certify/unmatched', { zh: '有判断（或撤销）还没有重新比对，人数可能会变', en: 'There are judgements, or undone ones, that no match has taken up yet' }, { zh: '先 c2z match', en: 'First c2z match' });
  }
  if (gathered.open !== null) throw stillOpen(gathered.open);
  const sampler = [...answersOf(workspace).values()].find(({ by }) => isSamePerson(by, context.actor));
  if (sampler !== undefined) {
    throw new ToolError('certify/second-person', { zh: `${context.actor} 复核过抽样，不能再出具证明：复核和出具要由两个人做`, en: `${context.actor} has looked at the sample and cannot issue the certificate: it takes two people` },
      { zh: '由另一人出具：c2z certify --actor 姓名', en: 'Have somebody else issue it: c2z certify --actor NAME' });
  }
  const input: CertificateInput = { ...gathered, issuedAt: now(), issuedBy: context.actor, fullIds: options.fullIds };
  const certificate = certificateOf(input, gathered.insuring);
  const folder = outFolder(workspace.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = ['参保清零证明.json', '参保清零证明.xlsx'];
  await writeText(path.join(folder, '参保清零证明.json'), `${JSON.stringify(certificate, null, 2)}\n`);
  await writeWorkbook(path.join(folder, '参保清零证明.xlsx'), certificateWorkbook(input, certificate));
  store.ledger.append({ at: input.issuedAt, actor: context.actor, type: CERTIFIED, subject: `${certificate.county.code}-${certificate.year}`, payload: { people: certificate.people, standings: certificate.standings, ledger: certificate.ledger, sample: certificate.sample } });
  return { certificate, files };
}

function stillOpen({ gap, pending, cases, denied }: OpenQuestions): ToolError {
  const some = cases.slice(0, 5).join('、') + (cases.length > 5 ? '…' : '');
  const no = denied.length === 0 ? { zh: '', en: '' } : { zh: `；抽样复核否定 ${denied.length} 条（${denied.slice(0, 3).join('、')}）`, en: `; ${denied.length} sampled links denied (${denied.slice(0, 3).join(', ')})` };
  return new ToolError('certify/open', { zh: `还没有清零：应保未保 ${gap} 人，待核实 ${pending} 人，未销号个案 ${cases.length} 件${some === '' ? '' : `（${some}）`}${no.zh}`, en: `Not zero yet: ${gap} in the gap, ${pending} pending, ${cases.length} cases not cleared${some === '' ? '' : ` (${some})`}${no.en}` },
    denied.length > 0 ? { zh: '被否定的，判断为不是同一人（c2z decide --judgement different），或由复核人更正', en: 'Judge what was denied as different (c2z decide --judgement different), or let the second person correct it' }
      : { zh: '逐个看：c2z gaps、c2z review、c2z case list', en: 'Look at them: c2z gaps, c2z review, c2z case list' });
}

/** Writes the blind sample for a second person; works before zero is reached, too. */
export async function writeSample(workspace: Workspace, options: CertifyOptions, context: Pick<Context, 'actor'>): Promise<{ file: string; drawn: number }> {
  const input = gather(workspace, seedFor(workspace, context), options.sample);
  const folder = outFolder(workspace.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = '抽样复核.xlsx';
  await writeWorkbook(path.join(folder, file), { name: '抽样复核', unit: '', date: input.referenceDate, sheets: [sampleSheet({ ...input, fullIds: options.fullIds })] });
  return { file, drawn: input.sample.length };
}

/**
 * Reads the second person's answers back. Whoever has judged a pair, even if it was undone, or issued a certificate is no second person.
 *
 * @throws ToolError `certify/answers` when the file holds no answer, or one that is not understood.
 */
export async function readAnswers(workspace: Workspace, file: string, context: Pick<Context, 'actor'>): Promise<Record<SampleAnswer, number>> {
  const { store } = workspace;
  const sampled = new Set(gather(workspace, seedFor(workspace, context), Number.MAX_SAFE_INTEGER).sample.map(({ code }) => code));
  const given = new Map<string, SampleAnswer>();
  for (const sheet of (await opened(file)).sheets) {
    let columns: { code: number; answer: number } | null = null;
    await sheet.scan((row) => {
      const texts = textsOf(row);
      const code = texts.indexOf('复核码');
      if (code >= 0) columns = { code, answer: texts.indexOf('是否同一人') };
      else if (columns !== null) take(texts[columns.code] ?? '', texts[columns.answer] ?? '', `${sheet.name}!${row.number}`, sampled, given);
    });
  }
  if (given.size === 0) throw refused({ zh: `${file} 里没有复核意见`, en: `${file} holds no answers` });
  if (store.ledger.events({ types: [CERTIFIED] }).some(({ actor }) => isSamePerson(actor, context.actor))) throw refused({ zh: `${context.actor} 出具了证明，不能复核自己`, en: `${context.actor} has issued the certificate and cannot be the second person` });
  if (store.ledger.events({ types: ['PairJudged'] }).some(({ actor }) => isSamePerson(actor, context.actor))) throw refused({ zh: `${context.actor} 判断过比对结果，不能复核自己`, en: `${context.actor} has judged pairs and cannot be the second person` });
  const counts = { same: 0, different: 0, unsure: 0 };
  const batch = store.ledger.nextBatch();
  store.transaction(() => {
    for (const [code, answer] of given) {
      counts[answer] += 1;
      store.ledger.append({ at: now(), actor: context.actor, type: ANSWERED, subject: code, payload: { answer }, batch });
    }
  });
  return counts;
}

async function opened(file: string): Promise<SourceWorkbook> {
  try {
    return await openSpreadsheet(file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const why = error.toIssue({ file });
    throw refused({ zh: issueMessage(why, 'zh'), en: issueMessage(why, 'en') });
  }
}

function take(code: string, said: string, place: string, sampled: ReadonlySet<string>, given: Map<string, SampleAnswer>): void {
  if (!sampled.has(code) || said === '') return;
  const answer = (Object.keys(SAMPLE_ANSWERS) as SampleAnswer[]).find((each) => SAMPLE_ANSWERS[each].zh === said || SAMPLE_ANSWERS[each].en === said.toLowerCase());
  if (answer === undefined) throw refused({ zh: `${place}：“${said}”看不懂，只能填 ${Object.values(SAMPLE_ANSWERS).map(({ zh }) => zh).join('、')}`, en: `${place}: "${said}" is not an answer; use ${Object.values(SAMPLE_ANSWERS).map(({ en }) => en).join(', ')}` });
  given.set(code, answer);
}

function refused(texts: Record<Language, string>): ToolError {
  return new ToolError('certify/answers', texts, { zh: '用 c2z certify --sheet 写出的表，由没有参与判断的人填写（--actor 写明姓名）', en: 'Use the sheet of c2z certify --sheet, filled in by somebody who judged nothing (name them with --actor)' });
}

function textsOf(row: SheetRow): string[] {
  return Array.from(row.cells, (cell) => cellText(cell).trim());
}
