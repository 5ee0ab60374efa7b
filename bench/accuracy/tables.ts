/** The scores as tables: as plain text for the terminal, as Markdown for the README. */
import { STANDINGS } from '../../src/domain/standing.js';
import { FAULTS, type Fault } from '../../src/rehearse/faults/fault-rates.js';
import { NO_FAULT } from './faults.js';
import { STEPS, type LinkCount, type Score, type Step } from './metrics.js';
import { f1, share } from './ratios.js';

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const STEP_NAMES: Readonly<Record<Step, string>> = {
  'exact-id': 'exact-ID join (VLOOKUP)', 'cleaned-id': 'the same, numbers cleaned', certain: 'c2z: certain', probable: 'c2z: + probable', possible: 'c2z: + possible',
};

export function tablesOf(score: Score): Table[] {
  return [linkTable(score), tierTable(score), reviewTable(score), standingTable(score), faultTable(score)];
}

/** One line a county, to see how much they differ. */
export function countyTable(counties: readonly { readonly seed: number; readonly seconds: number; readonly score: Score }[]): Table {
  return {
    title: 'By county',
    columns: ['seed', 'targets', 'enrolled', 'cleaned join', 'certain', '+ probable', '+ possible', 'wrong certain', 'wrong probable', 'one by one', 'false gaps', 'hidden gaps', 'c2z run'],
    rows: counties.map(({ seed, seconds, score }) => [
      `${seed}`, count(score.targets), count(score.enrolled),
      ...(['cleaned-id', 'certain', 'probable', 'possible'] as const).map((step) => ratio(share(upTo(score, step).found, score.enrolled))),
      count(score.links.certain.wrong), count(score.links.probable.wrong), percent(score.review.oneByOne, score.targets), count(score.gaps.c2z.falseGaps), count(score.gaps.c2z.hiddenGaps), `${seconds.toFixed(1)} s`,
    ]),
  };
}

/** Each tier with those before it, for that is what is linked once the tier is accepted. */
function linkTable(score: Score): Table {
  return {
    title: `Links: ${count(score.enrolled)} enrolled of ${count(score.targets)} targets, ${count(score.trueLinks)} true links, ${score.counties} counties`,
    columns: ['', 'enrolled found', 'recall', 'missed', 'links right', 'links wrong', 'precision', 'recall of links', 'F1', 'false gaps', 'hidden gaps'],
    rows: STEPS.map((step) => {
      const { right, wrong, found } = upTo(score, step);
      const [precision, recall] = [share(right, right + wrong), share(right, score.trueLinks)];
      const gaps = step === 'probable' || step === 'possible' ? null : score.gaps[step === 'certain' ? 'c2z' : step];
      return [
        STEP_NAMES[step], count(found), ratio(share(found, score.enrolled)), count(score.enrolled - found), count(right), count(wrong), ratio(precision, 5),
        ratio(recall), ratio(f1(precision, recall)), gaps === null ? '' : count(gaps.falseGaps), gaps === null ? '' : count(gaps.hiddenGaps),
      ];
    }),
  };
}

function upTo({ links }: Score, step: Step): LinkCount {
  if (step === 'exact-id' || step === 'cleaned-id') return links[step];
  const tiers = STEPS.slice(STEPS.indexOf('certain'), STEPS.indexOf(step) + 1).map((each) => links[each]);
  return tiers.reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, found: a.found + b.found }));
}

/** Each tier by itself, as the clerk meets it. */
function tierTable({ links, review, targets }: Score): Table {
  const row = (tier: 'certain' | 'probable' | 'possible', touched: string): string[] => {
    const { right, wrong } = links[tier];
    return [tier, count(right), count(wrong), ratio(share(right, right + wrong), 5), wrong === 0 ? '0' : ((wrong / (right + wrong)) * 10_000).toFixed(1), touched];
  };
  return {
    title: 'Each tier by itself',
    columns: ['tier', 'right', 'wrong', 'precision', 'wrong in 10 000', 'targets touched'],
    rows: [row('certain', ''), row('probable', percent(review.probable, targets)), row('possible', percent(review.possible, targets))],
  };
}

function reviewTable({ review, people, targets, gaps, enrolled, links }: Score): Table {
  return {
    title: 'People and review load',
    columns: ['', 'people', 'of targets'],
    rows: ([
      ['enrolled, but no row has their number (cleaned): only questions find them', enrolled - links['cleaned-id'].found],
      ['in a proposal (probable link) that is asked', review.probable],
      ['in a possible link or merge: looked at one by one', review.oneByOne], ['in a merge question', review.merge], ['pending', review.pending], ['lost', people.lost],
      ['counted twice', people.twice], ['counted twice, not asked', people.twiceUnasked], ['different people merged', people.merged], ['no targets, yet counted', people.outside],
      ['false gaps', gaps.c2z.falseGaps], ['hidden gaps', gaps.c2z.hiddenGaps],
    ] as const).map(([name, number]) => [name, count(number), percent(number, targets)]),
  };
}

function standingTable({ standings }: Score): Table {
  const codes = Object.keys(STANDINGS);
  return {
    title: 'Standings: truth in rows, answer in columns',
    columns: ['truth', ...codes],
    rows: codes.map((from) => [from, ...codes.map((to) => count(standings[`${from} → ${to}`] ?? 0))]),
  };
}

/** Faults in the order of the documentation. A pair with two faults stands in both lines. */
function faultTable({ faults }: Score): Table {
  const order = [NO_FAULT, ...Object.keys(FAULTS)];
  return {
    title: 'By kind of fault: pairs of a target row and a roster row of one person',
    columns: ['fault', 'pairs', 'VLOOKUP', 'cleaned', 'certain', 'probable', 'possible', 'missed', 'wrong links'],
    rows: Object.entries(faults).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([fault, counts]) => [
      fault === NO_FAULT ? 'none' : `${fault}: ${FAULTS[fault as Fault].en}`, count(counts.pairs), percent(counts['exact-id'], counts.pairs), percent(counts['cleaned-id'], counts.pairs),
      percent(counts.certain, counts.pairs), percent(counts.probable, counts.pairs), percent(counts.possible, counts.pairs), count(counts.missed), count(counts.wrong),
    ]),
  };
}

export function asText({ title, columns, rows }: Table): string {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]!.length)));
  const line = (cells: readonly string[]): string => cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!))).join('  ').trimEnd();
  return [title, line(columns), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

export function asMarkdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Rounded down, so that 1 stands for all of them and nothing else. */
function ratio(value: number | null, digits = 4): string {
  return value === null ? '–' : (Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits);
}

function percent(part: number, whole: number): string {
  const value = share(part, whole);
  return value === null ? '–' : `${(value * 100).toFixed(1)}%`;
}

function count(value: number): string {
  return value.toLocaleString('en').replaceAll(',', ' ');
}
