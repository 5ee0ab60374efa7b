import { describe, expect, it } from 'vitest';
import { CROWD_ROSTERS, CROWD_TARGETS } from './support/crowd.js';
import { number, roster, target, type Row } from './support/records.js';
import { runLinking } from './support/run.js';

const PLACE = { town: '柳河镇', village: '双山村' };

function tierOf(left: Row, right: Row): string {
  const { links, people } = runLinking([target({ file: 'a.xlsx', ...left }), ...CROWD_TARGETS], [...CROWD_ROSTERS, roster({ file: 'b.xlsx', ...right })]);
  const own = people.find(({ rows }) => rows.some(({ ref }) => ref.file === 'a.xlsx'))?.id;
  return links.find(({ personId, roster: { ref } }) => personId === own && ref.file === 'b.xlsx')?.tier ?? 'none';
}

describe('two rows of one person meet', () => {
  it.each<[string, Row, Row, string]>([
    ['a slip in the birth date, a character unreadable', { name: '葛?林', id: number('19390316', 167), ...PLACE }, { name: '葛喆林', id: number('19390315', 167), ...PLACE }, 'probable'],
    ['a slip in the birth date, a character missing', { name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '葛喜', id: number('19520314', 123), ...PLACE }, 'probable'],
    ['a slip in the birth date, two characters swapped', { name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '葛喜双', id: number('19530304', 123), ...PLACE }, 'probable'],
    ['a slip in the birth date, a name transliterated otherwise', { name: '沙吾提巴拉提', id: number('19520304', 123), ...PLACE }, { name: '萨武提·巴热提', id: number('19520307', 123), ...PLACE }, 'possible'],
    ['no number, two characters swapped', { name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '喜双葛', ...PLACE }, 'possible'],
    ['no number, a character unreadable', { name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '葛双?', ...PLACE }, 'possible'],
    ['a person without a number, a character unreadable', { name: '葛双?', ...PLACE }, { name: '葛双喜', id: number('19520304', 123), ...PLACE }, 'possible'],
    ['the birth date in the place of the number', { name: '葛双喜', id: number('19520304', 123) }, { name: '葛双喜', id: '19520304' }, 'probable'],
    ['a running number in the place of the number', { name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '葛双喜', id: '临时00123', ...PLACE }, 'probable'],
  ])('%s', (_, left, right, tier) => {
    expect(tierOf(left, right)).toBe(tier);
  });

  it('but nobody is the brother whose number has another sequence', () => {
    expect(tierOf({ name: '葛双喜', id: number('19520304', 123), ...PLACE }, { name: '葛双福', id: number('19530304', 145), ...PLACE })).toBe('none');
  });
});
