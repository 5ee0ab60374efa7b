import type { CellContent, ColumnModel, SheetModel, WorkbookModel } from '../domain/workbook.js';
import { byVillageAndName, type LedgerEntry } from './ledger.js';
import { countBefore, inParts, madeWhenAsked, partName } from './parts.js';
import { ageOf, firstOf, identitiesOf, sexOf } from './person-facts.js';
import type { Printer } from './printer.js';
import type { ReportInput } from './report-input.js';
import { framed, titlePrefix } from './sheet-frame.js';
import { villageKey, villageNames } from './villages.js';

const NAME = '应保未保名单';

const COLUMNS: readonly ColumnModel[] = [
  { heading: '序号', type: 'integer' },
  { heading: '乡镇', type: 'text', maxWidth: 18 },
  { heading: '村（居）', type: 'text', maxWidth: 18 },
  { heading: '组', type: 'text', maxWidth: 14 },
  { heading: '姓名', type: 'text', align: 'center', minWidth: 10, maxWidth: 28 },
  { heading: '证件号码', type: 'id', minWidth: 21 },
  { heading: '性别', type: 'text', align: 'center' },
  { heading: '年龄', type: 'integer' },
  { heading: '户主姓名', type: 'text', align: 'center', maxWidth: 24 },
  { heading: '联系电话', type: 'id', minWidth: 13 },
  { heading: '身份类别', type: 'text', maxWidth: 28 },
  { heading: '未参保原因', type: 'text', minWidth: 14, maxWidth: 26 },
  { heading: '落实措施', type: 'text', manual: true, minWidth: 16 },
  { heading: '备注', type: 'text', manual: true, minWidth: 14 },
];

/** 应保未保名单: only the true gap, by township, village and pinyin of the name, with a count by village beside it. */
export function gapList(input: ReportInput, ledger: readonly LedgerEntry[], printer: Printer): WorkbookModel[] {
  const gap = byVillageAndName(ledger.filter((entry) => entry.standing.standing === 'gap'));
  const villages = villageNames(ledger);
  const parts = inParts(gap, (entry) => entry.township);
  return parts.map((part, index) => {
    const name = partName(NAME, index, parts.length);
    const before = countBefore(parts, index);
    return madeWhenAsked({ name, unit: input.signOff.unit, date: input.referenceDate }, () => [
      framed(input, {
        name: '名单',
        title: `${titlePrefix(input)}贫困人口${name}`,
        columns: COLUMNS,
        rows: part.map((entry, at) => gapRow(before + at + 1, entry, printer, input)),
        notes: [`共 ${part.length} 人。应保未保：在名单内、没有参保、也没有合理未参保情形或名单核减情形的人员。`],
        frozenColumns: 0,
        filter: true,
        separateBy: 1,
      }),
      byVillage(input, part, villages),
    ]);
  });
}

function gapRow(number: number, entry: LedgerEntry, printer: Printer, input: ReportInput): CellContent[] {
  const { person, standing } = entry;
  return [
    number, entry.township, person.place.village, person.place.group, person.name.display, printer.id(person.idText), sexOf(person),
    ageOf(person, input.referenceDate), firstOf(person, (row) => row.headName?.display), printer.phone(firstOf(person, (row) => row.phone)),
    identitiesOf(entry), printer.reason(standing.reason), null, null,
  ];
}

/** How many in each village, with the township's sum on its first line. Entries stand in order. */
function byVillage(input: ReportInput, entries: readonly LedgerEntry[], names: ReadonlyMap<string, string>): SheetModel {
  const villages = new Map<string, { township: string; village: string; people: number; households: Set<string> }>();
  const townships = new Map<string, number>();
  for (const entry of entries) {
    const { township, person } = entry;
    const key = villageKey(entry);
    const counted = villages.get(key) ?? { township, village: names.get(key) ?? '', people: 0, households: new Set<string>() };
    counted.people += 1;
    counted.households.add(person.household === '' ? person.id : person.household);
    villages.set(key, counted);
    townships.set(township, (townships.get(township) ?? 0) + 1);
  }
  let seen: string | null = null;
  const rows = [...villages.values()].map(({ township, village, people, households }) => {
    const first = township !== seen;
    seen = township;
    return [township, village === '' ? '（未填村）' : village, households.size, people, first ? townships.get(township)! : null];
  });
  return framed(input, {
    name: '分村汇总',
    title: `${titlePrefix(input)}应保未保人员分村汇总表`,
    columns: [
      { heading: '乡镇', type: 'text', align: 'center', minWidth: 16 },
      { heading: '村（居）', type: 'text', align: 'center', minWidth: 18 },
      { heading: '户数', type: 'integer', minWidth: 10 },
      { heading: '人数', type: 'integer', minWidth: 10 },
      { heading: '乡镇小计（人）', type: 'integer', minWidth: 16 },
    ],
    rows,
    totals: [['合计', '', [...villages.values()].reduce((sum, village) => sum + village.households.size, 0), entries.length, entries.length]],
    separateBy: 0,
  });
}
