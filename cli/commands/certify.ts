/** `c2z certify`: proves the zero, or says what is still open. */
import type { Command } from 'commander';
import { SAMPLE_ANSWERS, formatRate, type Language, type SampleAnswer } from '../../src/index.js';
import { wholeNumber } from '../arguments.js';
import { contextOf } from '../context.js';
import { certify, readAnswers, writeSample } from '../workspace/certify.js';
import { logFullIds, openWorkspace } from '../workspace/open.js';
import { requireMatch } from '../workspace/matched.js';

interface Options {
  sample: string;
  sheet?: boolean;
  answers?: string;
  fullIds?: boolean;
}

export function registerCertify(program: Command, language: Language): void {
  const zh = language === 'zh';
  program.command('certify')
    .summary(zh ? '清零后出具证明；没有清零就说明还差什么' : 'certify the zero, or say what is still open')
    .option('--sample <n>', zh ? '抽样复核多少条参保认定' : 'how many links a second person looks at', '60')
    .option('--sheet', zh ? '只写出抽样复核表' : 'only write the sheet of the sample')
    .option('--answers <file>', zh ? '读回复核人填好的抽样复核表' : 'read the filled-in sheet back')
    .option('--full-ids', zh ? '复核表用完整证件号码' : 'full identity numbers on the sheet')
    .addHelpText('after', '\n  c2z certify\n  c2z certify --sheet --full-ids\n  c2z certify --answers 抽样复核.xlsx --actor 李科长\n')
    .action(async (raw: Options, command: Command) => {
      const context = contextOf(command);
      const options = { sample: wholeNumber(raw.sample, 'sample'), fullIds: raw.fullIds === true };
      const workspace = openWorkspace(context, {}, { actor: context.actor, command: 'certify' });
      try {
        requireMatch(workspace);
        if (raw.answers !== undefined) {
          const counts = await readAnswers(workspace, raw.answers, context);
          if (context.json) context.print(JSON.stringify({ answers: counts }, null, 2));
          else context.print(`${zh ? '已读回复核意见：' : 'Answers read: '}${(Object.keys(counts) as SampleAnswer[]).map((answer) => `${SAMPLE_ANSWERS[answer][language]} ${counts[answer]}`).join(zh ? '，' : ', ')}`);
          return;
        }
        if (options.fullIds) logFullIds(workspace, context, 'certify', options.sample);
        if (raw.sheet === true) {
          const { file, drawn } = await writeSample(workspace, options, context);
          if (context.json) context.print(JSON.stringify({ file, drawn }, null, 2));
          else context.print(zh ? `已抽 ${drawn} 条，写入 out/${file}` : `${drawn} links drawn, written to out/${file}`);
          return;
        }
        const { certificate, files } = await certify(workspace, options, context);
        if (context.json) {
          context.print(JSON.stringify({ certified: true, files, ...certificate }, null, 2));
          return;
        }
        const { rates, people, standings, sample } = certificate;
        context.print(zh
          ? `清零：名单 ${people} 人，已参保 ${standings.insured}，合理未参保 ${standings.excused}，名单核减 ${standings.removed}，应保未保 0，待核实 0。核减后参保率 ${formatRate(rates.reduced)}（${rates.reduced.insured} ÷ ${rates.reduced.of}）。`
          : `Zero: ${people} people, ${standings.insured} insured, ${standings.excused} excused, ${standings.removed} removed, 0 in the gap, 0 pending. Rate after reductions ${formatRate(rates.reduced)} (${rates.reduced.insured} of ${rates.reduced.of}).`);
        context.print(sample.result === null
          ? (zh ? `抽样 ${sample.drawn} 条待第二人复核：填写证明里的“抽样复核”表，再 c2z certify --answers` : `${sample.drawn} links wait for a second person: fill in the sheet 抽样复核, then c2z certify --answers`)
          : (zh ? `抽样复核 ${sample.result.drawn} 条，否 ${sample.result.answers.different}：95% 置信度下 ${sample.of} 人中可能有 ${sample.result.wrong.low}～${sample.result.wrong.high} 人实际未参保` : `${sample.result.drawn} sampled, ${sample.result.answers.different} denied: at 95 % confidence ${sample.result.wrong.low} to ${sample.result.wrong.high} of ${sample.of} may not be insured`));
        context.print(`${zh ? '证明：' : 'Certificate: '}${files.map((file) => `out/${file}`).join(zh ? '、' : ', ')}`);
      } finally {
        workspace.close();
      }
    });
}
