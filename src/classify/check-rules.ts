/** Checks what a shape cannot: that the rule files speak of the same reasons, topics and populations. Bad rules stop the run. */
import type { StandingRules } from '../domain/standing-rules.js';
import { CATEGORIES } from '../domain/standing.js';
import { ToolError } from '../domain/tool-error.js';

/** @throws ToolError `rules/inconsistent`, naming the first fault. */
export function checkStandingRules(rules: StandingRules): void {
  const [fault] = faultsOf(rules);
  if (fault === undefined) return;
  throw new ToolError('rules/inconsistent',
    { zh: `归类规则前后不一致：${fault}`, en: `The rules of classification contradict each other: ${fault}` },
    { zh: '改正 schemas/rules/ 下的文件后重试', en: 'Correct the files under schemas/rules/ and try again' });
}

/** Every fault, in words with the names of the keys. */
export function faultsOf(rules: StandingRules): string[] {
  const { standings, reasons, remarks, populations } = rules;
  const known = reasons.reasons;
  const faults: string[] = [];
  const ranked = new Set<string>();
  for (const reason of standings.precedence) {
    if (ranked.has(reason)) faults.push(`standings.yaml: precedence has ${reason} twice`);
    if (known[reason] === undefined) faults.push(`standings.yaml: precedence names ${reason}, which is not in reasons.yaml`);
    else if (known[reason].standing === 'note') faults.push(`standings.yaml: precedence names ${reason}, which is only a note`);
    ranked.add(reason);
  }
  for (const [code, reason] of Object.entries(known)) {
    if (reason.standing === 'note') continue;
    if (!ranked.has(code)) faults.push(`standings.yaml: precedence misses ${code}`);
    if (reason.category === null) faults.push(`reasons.yaml: ${code} has no category`);
    else if (CATEGORIES[reason.category].standing !== reason.standing) faults.push(`reasons.yaml: ${code} is ${reason.standing}, but its category ${reason.category} is not`);
    if (reason.standing === 'insured' && reason.reduces) faults.push(`reasons.yaml: ${code} is insured and cannot be subtracted`);
  }
  for (const code of namedReasons(rules)) if (known[code] === undefined) faults.push(`${code} is named as a reason but is not in reasons.yaml`);
  const topics = new Set(remarks.topics.map(({ topic }) => topic));
  for (const { topic } of remarks.ownWords) if (!topics.has(topic)) faults.push(`remarks.yaml: ownWords names ${topic}, which is no topic`);
  for (const topic of remarks.topics) {
    for (const other of [...(topic.overrides ?? []), ...(topic.overridesInClause ?? [])]) {
      if (!topics.has(other)) faults.push(`remarks.yaml: ${topic.topic} overrides ${other}, which is no topic`);
    }
  }
  if (populations.populations[populations.default] === undefined) faults.push(`populations.yaml: default ${populations.default} is not among the populations`);
  return faults;
}

function namedReasons({ standings, remarks, populations, evidence }: StandingRules): string[] {
  const { enrolment } = standings;
  const stays = [evidence.military, evidence.prison, evidence.abroad];
  return [
    ...Object.values(standings.questions), ...Object.values(standings.nothing), ...standings.mergeKeeps,
    ...Object.values(enrolment.statusReasons).filter((reason) => reason !== null), ...Object.values(enrolment.reasons), enrolment.yearNotStatedNote,
    ...Object.values(enrolment.schemes).map(({ reason }) => reason),
    ...remarks.topics.flatMap(({ reason, endedReason }) => [reason, endedReason]).filter((reason) => reason !== null), remarks.unproven, remarks.listSaysInsured,
    ...Object.values(populations.reasons), evidence.unclear,
    ...stays.flatMap(({ reason, endedReason, deniedNote, openEndNote, never }) => [reason, endedReason, deniedNote, ...(openEndNote === null ? [] : [openEndNote]), ...never.map((one) => one.reason)]),
    evidence.death.reason, evidence.death.deniedNote, evidence.population.deceased.reason, evidence.population.deregistered.reason,
    evidence.population.moved.reason, evidence.population.moved.unconfirmed, evidence.population.moved.withinNote, evidence.population.registeredNote, ...[...evidence.population.asksFirst, ...evidence.population.asks].map(({ suggestion }) => suggestion),
    evidence.student.reason, evidence.student.insuredReason, evidence.student.endedReason, evidence.student.uninsuredNote, evidence.student.schoolNote, evidence.student.notYetNote,
    ...evidence.vital.states.flatMap(({ reason, suggestion }) => (suggestion === null ? [reason] : [reason, suggestion])),
    ...evidence.enrolment.explains, evidence.payment.reason, evidence.payment.suggestion, evidence.payment.refundNote, evidence.payment.otherYearNote,
  ];
}
