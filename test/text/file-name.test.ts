import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../src/text/file-name.js';
import { harmless, withoutSteering } from '../../src/text/harmless.js';

describe('a file named after what stands in a list', () => {
  it.each([
    ['柳河镇', '柳河镇'], ['CON', '_CON'], ['con.xlsx', '_con.xlsx'], ['Com1', '_Com1'], ['CONTOSO', 'CONTOSO'], ['aux.', '_aux'], ['..', '_'], ['../../etc/passwd', '_.._etc_passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'], ['东\n村\u202E', '东_村_'], ['  。 ', '。'], ['', '_'], ['nul', '_nul'],
  ])('%j becomes %j', (text, name) => {
    expect(fileNameOf(text)).toBe(name);
  });

  it('is short enough for every disk, and cut between characters', () => {
    const name = fileNameOf('𬱖'.repeat(300));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(name.isWellFormed()).toBe(true);
  });
});

describe('text from the lists on a screen', () => {
  it('shows what would steer it, and leaves lines, tabs and joined letters alone', () => {
    expect(harmless('王\u001B[2J\u009B\u202E秀\t英\n')).toBe('王\\u001b[2J\\u009b\\u202e秀\t英\n');
    expect(withoutSteering('王\u001B[2J\u200E秀\r\n')).toBe('王[2J秀\r\n');
  });

  it('is the same JSON document', () => {
    expect(JSON.parse(harmless(JSON.stringify({ name: '王\u009B\u202E' })))).toEqual({ name: '王\u009B\u202E' });
  });
});
