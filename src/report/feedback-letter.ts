import { SOURCE_KINDS, type SourceKind } from '../domain/kinds.js';
import type { StandingCode } from '../domain/standing.js';
import type { CellContent, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { buildLedger, byVillageAndName, type LedgerEntry } from './ledger.js';
import { createPrinter, type Printer } from './printer.js';
import type { ReportInput } from './report-input.js';
import { chineseDate, framed, titlePrefix } from './sheet-frame.js';

/** What a department is asked to look at in its own list, and why. */
const ASKED: Partial<Record<StandingCode, string>> = { removed: '请核实后从名单中核减，或更正', pending: '请协助核实' };

/**
 * 部门反馈函: one letter a department whose lists hold people who have died, moved away, lost the identity, or cannot be settled
 * without it; the people stand in the attachment with the row of the department's own file.
 */
export function feedbackLetters(input: ReportInput): WorkbookModel[] {
  const printer = createPrinter(input);
  const entries = byVillageAndName(buildLedger(input)).filter(({ standing }) => ASKED[standing.standing] !== undefined);
  const departments = [...new Set(Object.values(SOURCE_KINDS).filter(({ role }) => role === 'target').map(({ department }) => department))];
  return departments.flatMap((department) => {
    const own = entries.flatMap((entry) => {
      const rows = entry.person.rows.filter((row) => SOURCE_KINDS[row.kind].department === department);
      return rows.length === 0 ? [] : [{ entry, place: rows.map(({ ref }) => printer.text(`${ref.file}\n表“${ref.sheet}”第 ${ref.row} 行`)).join('\n'), kinds: [...new Set(rows.map(({ kind }) => kind))] }];
    });
    return own.length === 0 ? [] : [letter(department, own, input, printer)];
  });
}

interface Concerned {
  readonly entry: LedgerEntry;
  readonly place: string;
  readonly kinds: readonly SourceKind[];
}

function letter(department: string, people: readonly Concerned[], input: ReportInput, printer: Printer): WorkbookModel {
  return { name: `反馈函（${department}）`, unit: input.signOff.unit, date: input.referenceDate, sheets: [page(department, people, input), attachment(department, people, input, printer)] };
}

function page(department: string, people: readonly Concerned[], input: ReportInput): SheetModel {
  const removed = people.filter(({ entry }) => entry.standing.standing === 'removed').length;
  const lists = [...new Set(people.flatMap(({ kinds }) => kinds))].map((kind) => SOURCE_KINDS[kind].zh).join('、');
  const lines = [
    `　　我局将你单位提供的${lists}与参保、死亡、户籍等名单逐人比对（数据截至${chineseDate(input.referenceDate)}），发现 ${people.length} 人的情况需要你单位核实，名单见附件。`,
    `　　一、${removed} 人在其他部门的名单中已经死亡、户籍注销、迁出或身份取消，请核实后从名单中核减；有误的请告知正确情况。`,
    `　　二、${people.length - removed} 人的证件号码、姓名或参保情况对不上，请协助核实并补正。`,
    '　　请在收到本函后　　个工作日内，在附件“核实结果”一栏填写后退回我局，更正后的名单一并提供。',
    '　　附件含个人信息，请指定专人保管，不得转发无关人员。',
    '',
    `　　联系人：${input.signOff.preparedBy}　　　　　　联系电话：${input.signOff.phone}`,
    '',
    `　　　　　　　　　　　　　　　　　　　　　　　　　　${input.signOff.unit === '' ? '（单位盖章）' : input.signOff.unit}`,
    '　　　　　　　　　　　　　　　　　　　　　　　　　　　　　年　　月　　日',
  ];
  return framed(input, {
    name: '函', title: '关于核实名单人员情况的函', dateLine: '', unitLine: '',
    columns: [{ heading: `致：${department}`, type: 'text', minWidth: 100, maxWidth: 100 }], rows: lines.map((line) => [line]), signature: [],
  });
}

function attachment(department: string, people: readonly Concerned[], input: ReportInput, printer: Printer): SheetModel {
  const row = ({ entry, place }: Concerned, index: number): CellContent[] => [
    index + 1, entry.township, entry.person.place.village, entry.person.name.display, printer.id(entry.person.idText), printer.reason(entry.standing.reason), printer.basis(entry.standing.basis), place, ASKED[entry.standing.standing] ?? '', null,
  ];
  return framed(input, {
    name: '附件', title: `${titlePrefix(input)}需${department}核实的人员名单`,
    columns: [
      { heading: '序号', type: 'integer' }, { heading: '乡镇', type: 'text', maxWidth: 16 }, { heading: '村（居）', type: 'text', maxWidth: 16 }, { heading: '姓名', type: 'text', align: 'center', minWidth: 10, maxWidth: 24 },
      { heading: '证件号码', type: 'id', minWidth: 21 }, { heading: '比对发现', type: 'text', minWidth: 14, maxWidth: 22 }, { heading: '依据', type: 'text', minWidth: 18, maxWidth: 32 },
      { heading: '你单位名单中的位置', type: 'text', minWidth: 20, maxWidth: 32 }, { heading: '请求事项', type: 'text', minWidth: 14, maxWidth: 22 }, { heading: '核实结果', type: 'text', manual: true, minWidth: 16 },
    ],
    rows: people.map(row), notes: [`共 ${people.length} 人。`], filter: true, separateBy: 1,
  });
}
