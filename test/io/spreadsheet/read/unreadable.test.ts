import { describe, expect, it } from 'vitest';
import { IO_ISSUES } from '../../../../src/domain/issues/io.js';
import { issueFix, issueMessage } from '../../../../src/domain/issue.js';
import { UnreadableFile } from '../../../../src/domain/unreadable-file.js';
import { openSpreadsheet } from '../../../../src/io/spreadsheet/open.js';
import { failureOf } from '../../../support/read-back.js';
import { SMALL_LIMITS, UNREADABLE_SAMPLES, WITHOUT_SAMPLE } from '../../../support/unreadable-samples.js';

describe('a file that cannot be used', () => {
  const samples = Object.entries(UNREADABLE_SAMPLES).flatMap(([code, files]) => files.map(({ name, bytes }) => ({ code, name, bytes })));
  it.each(samples)('$name is refused with $code', async ({ code, name, bytes }) => {
    expect(await failureOf(bytes(), name, SMALL_LIMITS)).toBe(code);
  });

  it('every code of the catalogue has a sample', () => {
    expect([...Object.keys(UNREADABLE_SAMPLES), ...WITHOUT_SAMPLE].sort()).toEqual(Object.keys(IO_ISSUES).sort());
  });

  it('that does not exist is named so', async () => {
    await expect(openSpreadsheet('/nowhere/名单.xlsx')).rejects.toMatchObject({ code: 'io/not-found' });
  });

  it('says what is wrong and what to do in both languages', () => {
    const found = new UnreadableFile('io/checksum', { part: 'xl/worksheets/sheet1.xml' }).toIssue({ file: '名单.xlsx' });
    expect(issueMessage(found, 'zh')).toBe('文件内容已损坏，校验不符（xl/worksheets/sheet1.xml）');
    expect(issueMessage(found, 'en')).toContain('xl/worksheets/sheet1.xml');
    expect(issueFix(found, 'zh')).toContain('重新要一份');
  });
});
