/** `c2z explain`: compares any two records and shows every field's evidence. */
import type { Command } from 'commander';
import { ToolError, explainPair, formatRef, type Language, type Link, type PersonFacts } from '../../src/index.js';
import { contextOf } from '../context.js';
import { shownEvidence } from '../exports.js';
import { linkReasonLabel } from '../output/labels.js';
import { evidenceTable, percent } from '../output/person-card.js';
import { findPeople, severalFound } from '../people-search.js';
import { findRow } from '../workspace/find-row.js';
import { openWorkspace, type Workspace } from '../workspace/open.js';

export function registerExplain(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('explain')
    .summary(zh ? '逐项比较任意两条记录' : 'compare any two records field by field')
    .argument('<left>', zh ? '人员编号、证件号码或姓名，或出处 文件#表!行' : 'person id, identity number or name, or file#sheet!row')
    .argument('<right>', zh ? '同上' : 'the same')
    .addHelpText('after', '\n  c2z explain P000012 "居民参保.xlsx#Sheet1!345"\n')
    .action(async (left: string, right: string, _options: object, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        const [one, other] = [await endOf(workspace, left), await endOf(workspace, right)];
        const { a, b, explained, isMatched } = matchedPair(workspace, one, other) ?? { a: one.facts, b: other.facts, explained: explainPair(one.facts, other.facts, workspace.rules.link), isMatched: false };
        const { probability, reasons, evidence } = explained;
        const sum = Math.round(evidence.reduce((total, { weight }) => total + weight, 0) * 100) / 100;
        if (context.json) context.print(JSON.stringify({ left: formatRef(a.ref), right: formatRef(b.ref), basis: isMatched ? 'match' : 'estimate', probability, sum, reasons, evidence: shownEvidence(evidence, false) }, null, 2));
        else {
          context.print(`${formatRef(a.ref)} ↔ ${formatRef(b.ref)}  ${percent(probability)}\n  ${reasons.map((reason) => linkReasonLabel(workspace.rules.link, reason, context.language)).join(zh ? '；' : '; ')}\n${evidenceTable(workspace, evidence, false, context.language)}`);
          if (!isMatched) context.print(zh ? '  比对结果里没有这一对。以上按一般县的名单估计，没有计入同名人数、同户和其他候选。' : '  The match has no such pair. Estimated as in an ordinary county; namesakes, households and rivals are not counted.');
        }
      } finally {
        workspace.close();
      }
    });
}

/** One of the two records, and whose it is when it stands on a target list. */
interface End {
  readonly facts: PersonFacts;
  readonly personId: string | null;
}

/** The pair as the last match weighed it, which is what `c2z review` shows; null when it has none of the two. */
function matchedPair({ store: { results } }: Workspace, one: End, other: End): { a: PersonFacts; b: PersonFacts; explained: Pick<Link, 'probability' | 'reasons' | 'evidence'>; isMatched: true } | null {
  const [a, b] = one.personId === null ? [other, one] : [one, other];
  if (a.personId === null) return null;
  if (b.personId === null) {
    const link = results.links({ personId: a.personId }).find(({ link: { roster } }) => formatRef(roster.ref) === formatRef(b.facts.ref))?.link;
    return link === undefined ? null : { a: a.facts, b: b.facts, explained: link, isMatched: true };
  }
  const question = results.questions(a.personId).find(({ leftPersonId, rightPersonId }) => leftPersonId === b.personId || rightPersonId === b.personId);
  return question === undefined ? null : { a: question.left, b: question.right, explained: question, isMatched: true };
}

async function endOf(workspace: Workspace, word: string): Promise<End> {
  const { results } = workspace.store;
  const byId = results.rowsOf(word)[0];
  if (byId) return { facts: byId, personId: word };
  const linked = results.links().find(({ link }) => formatRef(link.roster.ref) === word)?.link.roster;
  if (linked) return { facts: linked, personId: null };
  for (const { person } of results.people()) {
    const row = results.rowsOf(person.id).find(({ ref }) => formatRef(ref) === word);
    if (row) return { facts: row, personId: person.id };
  }
  const people = word.includes('#') ? [] : findPeople(workspace, word);
  if (people.length > 1) throw severalFound(people, word);
  const row = people.flatMap(({ person }) => results.rowsOf(person.id))[0];
  if (row) return { facts: row, personId: people[0]!.person.id };
  const numbered = results.links().find(({ link: { roster } }) => 'text' in roster.id && roster.id.text === word.trim().toUpperCase())?.link.roster;
  if (numbered) return { facts: numbered, personId: null };
  const found = await findRow(workspace, word);
  if (found) return { facts: found, personId: null };
  throw new ToolError('explain/none', { zh: `没有“${word}”这条记录`, en: `There is no record "${word}"` }, { zh: '写人员编号（P000012）、证件号码、姓名，或 c2z person 里显示的出处', en: 'Give a person id (P000012), an identity number, a name, or a place as c2z person shows it' });
}
