/** Looks a policy pack through for what its shape cannot show 政策包检查: unknown codes and documents, shares, conflicts, gaps. */
import type { Label } from '../domain/language.js';
import { IDENTITIES } from '../domain/person.js';
import type { PolicyHead, PolicyPack, SubsidyValue } from '../domain/policy.js';

/** Something to mend (`error`) or to know (`warning`). */
export interface PackProblem extends Label {
  readonly severity: 'error' | 'warning';
  /** Which parameter and value, e.g. `subsidy 3`. */
  readonly where: string;
}

/** Every problem of the pack, in the order of its parameters; an empty list is a sound pack. */
export function checkPack(pack: PolicyPack): PackProblem[] {
  const documents = new Set(pack.documents.map(({ number }) => number));
  const groups = new Set([...Object.keys(IDENTITIES), ...pack.groups.flatMap((value) => Object.keys(value.groups))]);
  return [
    ...every(pack).flatMap(([where, value]) => [...headProblems(where, value, documents)]),
    ...pack.subsidies.flatMap((value, index) => [...unknownGroups(`subsidy ${index + 1}`, value.groups, groups), ...shareProblems(`subsidy ${index + 1}`, value)]),
    ...pack.overlaps.flatMap((value, index) => [...unknownGroups(`overlap ${index + 1}`, value.order, groups), ...unordered(`overlap ${index + 1}`, pack, value.programme, value.order)]),
    ...pack.coverages.flatMap((value, index) => unknownGroups(`coverage ${index + 1}`, value.population, groups)),
    ...pack.windows.flatMap((value, index) => (value.from > value.to || (value.extendedTo !== undefined && value.extendedTo < value.to)
      ? [problem('error', `window ${index + 1}`, '集中缴费期的起止日期颠倒', 'the days of the window are in the wrong order')] : [])),
    ...doubles(pack),
    ...pack.subsidies.flatMap((value, index) => (value.mode === 'unstated' || (value.mode === 'fixed' && value.fen === null) ? [openProblem(`subsidy ${index + 1}`, value)] : [])),
  ];
}

function every(pack: PolicyPack): [string, PolicyHead][] {
  const parts: Record<string, readonly PolicyHead[]> = {
    groups: pack.groups, contribution: pack.contributions, subsidy: pack.subsidies, overlap: pack.overlaps, window: pack.windows, coverage: pack.coverages, funding: pack.fundings, benefits: pack.benefits,
  };
  return Object.entries(parts).flatMap(([name, values]) => values.map((value, index): [string, PolicyHead] => [`${name} ${index + 1}`, value]));
}

function headProblems(where: string, { years, inForce, source }: PolicyHead, documents: ReadonlySet<string>): PackProblem[] {
  return [
    ...(documents.has(source.document) ? [] : [problem('error', where, `文件“${source.document}”没有登记在 pack.yaml 的 documents 里`, `the document "${source.document}" is not in the register of pack.yaml`)]),
    ...(years?.to !== undefined && years.to < years.from ? [problem('error', where, '参保年度的起止颠倒', 'the insurance years are in the wrong order')] : []),
    ...(inForce.to !== undefined && inForce.to < inForce.from ? [problem('error', where, '生效和失效日期颠倒', 'the days in force are in the wrong order')] : []),
  ];
}

function unknownGroups(where: string, codes: readonly string[], groups: ReadonlySet<string>): PackProblem[] {
  return codes.filter((code) => !groups.has(code)).map((code) => problem('error', where, `没有定义的对象类别“${code}”`, `the group "${code}" is not defined`));
}

function shareProblems(where: string, { payers }: SubsidyValue): PackProblem[] {
  const sum = payers.reduce((total, { percent }) => total + Math.round(percent * 100), 0);
  return sum === 10_000 ? [] : [problem('error', where, `各方负担比例合计 ${sum / 100}%，应为 100%`, `the shares add up to ${sum / 100} %, not to 100 %`)];
}

/** Groups with a rule that the order does not name come last, by amount. */
function unordered(where: string, pack: PolicyPack, programme: string, order: readonly string[]): PackProblem[] {
  const missing = [...new Set(pack.subsidies.filter((value) => value.programme === programme).flatMap((value) => value.groups))].filter((code) => !order.includes(code));
  return missing.length === 0 ? [] : [problem('warning', where, `顺序里没有 ${missing.join('、')}，按金额高低排在最后`, `${missing.join(', ')} are not in the order; they come last, by amount`)];
}

/** Two values for the same group, years, days and counties on one layer, that do not say the same. */
function doubles(pack: PolicyPack): PackProblem[] {
  const found: PackProblem[] = [];
  for (const [index, value] of pack.subsidies.entries()) for (const [other, earlier] of pack.subsidies.slice(0, index).entries()) {
    const shared = value.groups.filter((code) => earlier.groups.includes(code));
    if (shared.length === 0 || value.programme !== earlier.programme || value.layer !== earlier.layer || floors(value) !== floors(earlier) || sameAmount(value, earlier) || !overlapping(value, earlier)) continue;
    if (JSON.stringify(value.counties ?? []) !== JSON.stringify(earlier.counties ?? []) || value.inForce.from !== earlier.inForce.from) continue; // the nearer, the later one is taken
    found.push(problem('warning', `subsidy ${index + 1}`, `与 subsidy ${other + 1} 对 ${shared.join('、')} 规定不一致（${earlier.source.document} ${earlier.source.article}；${value.source.document} ${value.source.article}）`,
      `disagrees with subsidy ${other + 1} on ${shared.join(', ')} (${earlier.source.document} ${earlier.source.article}; ${value.source.document} ${value.source.article})`));
  }
  return found;
}

function floors({ mode }: SubsidyValue): boolean {
  return mode === 'at-least-percent';
}

function sameAmount(left: SubsidyValue, right: SubsidyValue): boolean {
  return left.mode === right.mode && left.fen === right.fen && left.percent === right.percent;
}

function overlapping(left: PolicyHead, right: PolicyHead): boolean {
  const years = (left.years?.from ?? 0) <= (right.years?.to ?? Infinity) && (right.years?.from ?? 0) <= (left.years?.to ?? Infinity);
  return years && left.inForce.from <= (right.inForce.to ?? '9999') && right.inForce.from <= (left.inForce.to ?? '9999');
}

function openProblem(where: string, { groups, open, source }: SubsidyValue): PackProblem {
  return problem('warning', where, `${groups.join('、')} 的金额未定：${open?.zh ?? source.words}`, `the amount for ${groups.join(', ')} is open: ${open?.en ?? source.words}`);
}

function problem(severity: PackProblem['severity'], where: string, zh: string, en: string): PackProblem {
  return { severity, where, zh, en };
}
