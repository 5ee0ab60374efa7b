/** `c2z person`: everything known of one person, with the whole chain of evidence 一户一档. */
import type { Command } from 'commander';
import { maskId, type Language } from '../../src/index.js';
import { contextOf } from '../context.js';
import { cardLookup, personCard, personDocument } from '../output/person-card.js';
import { formatTable } from '../output/table.js';
import { findPeople, nobodyFound } from '../people-search.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { requireMatch } from '../workspace/matched.js';

export function registerPerson(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('person')
    .summary(zh ? '一个人的全部依据' : 'everything known of one person')
    .argument('<who>', zh ? '编号、证件号码、姓名（或一部分）、拼音或首字母' : 'id, identity number, name (or part), pinyin or initials')
    .option('--full-ids', zh ? '显示完整证件号码' : 'full identity numbers')
    .addHelpText('after', '\n  c2z person 王秀英\n  c2z person wxy\n  c2z person P000012 --json\n')
    .action((who: string, options: { fullIds?: boolean }, command: Command) => {
      const context = contextOf(command);
      const workspace = openWorkspace(context);
      try {
        requireMatch(workspace);
        const found = findPeople(workspace, who);
        const [only, second] = found;
        if (only === undefined) throw nobodyFound(workspace, who);
        const fullIds = options.fullIds === true;
        if (fullIds) logFullIds(workspace, context, `person ${only.person.id}`, found.length);
        const lookup = cardLookup(workspace);
        if (context.json) {
          context.print(JSON.stringify({ people: found.map((person) => personDocument(workspace, person, fullIds, context.language, lookup)) }, null, 2));
        } else if (second === undefined) {
          context.print(personCard(workspace, only, fullIds, context.language, lookup));
        } else {
          const titles = zh ? ['编号', '姓名', '证件号码', '乡镇', '村'] : ['id', 'name', 'number', 'township', 'village'];
          context.print(formatTable(titles.map((title) => ({ title })), found.slice(0, 50).map(({ person }) => [person.id, person.name.display, fullIds ? person.idText : maskId(person.idText), person.place.town, person.place.village])));
          context.print(zh ? `找到 ${found.length} 人，用编号看其中一人：c2z person ${only.person.id}` : `${found.length} people; name one by id: c2z person ${only.person.id}`);
        }
      } finally {
        workspace.close();
      }
    });
}
