import { describe, expect, it } from 'vitest';
import { surveyVital } from '../../src/normalize/vital-survey.js';
import { readers } from './support.js';

const survey = (answers: string, mostAre?: 'alive' | 'dead') => surveyVital([...answers].map((answer) => (answer === '_' ? '' : answer)), readers.yesNo, mostAre);

describe('which way a column of yes and no on the vital state points', () => {
  it.each<[string, ReturnType<typeof surveyVital>]>([
    ['是是是是否', 'alive'], // 是否健在
    ['否否否否是', 'dead'], // 是否死亡
    ['是____', 'dead'], // 是否死亡, ticked for the few
    ['是是是_', 'alive'],
    ['是否', 'unknown'],
    ['____', 'unknown'],
  ])('%s: yes means %s', (answers, meaning) => expect(survey(answers)).toBe(meaning));

  it('on a list of deaths most are dead', () => {
    expect(survey('是是是是', 'dead')).toBe('dead');
    expect(survey('是____', 'dead')).toBe('alive');
  });
});
