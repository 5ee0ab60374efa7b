import { describe, expect, it } from 'vitest';
import { compact, foldWidth, withoutInvisible } from '../../src/text/width.js';

describe('width', () => {
  it.each([['Ａ１（　）', 'A1( )'], ['身份证号\u00A0１', '身份证号 1'], ['￥２８０', '¥280'], ['姓名', '姓名'], ['·', '·']])('%s → %s', (from, to) => expect(foldWidth(from)).toBe(to));
  it('compact takes a full-width blank out of a name that is all Han', () => expect(compact('刘\u3000静')).toBe('刘静'));

  it('compact leaves nothing around the label', () => expect(compact('\uFEFF 姓\u3000名\u200B（１）\r\n')).toBe('姓名(1)'));
  it('invisible characters go, blanks stay', () => expect(withoutInvisible('张\u200B 三\u{E0101}\t')).toBe('张 三\t'));
});
