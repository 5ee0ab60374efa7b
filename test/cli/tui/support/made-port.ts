/** A small made-up county behind the port, kept in memory: the same every time, so that frames can be compared whole. */
import { COMPARED, JUDGEMENTS, SOURCE_KINDS, type ComparedField, type FieldEvidence, type Judgement, type Label } from '../../../../src/index.js';
import type { ImportStep, JobListener, Overview, Pair, PairView, PastDecision, PersonRow, PersonView, Port, Session, Step, Verdict } from '../../../../cli/tui/port.js';

const NAMES = ['陈秀瑛', '欧阳建国', '高那仁道尔吉', '王芳', '李守田', '赵小龙', '孙桂兰', '周铁柱'] as const;
const TOWNS = ['柳河镇', '双山苏木'] as const;
const BATCH_PATTERN = 'id:one-digit|name:same|place:same-village';

/** A number of the code that is given to nobody; the check character is not computed, since screens only print it. */
function number(index: number): string {
  return `9901011957031${String(2220 + index).padStart(4, '0')}X`;
}

function evidence(field: ComparedField, level: string, agreement: FieldEvidence['agreement'], left: string, right: string, weight: number, note = ''): FieldEvidence {
  return { field, level, agreement, left, right, weight, note };
}

function madePair(index: number, over: Partial<Pair> = {}): Pair {
  const left = `P${String(index + 1).padStart(6, '0')}`;
  return {
    id: `ab00000${index}`, subject: `l${index}|r${index}`, what: 'link', left, right: `R:r${index}`, leftFingerprint: `l${index}`, rightFingerprint: `r${index}`, name: NAMES[index % NAMES.length] as string,
    town: TOWNS[index % 2] as string, village: index % 2 === 0 ? '双山村' : '巴彦嘎查', kind: 'resident', tier: index < 6 ? 'probable' : 'possible', probability: 0.9997 - index * 0.01, pattern: index < 6 ? BATCH_PATTERN : `name:same-sound|n${index}`,
    reasons: ['number-slip'], value: index < 4 ? 3 : index === 4 ? 2 : 0, ...over,
  };
}

/** Eight links, and one question between two people of the lists: 陈秀瑛 may also be 王芳's row. */
export function madePairs(): Pair[] {
  return [
    ...Array.from({ length: 8 }, (_, index) => madePair(index)),
    madePair(8, { what: 'merge', left: 'P000001', right: 'P000004', name: '陈秀瑛', kind: null, pattern: 'name:other', value: 1, probability: 0.4, tier: 'possible' }),
    madePair(9, { left: 'P000004', right: 'R:r0', name: '王芳', pattern: 'id:same|name:other', value: 3, probability: 0.3, tier: 'possible', rightFingerprint: 'r0' }),
  ];
}

function view(pair: Pair, index: number): PairView {
  return {
    subject: pair.subject,
    left: { list: SOURCE_KINDS['minimum-living'], ref: { file: '低保名单 2020-02.xlsx', sheet: '双山村', row: 214 + index, part: 1 }, more: index === 0 ? 2 : 0, says: { zh: '应保未保·未查到参保记录', en: 'gap · not found' } },
    right: { list: SOURCE_KINDS.resident, ref: { file: '居民参保 2020-02.xlsx', sheet: 'Sheet1', row: 9082 + index, part: 1 }, more: 0, says: { zh: '城乡居民 正常参保 2020', en: '城乡居民 正常参保 2020' } },
    evidence: [
      evidence('id', 'one-digit', 'similar', number(index), number(index).replace('1957', '1951'), 9.2, '第10位 7→1'),
      evidence('name', 'same-sound', index === 0 ? 'similar' : 'same', pair.name, index === 0 ? '陈秀英' : pair.name, 3.1, index === 0 ? '第3字 瑛→英 同音' : ''),
      evidence('birth', 'other', 'different', '1957-03-12', '1951-03-12', -1.5),
      evidence('sex', 'same', 'same', '女', '女', 0.7),
      evidence('place', 'same-village', 'same', `${pair.town} ${pair.village}`, `${pair.town} ${pair.village}`, 6.5),
      evidence('household', 'missing', 'missing', '01011032032128', '', 0),
      evidence('head', 'near-name', 'similar', '李守田', '李守天', 2),
      evidence('phone', 'missing', 'missing', '13800000912', '', 0),
    ],
    reasons: [{ code: 'number-slip', zh: '证号差一两位', en: 'number one or two slips apart' }], namesakes: { county: index === 3 ? 37 : 0, village: index === 3 ? 1 : 0, year: index === 3 ? 1 : 0 }, proposals: [],
  };
}

export function madePeople(count = 30): PersonRow[] {
  return Array.from({ length: count }, (_, index): PersonRow => ({
    id: `P${String(index + 1).padStart(6, '0')}`, name: NAMES[index % NAMES.length] as string, maskedId: '990101********222X', idText: number(index), initials: ['cxy', 'oyjg', 'gnrdej', 'wf', 'lst', 'zxl', 'sgl', 'ztz'][index % 8] as string,
    town: TOWNS[index % 2] as string, village: index % 2 === 0 ? '双山村' : '巴彦嘎查', household: `H${Math.floor(index / 3)}`, standing: index % 3 === 0 ? 'gap' : index % 3 === 1 ? 'pending' : 'insured',
    category: index % 3 === 0 ? 'uninsured' : index % 3 === 1 ? 'open' : 'resident', reason: index % 3 === 0 ? 'not-found' : index % 3 === 1 ? 'link-question' : 'resident', identities: index % 4 === 0 ? ['poor-registry', 'minimum-living'] : ['poor-registry'],
    responsible: index % 3 === 0 ? '张三' : '', due: index % 6 === 0 ? '2020-06-01' : index % 3 === 0 ? '2020-06-20' : '', caseNumber: index % 3 === 2 ? '' : `990101-2020-${String(index + 1).padStart(6, '0')}`, caseState: index % 3 === 2 ? '' : 'to-survey', score: index % 3 === 1 ? 0.97 : 0,
  }));
}

const OVERVIEW: Overview = {
  standings: { insured: 167, excused: 10, removed: 22, gap: 20, pending: 43 },
  categories: { resident: 151, employee: 5, offsite: 11, military: 1, prison: 7, abroad: 2, deceased: 13, deregistered: 5, moved: 3, 'identity-ended': 1, uninsured: 20, open: 43 },
  towns: [{ town: '柳河镇', people: 120, due: 110, insured: 90, gap: 8, pending: 12 }, { town: '双山苏木', people: 60, due: 57, insured: 57, gap: 0, pending: 0 }, { town: '高那仁苏木', people: 82, due: 63, insured: 20, gap: 12, pending: 31 }],
  rates: { list: { insured: 167, of: 262 }, reduced: { insured: 167, of: 230 } }, openPairs: 10, unmatched: 0, issues: { error: 2, warning: 75, info: 0 }, lastImport: '2020-05-30T08:00:00.000Z',
  history: [{ at: '2020-03-01T00:00:00Z', missing: 128, people: 262 }, { at: '2020-04-01T00:00:00Z', missing: 101, people: 262 }, { at: '2020-05-01T00:00:00Z', missing: 84, people: 262 }, { at: '2020-05-30T00:00:00Z', missing: 63, people: 262 }],
  due: { from: '2020-06-05', overdue: 2, week: 3, month: 9, unassigned: 20 }, changes: { listed: 12, changed: 3, left: 2, merged: 0, split: 0, insured: 21, 'fell-out': 1, standing: 0 },
};

interface Kept { readonly batch: string; readonly answers: readonly { readonly subject: string; readonly judgement: Judgement }[]; readonly notes: readonly { readonly subject: string; readonly text: string }[]; readonly note: string; readonly confirmed: Kept['answers']; undone: boolean }

export interface MadePort extends Port {
  readonly kept: readonly Kept[];
  readonly revealed: readonly string[];
  readonly session: () => Session;
  /** The job that is running, to be moved and ended by a test. */
  readonly job: () => JobListener | null;
}

/** `failing` makes the store refuse to write. */
export function makePort(options: { readonly pairs?: readonly Pair[]; readonly people?: readonly PersonRow[]; readonly failing?: () => boolean; readonly importNext?: ImportStep; readonly session?: Session; readonly readOnly?: Label | null; readonly after?: Partial<Overview> } = {}): MadePort {
  const pairs = options.pairs ?? madePairs();
  const people = options.people ?? madePeople();
  const kept: Kept[] = [];
  const revealed: string[] = [];
  let session: Session = options.session ?? { current: null, order: 'value', deferred: [], suggestions: true };
  let job: JobListener | null = null;
  let matched = false;
  const both = (text: string): Label => ({ zh: text, en: text });
  const verdicts = (): Map<string, Verdict> => new Map(kept.filter(({ undone }) => !undone).flatMap(({ answers, note }) => answers.map(({ subject, judgement }) => [subject, { judgement, note, by: '王会计', at: '2020-06-01 09:00' }] as const)));
  const confirmed = (): Set<string> => {
    const found = new Set<string>();
    for (const step of kept.filter(({ undone }) => !undone)) {
      for (const { subject } of step.answers) found.delete(subject);
      for (const { subject } of step.confirmed) found.add(subject);
    }
    return found;
  };
  const stepOf = (step: Kept): Step => ({
    batch: step.batch, verdicts: new Map(step.answers.map(({ subject }) => [subject, verdicts().get(subject) ?? null])), checked: new Map([...step.answers, ...step.confirmed].map(({ subject }) => [subject, confirmed().has(subject)])), notes: new Map(step.notes.map(({ subject, text }) => [subject, step.undone ? '' : text])),
    events: step.answers.length + step.notes.length + step.confirmed.length, what: step.answers[0] === undefined ? { zh: '备注', en: 'note' } : { zh: { same: '同一人', different: '不是同一人', unsure: '存疑' }[step.answers[0].judgement], en: step.answers[0].judgement },
  });
  const keep = (step: Omit<Kept, 'batch' | 'undone' | 'confirmed'> & Partial<Pick<Kept, 'confirmed'>>): Step => {
    if (options.failing?.() === true) throw new Error('disk full');
    const made = { confirmed: [], ...step, batch: `B${kept.length + 1}`, undone: false };
    kept.push(made);
    return stepOf(made);
  };
  const overview = (): Overview => ({ ...OVERVIEW, openPairs: pairs.filter(({ subject }) => !verdicts().has(subject)).length, ...(matched ? options.after : {}) });
  return {
    title: '青禾县', year: 2020, actor: '王会计', readOnly: options.readOnly ?? null, kept, revealed, session: () => session, job: () => job,
    words: {
      reason: (code) => ({ zh: { 'not-found': '未查到参保记录', 'link-question': '有疑似记录待判断', resident: '居民参保' }[code] ?? code, en: code }), linkReason: both, evidence: (kind) => ({ zh: { enlistment: '入伍通知书' }[kind] ?? kind, en: kind }), level: ({ level }) => ({ zh: { other: '不同', same: '相同', missing: '缺', 'same-village': '同乡镇同村' }[level] ?? level, en: level }),
      pattern: (pattern) => ({ zh: pattern === BATCH_PATTERN ? '身份证号一位数字不同，姓名相同' : pattern, en: pattern }), percent: (probability) => `${(Math.floor(probability * 10_000) / 100).toFixed(2)}%`,
    },
    referenceDate: () => '2020-06-05',
    prepare: () => true,
    queue: () => ({ pairs, verdicts: verdicts(), claims: [], notes: new Map(), checked: confirmed(), session }),
    look: (pair) => view(pair, pairs.indexOf(pair)),
    judge: (answers, note) => keep({ answers: answers.map(({ pair, judgement }) => ({ subject: pair.subject, judgement })), notes: [], note }),
    note: (pair, text) => keep({ answers: [], notes: [{ subject: pair.subject, text }], note: '' }),
    confirm: ({ pair, judgement }) => keep({ answers: [], notes: [], note: '', confirmed: [{ subject: pair.subject, judgement }] }),
    importNext: () => options.importNext ?? null,
    undo() { const last = kept.findLast(({ undone }) => !undone); if (last === undefined) return null; last.undone = true; return stepOf(last); },
    redo() { const first = kept.find(({ undone }) => undone); if (first === undefined) return null; first.undone = false; return stepOf(first); },
    past: () => kept.map(({ batch, answers, note, undone }, index): PastDecision => ({
      batch, at: `2020-06-01 0${index}:00`, by: '王会计', what: answers[0] === undefined ? { zh: '备注', en: 'note' } : JUDGEMENTS[answers[0].judgement], whom: both(pairs.find(({ subject }) => subject === answers[0]?.subject)?.name ?? ''),
      events: Math.max(1, answers.length), takenBack: undone, subjects: answers.map(({ subject }) => subject), judgement: answers[0]?.judgement ?? null, note,
    })).reverse(),
    keepSession: (changed) => { session = changed; },
    logReveal: (subject) => { revealed.push(subject); },
    people: () => people,
    person: (id) => madePerson(people, id),
    sources: () => [
      { path: '低保名单 2020-02.xlsx', asOf: '2020-02-29', importedAt: '2020-03-01', problem: null, sheets: [{ name: '双山村', kind: 'minimum-living', rows: 120, used: 118, duplicates: 2, setAside: 0, why: null }, { name: '填表说明', kind: null, rows: 0, used: 0, duplicates: 0, setAside: 0, why: { zh: '说明页', en: 'explanation' } }] },
      { path: '五月/居民参保 2020-02（全县城乡居民基本医疗保险参保人员花名册）.xlsx', asOf: '2020-02-29', importedAt: '2020-03-01', problem: null, sheets: [{ name: 'Sheet1', kind: 'resident', rows: 51222, used: 51222, duplicates: 0, setAside: 0, why: null }] },
      { path: '服刑人员.xls', asOf: '', importedAt: '2020-03-01', problem: { zh: '服刑人员.xls：文件有密码，打不开 — 用 Excel 打开后另存为不带密码的文件再导入', en: '服刑人员.xls: the file has a password — save it without one and import it again' }, sheets: [] },
    ],
    overview,
    caseChoices: (of) => (of === 'survey' ? [{ code: 'military', zh: '参军', en: 'military service' }, { code: 'refused', zh: '拒不参保', en: 'refuses' }] : of === 'evidence' ? [{ code: 'enlistment', zh: '入伍通知书', en: 'enlistment notice' }] : [{ code: 'visit', zh: '入户', en: 'visit' }, { code: 'phone', zh: '电话', en: 'phone' }]),
    planCases: (ids) => ({ applied: Math.max(0, ids.length - 1), without: 0, refused: ids.length === 0 ? [] : [{ name: '陈秀瑛', caseNumber: '990101-2020-000001', why: { zh: '个案已销号', en: 'the case is cleared' } }] }),
    doCases: (ids) => keep({ answers: ids.slice(1).map((subject) => ({ subject, judgement: 'unsure' as const })), notes: [], note: '' }),
    subsidy: () => ({ policy: { zh: '政策包 示例', en: 'policy pack example' }, identity: ['身份      应资助  金额(元)', '特困人员      10   2,500.00'], township: ['乡镇      应资助', '柳河镇        10'], payer: ['中央财政'], forecast: ['应保未保全部参保，还需 5,000.00 元'], warnings: ['没有预警'] }),
    startMatch(listener) { matched = true; job = listener; return { cancel: () => { job = null; listener.end({ kind: 'cancelled', changed: false }); } }; },
    startCertify(listener) { job = listener; return { cancel: () => { job = null; listener.end({ kind: 'cancelled', changed: false }); } }; },
    startImport(_paths, listener) { job = listener; return { cancel: () => { job = null; listener.end({ kind: 'cancelled', changed: false }); } }; },
  };
}

function madePerson(people: readonly PersonRow[], id: string): PersonView | null {
  const row = people.find((person) => person.id === id);
  if (row === undefined) return null;
  const ref = { file: '低保名单 2020-02.xlsx', sheet: '双山村', row: 214, part: 1 };
  return {
    row, birthDate: '1957-03-12', sex: { zh: '女', en: 'female' }, standing: { zh: '应保未保·未查到参保记录', en: 'gap · not found' }, basis: '', identities: [{ label: { zh: '低保对象', en: 'minimum living allowance' }, ended: false }, { label: { zh: '建档立卡贫困人口', en: 'registered poor' }, ended: true }],
    rows: [{ list: SOURCE_KINDS['minimum-living'], ref, name: row.name, id: row.maskedId, fullId: row.idText, place: `${row.town}${row.village}`, relation: '户主' }],
    links: [{ list: SOURCE_KINDS.resident, ref: { ...ref, file: '居民参保 2020-02.xlsx', row: 9082 }, tier: 'probable', probability: 0.97, judgement: null, says: { zh: '正常参保 2020', en: '正常参保 2020' }, reasons: [{ code: 'number-slip', zh: '证号差一两位', en: 'number one or two slips apart' }], agreements: [{ field: COMPARED.id, agreement: 'similar' }, { field: COMPARED.name, agreement: 'same' }] }],
    household: people.filter((other) => other.household === row.household && other.id !== id), cases: [], history: [{ at: '2020-05-01 08:00', by: '王会计', what: { zh: '分派：张三', en: 'assigned: 张三' } }],
  };
}
