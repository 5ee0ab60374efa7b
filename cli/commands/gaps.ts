/** `c2z gaps`: who is not insured, or not yet settled. */
import { Option, type Command } from 'commander';
import { STANDINGS, maskId, type Language, type StandingCode } from '../../src/index.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { formatBasis } from '../exports/people-rows.js';
import { reasonLabel } from '../output/labels.js';
import { formatTable } from '../output/table.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { townNames } from '../workspace/town-names.js';
import { requirePlace } from '../workspace/known-places.js';
import { requireMatch } from '../workspace/matched.js';
import { sayUncounted } from '../workspace/uncounted.js';

export function registerGaps(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('gaps')
    .summary(zh ? '应保未保名单' : 'who is not insured')
    .addOption(new Option('--standing <standing>', zh ? '换看另一类' : 'another standing').choices(Object.keys(STANDINGS)).default('gap'))
    .option('--town <town>', zh ? '只看一个乡镇' : 'one township only')
    .option('--limit <n>', zh ? '最多列出多少人' : 'at most so many', '50')
    .option('--full-ids', zh ? '显示完整证件号码' : 'full identity numbers')
    .addHelpText('after', '\n  c2z gaps --town 柳河镇\n  c2z gaps --standing pending --json\n')
    .action((options: { standing: StandingCode; town?: string; limit: string; fullIds?: boolean }, command: Command) => {
      const context = contextOf(command);
      const limit = wholeNumber(options.limit, 'limit');
      const workspace = openWorkspace(context);
      try {
        requireMatch(workspace);
        sayUncounted(workspace, context);
        requirePlace(workspace, options);
        const names = townNames(workspace);
        const people = workspace.store.results.people({ standing: options.standing, inside: true }).filter(({ person }) => options.town === undefined || names.fits(person.place, options.town));
        const rows = people.map(({ person, standing }) => ({
          person_id: person.id, name: person.name.display, id_number: options.fullIds === true ? person.idText : maskId(person.idText), town: names.nameOf(person.place.town), village: person.place.village,
          reason: standing?.reason ?? '', reason_label: reasonLabel(workspace.rules.standings, standing?.reason ?? '', context.language), suggestion: standing?.suggestion ?? '', basis: standing === null ? '' : formatBasis(standing.basis, context.language),
        }));
        if (options.fullIds === true) logFullIds(workspace, context, `gaps ${options.standing}`, rows.length);
        if (context.json) {
          context.print(JSON.stringify({ standing: options.standing, people: rows.length, list: rows }, null, 2));
          return;
        }
        const titles = zh ? ['编号', '姓名', '证件号码', '乡镇', '村', '原因', '依据'] : ['id', 'name', 'number', 'township', 'village', 'reason', 'basis'];
        context.print(formatTable(titles.map((title) => ({ title })), rows.slice(0, limit).map((row) => [row.person_id, row.name, row.id_number, row.town, row.village, row.reason_label, row.basis])));
        context.print(zh ? `${STANDINGS[options.standing].zh} 共 ${rows.length} 人${rows.length > limit ? `，以上为前 ${limit} 人（--limit 可调）` : ''}` : `${rows.length} people ${STANDINGS[options.standing].en}${rows.length > limit ? `; the first ${limit} are shown (--limit)` : ''}`);
      } finally {
        workspace.close();
      }
    });
}
