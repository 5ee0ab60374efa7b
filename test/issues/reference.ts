/** The reference page of all messages, made from the catalogue and the samples. */
import { ISSUES, type IssueCode } from '../../src/domain/issue-catalog.js';
import type { Severity } from '../../src/domain/issue.js';
import type { IssueEntry } from '../../src/domain/issues/entry.js';
import { SAMPLES, SUMMED_UP } from './gallery.js';
import type { IssueSample } from './sample.js';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '错误 error', warning: '提醒 warning', info: '说明 info' };
const STAGES: Readonly<Record<string, string>> = {
  io: '文件 Files', ingest: '工作表 Sheets', sources: '前后期名单 Lists in a series', normalize: '行和单元格 Rows and cells', link: '比对 Linking', classify: '归类 Classification',
};
const LONGEST_SHOWN = 400;

/** `test/issues/README.md`. */
export function referencePage(): string {
  const stages = Object.entries(STAGES).map(([stage, title]) => {
    const entries = (Object.entries(ISSUES) as [IssueCode, IssueEntry][]).filter(([code]) => code.startsWith(`${stage}/`));
    return `## ${title}\n\n${entries.map(([code, entry]) => entryText(code, entry)).join('\n')}`;
  });
  return `# 问题目录 · Every message about data

Made from \`src/domain/issue-catalog.ts\` and the samples in this folder; do not edit (\`UPDATE=1 npx vitest run test/issues\` writes it anew).
Words in braces are filled in; identity numbers are masked when a message is printed. 每条问题都有能引出它的最小样例。

${stages.join('\n')}`;
}

function entryText(code: IssueCode, entry: IssueEntry): string {
  const summary = SUMMED_UP[code];
  return `### \`${code}\`

${SEVERITIES[entry.severity]}

- ${entry.zh}\n  → ${entry.fix.zh}
- ${entry.en}\n  → ${entry.fix.en}
${summary === undefined ? SAMPLES.filter((sample) => sample.code === code).map(sampleText).join('') : `\nOnly in summaries: \`${summary}\`.\n`}`;
}

function sampleText({ files, earlier = {}, place, as, limits, meanwhile }: IssueSample): string {
  const shown = Object.entries(files).map(([name, content]) => {
    const text = typeof content === 'string' ? content.replaceAll('\r\n', '\n').trimEnd() : '';
    return text === '' || text.length > LONGEST_SHOWN ? `\n\`${name}\`, ${Buffer.byteLength(content)} bytes\n` : `\n\`${name}\`\n\n\`\`\`csv\n${text}\n\`\`\`\n`;
  });
  const at = [place.file, place.sheet, place.row === undefined ? undefined : `row ${place.row}`, place.column === undefined ? undefined : `column ${place.column}`].filter((part) => part !== undefined).join(' › ');
  const before = Object.entries(earlier).map(([name, content]) => `\n\`${name}\`, imported before, ${Buffer.byteLength(content)} bytes\n`);
  const how = [as === undefined ? '' : `--as ${as}`, limits === undefined ? '' : `with the limit ${JSON.stringify(limits)}`, meanwhile === undefined ? '' : `the file is ${meanwhile === 'failing-disk' ? 'on a failing disk' : meanwhile}`].filter((part) => part !== '').join(', ');
  return `${before.join('')}${shown.join('')}\nFound at: ${at === '' ? 'the lists as a whole' : at}${how === '' ? '' : ` (${how})`}\n`;
}
