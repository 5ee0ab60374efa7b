/**
 * How many of those who are enrolled are found, how many wrongly, beside the join on the number: `npm run bench:accuracy`. Makes
 * counties with known truth, runs the command line on each and scores what it exports. Seeds 1–9 are for tuning and never reported.
 */
import { parseArgs } from 'node:util';
import { FAULTS, type Fault, type FaultRates } from '../src/rehearse/faults/fault-rates.js';
import { examplesOf } from './accuracy/examples.js';
import { score, type Score } from './accuracy/metrics.js';
import { pooled } from './accuracy/ratios.js';
import { runCounty } from './accuracy/run-county.js';
import { asMarkdown, asText, countyTable, tablesOf } from './accuracy/tables.js';

const HELP = `npm run bench:accuracy -- [options]
  --population 60000      people in each county
  --seeds 101,102,103     one county each; seeds below 100 are for tuning
  --faults all=1,id-swap=5  multipliers of fault rates
  --json | --markdown     in place of the tables
  --examples 20           shows that many of what was missed, wrong or strange, for each county
  --keep                  leaves the counties in the temporary folder`;

const { values: options } = parseArgs({
  options: {
    population: { type: 'string', default: '60000' }, seeds: { type: 'string', default: '101,102,103' }, faults: { type: 'string', default: 'all=1' },
    json: { type: 'boolean', default: false }, markdown: { type: 'boolean', default: false }, examples: { type: 'string', default: '0' }, keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) console.log(HELP);
else bench();

function bench(): void {
  const [population, examples, faults] = [whole(options.population), whole(options.examples), ratesFrom(options.faults)];
  const scores: { seed: number; seconds: number; score: Score }[] = [];
  for (const seed of options.seeds.split(',').map(whole)) {
    const { truth, answer, folder, seconds } = runCounty({ population, seed, faults, keep: options.keep });
    scores.push({ seed, seconds, score: score(truth, answer) });
    console.error(`seed ${seed}: ${population} people, c2z run ${seconds.toFixed(1)} s${options.keep ? `, ${folder}` : ''}`);
    if (examples === 0) continue;
    for (const [what, all] of Object.entries(examplesOf(truth, answer))) console.error(`${what} (${all.length})\n${(all as readonly string[]).slice(0, examples).map((text) => `  ${text}\n`).join('')}`);
  }
  const all = pooled(scores.map((each) => each.score));
  const tables = [...tablesOf(all), countyTable(scores)];
  if (options.json) console.log(JSON.stringify({ population, faults, seeds: scores, pooled: all }, null, 2));
  else if (options.markdown) console.log([`\`npm run bench:accuracy -- --population ${population} --seeds ${options.seeds} --faults ${options.faults}\``, ...tables.map(asMarkdown)].join('\n\n'));
  else console.log(tables.map(asText).join('\n\n'));
}

function whole(text: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new Error(`A whole number is wanted, not "${text}"\n${HELP}`);
}

function ratesFrom(text: string): FaultRates {
  const rates: FaultRates = {};
  for (const word of text.split(',')) {
    const [code = '', factor = ''] = word.split('=');
    if (!(code === 'all' || Object.hasOwn(FAULTS, code)) || !/^\d+(\.\d+)?$/u.test(factor)) throw new Error(`"${word}": write id-swap=5; c2z rehearse --list-faults lists them\n${HELP}`);
    rates[code as Fault | 'all'] = Number(factor);
  }
  return rates;
}
