/** The name bench: labelled pairs of Chinese names, read as cells are read, compared, and held against a frozen run. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alignCharacters } from '../../src/link/compare/align.js';
import { isCompatibleName, NAME_LEVELS, type NameLevel } from '../../src/link/compare/levels.js';
import { levelOfNames } from '../../src/link/compare/names.js';
import { nameRules } from '../../src/normalize/name-rules.js';
import { readName } from '../../src/normalize/personal-name.js';
import { vocabulary } from '../normalize/support.js';

interface Case { readonly left: string; readonly right: string; readonly same: boolean; readonly tier: string; readonly category: string }

const rules = nameRules(vocabulary);
const LEVELS = Object.keys(NAME_LEVELS) as NameLevel[];
const cases = readCases();
const results = cases.map((entry) => {
  const level = levelOfNames(readName(entry.left, rules), readName(entry.right, rules));
  return { ...entry, level, compatible: isCompatibleName(level), score: scoreOf(level, entry) };
});

/** From 1 for the strongest level down to 0 for names that share nothing; within a level by the share of characters in common. */
function scoreOf(level: NameLevel, { left, right }: Case): number {
  const steps = LEVELS.indexOf('missing');
  const common = alignCharacters(left, right).filter(({ kind }) => kind === 'same').reduce((sum, segment) => sum + [...segment.left].length, 0);
  return 1 - (LEVELS.indexOf(level) + 1 - common / Math.max([...left].length, [...right].length)) / (steps + 1);
}

function readCases(): readonly Case[] {
  const text = readFileSync(fileURLToPath(new URL('./cases.csv', import.meta.url)), 'utf8');
  return text.trimEnd().split('\n').slice(1).map((line) => {
    const [left, right, same, tier, category] = line.split(',').map((cell) => cell.replace(/^"(.*)"$/su, '$1')) as [string, string, string, string, string];
    return { left, right, same: same === 'yes', tier, category };
  });
}

function mean(same: boolean, tier: string): number {
  const scores = results.filter((result) => result.same === same && result.tier === tier).map(({ score }) => score);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe('the name bench', () => {
  it('has a hundred or more cases of each kind of difference', () => {
    const kinds = [
      'folding', 'traditional', 'variant', 'same-sound', 'near-sound', 'look-alike', 'unreadable', 'one-missing', 'order-swapped', 'transliterated', 'part-missing',
      'surname-only', 'given-only', 'siblings', 'one-other', 'different-given', 'different-all', 'different-transliterated',
    ];
    for (const kind of kinds) expect(cases.filter(({ category }) => category === kind).length, kind).toBeGreaterThanOrEqual(100);
  });

  it('knows every strong pair for what it is: the same name, or not', () => {
    const wrong = results.filter(({ tier, same, compatible }) => tier === 'strong' && same !== compatible);
    expect(wrong.map(({ left, right, category, level }) => `${category}: ${left} / ${right} → ${level}`)).toEqual([]);
  });

  it('never takes a medium pair of different people for one name, save one in fifty', () => {
    const different = results.filter(({ tier, same }) => tier === 'medium' && !same);
    expect(different.filter(({ compatible }) => compatible).length / different.length).toBeLessThanOrEqual(0.02);
  });

  it('scores fall from the surest same names to the surest different ones', () => {
    const means = [mean(true, 'strong'), mean(true, 'medium'), mean(true, 'weak'), mean(false, 'weak'), mean(false, 'medium'), mean(false, 'strong')];
    expect(means).toEqual([...means].sort((a, b) => b - a));
    expect(new Set(means).size).toBe(means.length);
  });

  it('says the same whichever side comes first', () => {
    for (const { left, right, level } of results) expect(levelOfNames(readName(right, rules), readName(left, rules)), `${left} / ${right}`).toBe(level);
  });

  it('gives the frozen levels: run vitest with -u to freeze a new run, and read the difference', async () => {
    const rows = results.map(({ left, right, same, tier, category, level, score }) => [left, right, same ? 'yes' : 'no', tier, category, level, score.toFixed(3)].join(','));
    await expect(['left,right,same,tier,category,level,score', ...rows, ''].join('\n')).toMatchFileSnapshot('./frozen.csv');
  });
});
