/** Steps on the cases of many people, planned and kept, for the triage screen. */
import { CONTACT_CHANNELS, maskNumbersIn, type CaseCommand, type ContactChannel, type IsoDate } from '../../../src/index.js';
import { reasonLabel } from '../../output/labels.js';
import type { CaseChoice, CaseOrder, CasePlan, Reason } from '../../tui/port.js';
import { caseSteps, type Acting, type StepResult } from '../ledger.js';
import type { Workspace } from '../open.js';

/** Reasons that a survey can find, kinds of evidence or channels of contact, in the order of the dictionary. */
export function caseChoices({ rules }: Workspace, of: CaseChoice): Reason[] {
  switch (of) {
    case 'survey': return Object.keys(rules.cases.reasons).map((code) => ({ code, zh: reasonLabel(rules.standings, code, 'zh'), en: reasonLabel(rules.standings, code, 'en') }));
    case 'evidence': return Object.entries(rules.cases.evidence).map(([code, { zh, en }]) => ({ code, zh, en }));
    case 'contact': return Object.entries(CONTACT_CHANNELS).map(([code, { zh, en }]) => ({ code, zh, en }));
  }
}

/** The step on everybody's case; with `dryRun` only what would happen. */
export function stepOnCases(workspace: Workspace, ids: readonly string[], order: CaseOrder, acting: Acting, dryRun: boolean): { readonly plan: CasePlan; readonly result: StepResult } {
  const { store } = workspace;
  const wanted = new Set(ids);
  const cases = store.cases.list().filter(({ personId }) => wanted.has(personId));
  const result = caseSteps(workspace, cases.map((each) => ({ caseNumber: each.caseNumber, commands: [commandOf(order, each.responsible)] })), acting, { dryRun });
  const personOf = new Map(cases.map(({ caseNumber, personId }) => [caseNumber, personId]));
  const names = new Map(store.results.people({ ids: [...new Set(result.refused.map(({ caseNumber }) => personOf.get(caseNumber) ?? ''))] }).map(({ person }) => [person.id, maskNumbersIn(person.name.display)]));
  return {
    result,
    plan: { applied: result.applied.length, without: ids.length - new Set(cases.map(({ personId }) => personId)).size, refused: result.refused.map(({ caseNumber, texts }) => ({ name: names.get(personOf.get(caseNumber) ?? '') ?? '', caseNumber, why: texts })) },
  };
}

function commandOf(order: CaseOrder, responsible: string): CaseCommand {
  switch (order.kind) {
    case 'assign': return { type: 'assign', responsible: order.responsible };
    case 'due': return { type: 'assign', responsible, due: order.due as IsoDate };
    case 'survey': return { type: 'survey', reason: order.reason };
    case 'note': return { type: 'note', text: order.text };
    case 'contact': return { type: 'contact', channel: order.channel as ContactChannel, result: order.result };
    case 'evidence': return { type: 'evidence', kind: order.evidence, reference: order.reference };
    case 'verify': case 'clear': return { type: order.kind };
    case 'return': case 'reopen': return { type: order.kind, why: order.why };
  }
}
