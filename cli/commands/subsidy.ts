/** `c2z subsidy`: who is owed what, by which article, and what is wrong with it. */
import { Option, type Command } from 'commander';
import { PROGRAMMES, maskId, maskNumbersIn, sumEntitlements, type Language, type Programme } from '../../src/index.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { coverageRows, coverageText, gapRows, gapsText } from '../output/subsidy-coverage.js';
import { forecastOf, forecastText, personText, sumLines, sumsTable, warningRows, warningsText, type SubsidyGrouping } from '../output/subsidy-table.js';
import { formatTable } from '../output/table.js';
import { nobodyFound } from '../people-search.js';
import { subsidiesOf } from '../workspace/entitlements.js';
import { openWorkspace } from '../workspace/open.js';
import { townNames } from '../workspace/town-names.js';
import { registerSubsidySteps } from './subsidy-steps.js';

interface SubsidyOptions {
  by: SubsidyGrouping;
  forecast?: boolean;
  warnings?: boolean;
  coverage?: boolean;
  gaps?: Programme;
  person?: string;
  policy?: string;
  limit: string;
}

export function registerSubsidy(program: Command, language: Language): void {
  const zh = language === 'zh';
  const subsidy = program.command('subsidy');
  subsidy
    .summary(zh ? '资助参保：该补谁、补多少、依据哪一条' : 'subsidies: who is owed what, by which article')
    .addOption(new Option('--by <group>', zh ? '按什么汇总' : 'summed up by').choices(['identity', 'township', 'payer']).default('identity'))
    .option('--forecast', zh ? '资金测算：应保未保全部参保要多少钱' : 'what full enrolment costs')
    .option('--warnings', zh ? '预警：重复、死亡后代缴、应补未补……' : 'warnings: paid twice, paid after death, not paid …')
    .option('--coverage', zh ? '各保障项目的覆盖率（3个100%）' : 'lines of cover (three times 100 %)')
    .addOption(new Option('--gaps <programme>', zh ? '某个保障项目还没有的人' : 'who lacks one line of cover').choices(Object.keys(PROGRAMMES)))
    .option('--person <who>', zh ? '一个人的计算过程' : "one person's working")
    .option('--policy <name>', zh ? '换一个政策包试算（不保存）' : 'try another pack (nothing is saved)')
    .option('--limit <n>', zh ? '最多列出多少条预警' : 'at most so many warnings', '50')
    .addHelpText('after', '\n  c2z subsidy --by township\n  c2z subsidy --forecast\n  c2z subsidy --person 王秀英\n  c2z export subsidies --format csv -o 资助.csv\n')
    .action((options: SubsidyOptions, command: Command) => {
      const context = contextOf(command);
      const limit = wholeNumber(options.limit, 'limit');
      const workspace = openWorkspace(context);
      try {
        const found = subsidiesOf(workspace, options.policy);
        const { pack, result } = found;
        if (options.person !== undefined) {
          const people = workspace.store.results.search(options.person);
          const [only, second] = people;
          if (only === undefined) throw nobodyFound(workspace, options.person);
          const ids = new Set(people.map(({ person }) => person.id));
          if (context.json) context.print(JSON.stringify({ policy: pack.name, entitlements: result.entitlements.filter(({ personId }) => ids.has(personId)), unentitled: result.unentitled.filter(({ personId }) => ids.has(personId)), records: [...found.records].filter(([id]) => ids.has(id)).flatMap(([id, own]) => own.map((record) => ({ person_id: id, ...record, reference: maskNumbersIn(record.reference), note: maskNumbersIn(record.note) }))), warnings: warningRows(result.warnings.filter(({ personId }) => personId !== null && ids.has(personId)), context.language) }, null, 2));
          else if (second === undefined) {
            context.print(`${only.person.name.display}  ${only.person.id}  ${maskId(only.person.idText)}\n${personText(found, only.person.id, context.language)}`);
            const own = result.warnings.filter(({ personId }) => personId === only.person.id);
            if (own.length > 0) context.print(`\n${warningsText(own, limit, context.language)}`);
          } else {
            context.print(formatTable((zh ? ['编号', '姓名', '证件号码', '乡镇', '村'] : ['id', 'name', 'number', 'township', 'village']).map((title) => ({ title })), people.slice(0, limit).map(({ person }) => [person.id, person.name.display, maskId(person.idText), person.place.town, person.place.village])));
            context.print(zh ? `找到 ${people.length} 人，用编号看其中一人：c2z subsidy --person ${only.person.id}` : `${people.length} people; name one by id: c2z subsidy --person ${only.person.id}`);
          }
          return;
        }
        if (options.gaps !== undefined) {
          const rows = gapRows(found, options.gaps, townNames(workspace));
          if (context.json) context.print(JSON.stringify({ policy: pack.name, programme: options.gaps, missing: rows?.length ?? null, people: rows ?? [] }, null, 2));
          else context.print(gapsText(rows, options.gaps, limit, context.language));
          return;
        }
        const total = sumEntitlements(result.entitlements);
        const lines = sumLines(found, options.by, townNames(workspace), context.language);
        const plan = forecastOf(workspace, found);
        if (context.json) {
          context.print(JSON.stringify({
            policy: pack.name, county: workspace.settings.county, year: workspace.settings.year, reference_date: found.referenceDate, payments_known: result.paymentsKnown,
            entitlements: result.entitlements.length, unentitled: result.unentitled.length, total, by: options.by, lines, ...(options.forecast === true ? { forecast: plan } : {}),
            ...(options.coverage === true ? { coverage: coverageRows(result.coverages, context.language) } : {}), warnings: options.warnings === true ? warningRows(result.warnings, context.language) : result.warnings.length,
          }, null, 2));
          return;
        }
        context.print(`${pack.title[context.language]}（${pack.name}）  ${workspace.settings.countyName || workspace.settings.county} ${workspace.settings.year}${zh ? ' 年度，基准日 ' : ', judged as of '}${found.referenceDate}`);
        if (options.warnings === true) context.print(warningsText(result.warnings, limit, context.language));
        else if (options.forecast === true) context.print(forecastText(plan, context.language));
        else if (options.coverage === true) context.print(coverageText(result.coverages, context.language));
        else {
          context.print(sumsTable(lines, total, options.by, context.language));
          const none = result.entitlements.filter(({ due }) => due === 'none').length;
          const people = total.due.people + total.onEnrolment.people + total.question.people;
          context.print(zh ? `资助 ${people} 人次 + 不资助 ${none} + 没有资助规定 ${result.unentitled.length} = ${people + none + result.unentitled.length}` : `${people} subsidies + ${none} not due + ${result.unentitled.length} without a rule = ${people + none + result.unentitled.length}`);
          context.print(zh ? `预警 ${result.warnings.length} 条 → c2z subsidy --warnings` : `${result.warnings.length} warnings → c2z subsidy --warnings`);
        }
      } finally {
        workspace.close();
      }
    });
  registerSubsidySteps(subsidy, language);
}
