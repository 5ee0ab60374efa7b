/** What falls due 到期提醒: tasks, reasons that end, people whose row says when service, sentence or study is over. */
import type { Case } from '../domain/case.js';
import { addDays, type IsoDate } from '../domain/dates.js';
import type { Standing } from '../domain/standing.js';
import { verifiedReason, type CaseRulebook } from './proof.js';

/** Why somebody is on the list of reminders. */
export const DUE_KINDS = {
  task: { zh: '排查任务到期', en: 'task is due' },
  reason: { zh: '核实的原因到期', en: 'verified reason ends' },
  row: { zh: '佐证名单上的期限到期', en: 'term on the evidence list ends' },
  waiting: { zh: '等待期满，要再核实', en: 'waiting period ends: look again' },
} as const;
export type DueKind = keyof typeof DUE_KINDS;

export interface DueItem {
  readonly caseNumber: string;
  readonly personId: string;
  readonly kind: DueKind;
  readonly day: IsoDate;
  readonly reason: string;
  readonly responsible: string;
}

/** Everything that falls due up to `days` after `from`, what is overdue first. A person may stand there for two things. */
export function dueItems(cases: Iterable<Case>, listed: ReadonlyMap<string, Standing>, rules: CaseRulebook, from: IsoDate, days: number): DueItem[] {
  const last = addDays(from, days);
  const items: DueItem[] = [];
  for (const each of cases) {
    const add = (kind: DueKind, day: IsoDate | null, reason: string): void => {
      if (day !== null && day <= last) items.push({ caseNumber: each.caseNumber, personId: each.personId, kind, day, reason, responsible: each.responsible });
    };
    const reason = verifiedReason(each, each.until ?? from); // one that has ended since is overdue until the next match reopens the case
    const said = listed.get(each.personId);
    // 新生儿: the ninety days are those after birth, whenever somebody looked.
    const ends = said?.standing === 'gap' ? said.until : null;
    if (reason !== null) add('reason', ends !== null && said?.reason === reason ? ends : each.until, reason);
    if (each.clearedBy === 'row') add('row', said?.until ?? null, each.clearedReason);
    if (each.state === 'cleared' || reason !== null) continue;
    add('task', each.due, each.reason ?? each.listReason);
    add('waiting', ends ?? waitingUntil(each, rules), each.listReason);
  }
  return items.sort((a, b) => (a.day === b.day ? (a.caseNumber < b.caseNumber ? -1 : 1) : a.day < b.day ? -1 : 1));
}

/** The lists themselves name a reason that only holds for a time (已登记未缴费): so long after they first said so. */
function waitingUntil({ listReason, listedSince }: Case, { cases }: CaseRulebook): IsoDate | null {
  const expires = cases.reasons[listReason]?.expires;
  return expires !== undefined && 'days' in expires ? addDays(listedSince, expires.days) : null;
}
