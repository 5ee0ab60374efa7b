import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cell.js';
import { maskId, maskNumbersIn, type IdReading } from '../../src/domain/identity-number.js';
import { readIdNumber } from '../../src/normalize/id-number.js';
import { completeFifteen } from '../../src/normalize/id-parts.js';
import { hasZeroedTails, surveyIdColumn } from '../../src/normalize/id-survey.js';
import { checkCharacter } from '../../src/text/id-check.js';
import { number, readers } from './support.js';

const read = (cell: Cell | undefined, context = {}): IdReading => readIdNumber(cell, readers.id, context);

/** 18 characters ending in X. */
const withX = (() => {
  for (let sequence = 1; ; sequence += 1) {
    const found = number('19650210', sequence);
    if (found.endsWith('X')) return found;
  }
})();
const plain = number('19680305', 12);
const old = plain.slice(0, 6) + plain.slice(8, 17);

describe('check character', () => {
  it('the vector of the standard', () => expect(checkCharacter('11010519491231002')).toBe('X'));
  it('123456789012345678 does not pass: 7 belongs there', () => expect(checkCharacter('12345678901234567')).toBe('7'));

  it('every single wrong digit is caught', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (sequence, at, by) => {
        const id = number('19771116', sequence);
        const wrong = id.slice(0, at) + String((Number(id[at]) + by) % 10) + id.slice(at + 1);
        return read(wrong).kind !== 'valid';
      }),
    );
  });

  it('two digits swapped are caught, unless they stand ten apart', () => {
    const id = number('19680305', 12);
    for (let left = 0; left < 17; left += 1) {
      for (let right = left + 1; right < 17; right += 1) {
        if (id[left] === id[right] || right - left === 10) continue;
        const swapped = [...id];
        [swapped[left], swapped[right]] = [swapped[right] as string, swapped[left] as string];
        expect(read(swapped.join('')).kind, `${left}-${right}`).not.toBe('valid');
      }
    }
  });
});

describe('a label before a number that is wrong', () => {
  it.each(['No.', 'ID：', '身份证号:'])('%s is taken off', (label) => {
    const slipped = `${plain.slice(0, 17)}${plain.endsWith('0') ? '1' : '0'}`;
    expect(read(`${label}${slipped}`)).toMatchObject({ kind: 'malformed', text: slipped, faults: ['check-digit'] });
    expect(read(`${label}${plain.slice(0, 17)}`)).toMatchObject({ kind: 'malformed', text: plain.slice(0, 17), faults: ['length'] });
  });
});

describe('cells that hold a valid number', () => {
  const cases: [string, Cell, string, string[]][] = [
    ['plain', plain, plain, []],
    ['plain with X', withX, withX, []],
    ['lower-case x', withX.toLowerCase(), withX, ['check-letter']],
    ...['No.', 'NO:', 'No：', 'no ', '№', 'ID:', 'ID ', 'ID No.', 'IDNO:', '身份证:', '证号：', '身份证号NO.', 'SFZ:', '公民身份号码 ID：'].map((label): [string, Cell, string, string[]] => [`behind ${label}`, `${label}${withX}`, withX, label.includes(' ') ? ['spaces', 'annotation'] : ['annotation']]),
    ['multiplication sign', withX.replace('X', '×'), withX, ['check-letter']],
    ['Cyrillic Х', withX.replace('X', 'Х'), withX, ['check-letter']],
    ['Greek Χ', withX.replace('X', 'Χ'), withX, ['check-letter']],
    ['✕', withX.replace('X', '✕'), withX, ['check-letter']],
    ['* where X belongs', withX.replace('X', '*'), withX, ['check-letter']],
    ['full-width digits and Ｘ', [...withX].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''), withX, ['width']],
    ['leading apostrophe', `'${plain}`, plain, ['quotes']],
    ['formula text', `="${plain}"`, plain, ['quotes']],
    ['leading tab', `\t${plain}`, plain, ['spaces']],
    ['trailing tab and line break', `${plain}\t\r\n`, plain, ['spaces']],
    ['NBSP and U+3000', `\u00A0${plain}\u3000`, plain, ['spaces']],
    ['zero-width and BOM', `\uFEFF${plain.slice(0, 6)}\u200B${plain.slice(6)}`, plain, ['spaces']],
    ['inner spaces', `${plain.slice(0, 6)} ${plain.slice(6, 14)} ${plain.slice(14)}`, plain, ['spaces']],
    ['inner hyphens', `${plain.slice(0, 6)}-${plain.slice(6, 14)}-${plain.slice(14)}`, plain, ['spaces']],
    ['annotation in brackets', `${plain}（户主）`, plain, ['annotation']],
    ['words around it', `身份证：${plain}`, plain, ['annotation']],
    ['decimal suffix', `${plain}.0`, plain, ['decimal-suffix']],
    ['the same number twice', `${plain}（${plain}）`, plain, ['annotation']],
    ['its old and its new form', `${completeFifteen(old)}（旧号${old}）`, completeFifteen(old) as string, ['annotation']],
    ['certificate of 20', `${plain}41`, plain, ['certificate']],
    ['certificate reissued', `${withX}63B1`, withX, ['certificate']],
    ['certificate with a multiplication sign', `${withX.replace('X', '×')}63`, withX, ['check-letter', 'certificate']],
    ['certificate with a star where X belongs', `${withX.replace('X', '*')}63B1`, withX, ['check-letter', 'certificate']],
    ['certificate in lower case', `${withX.toLowerCase()}63b2`, withX, ['certificate']],
    ['15 digits', old, completeFifteen(old) as string, ['fifteen-digits']],
    ['15 digits stored as a number', Number(old), completeFifteen(old) as string, ['fifteen-digits']],
  ];
  it.each(cases)('%s', (_, cell, expected, repairs) => {
    expect(read(cell)).toMatchObject({ kind: 'valid', number: expected, text: expected, repairs });
  });

  it('birth date, sex and area come out of the number', () => {
    expect(read(number('19680305', 13))).toMatchObject({ birthDate: '1968-03-05', sex: 'male', area: '990101' });
    expect(read(number('19680305', 12))).toMatchObject({ sex: 'female' });
  });

  it('residence permits of 81, 82, 83 and 9-prefix cards are valid numbers', () => {
    for (const area of ['810000', '820000', '830000', '911111']) expect(read(number('19750607', 101, area)).kind).toBe('valid');
  });

  it('a child born in the year after the insurance year is known, one born later is not', () => {
    expect(read(number('20211231', 1)).kind).toBe('valid');
    expect(read(number('20220101', 1))).toMatchObject({ kind: 'malformed', faults: ['birth-date'] });
  });
});

describe('15 to 18 digits', () => {
  it('the sequences 996 to 999 belong to the century before', () => {
    expect(completeFifteen('990101750607996')).toMatch(/^99010118750607996/u);
    expect(completeFifteen('990101050607995')).toMatch(/^99010119050607995/u);
  });
  it('a birth date that does not exist has no long form', () => expect(completeFifteen('990101680230001')).toBeNull());
  it('is stable: the long form reads as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 995 }), fc.integer({ min: 20, max: 99 }), (sequence, year) => {
        const long = completeFifteen(`990101${year}0607${String(sequence).padStart(3, '0')}`) as string;
        const reading = read(long);
        return (reading.kind === 'valid' && reading.number === long) || reading.kind === 'damaged';
      }),
    );
  });
});

describe('cells that hold no usable number', () => {
  const wrongCheck = plain.slice(0, 17) + (plain.endsWith('5') ? '6' : '5');
  const cases: [string, Cell | undefined, object][] = [
    ['empty', '', { kind: 'missing' }],
    ['no column', undefined, { kind: 'missing' }],
    ['blanks only', ' \u3000\u200B', { kind: 'missing' }],
    ['wrong check character', wrongCheck, { kind: 'malformed', faults: ['check-digit'], text: wrongCheck }],
    ['one digit short', plain.slice(0, 17), { kind: 'malformed', faults: ['length'] }],
    ['one digit too many', `${plain}7`, { kind: 'malformed', faults: ['length'] }],
    ['letter O for zero stays as written', plain.replace('0', 'O'), { kind: 'malformed', faults: ['characters'], text: plain.replace('0', 'O') }],
    ['letter l for one', plain.replace('1', 'l'), { kind: 'malformed', faults: ['characters'] }],
    ['two numbers', `${plain}、${withX}`, { kind: 'malformed', faults: ['several-numbers'] }],
    ['two numbers on two lines', `${plain}\n${withX}`, { kind: 'malformed', faults: ['several-numbers'] }],
    ['two numbers, one in brackets', `${plain}（${withX}）`, { kind: 'malformed', faults: ['several-numbers'] }],
    ['masked', `${plain.slice(0, 6)}********${plain.slice(14)}`, { kind: 'masked', text: `990101********${plain.slice(14)}` }],
    ['masked by X', `${plain.slice(0, 6)}XXXXXXXX${plain.slice(14)}`, { kind: 'masked', text: `990101********${plain.slice(14)}` }],
    ['masked by ×', `${plain.slice(0, 6)}××××××××${plain.slice(14)}`, { kind: 'masked', text: `990101********${plain.slice(14)}` }],
    ['masked by fewer stars than it hides', `${plain.slice(0, 6)}****${plain.slice(14)}`, { kind: 'masked', text: `990101********${plain.slice(14)}` }],
    ['masked by more stars than it hides', `${plain.slice(0, 3)}************${plain.slice(14)}`, { kind: 'masked', text: `990***********${plain.slice(14)}` }],
    ['masked at the end by two stars', `${plain.slice(0, 6)}**`, { kind: 'masked', text: '990101************' }],
    ['masked twice', `${plain.slice(0, 3)}***${plain.slice(6, 14)}**${plain.slice(16)}`, { kind: 'masked', text: `990***${plain.slice(6, 14)}**${plain.slice(16)}` }],
    ['masked at the end', `${plain.slice(0, 14)}****`, { kind: 'masked', text: `${plain.slice(0, 14)}****` }],
    ['无', '无', { kind: 'placeholder' }],
    ['未办理 with blanks', ' 未 办 理 ', { kind: 'placeholder' }],
    ['ones', '111111111111111111', { kind: 'placeholder' }],
    ['zeros', '000000000000000000', { kind: 'placeholder' }],
    ['counting up', '123456789012345678', { kind: 'placeholder' }],
    ['area and zeros', '990101000000000000', { kind: 'placeholder' }],
    ['zero as a number', 0, { kind: 'placeholder' }],
    ['birth 1900-01-01', number('19000101', 1), { kind: 'placeholder' }],
    ['#N/A', { kind: 'error', code: '#N/A' }, { kind: 'placeholder' }],
    ['birth certificate', 'P150123456', { kind: 'document' }],
    ['Hong Kong travel permit', 'H12345678', { kind: 'document' }],
    ['passport', 'E12345678', { kind: 'document', text: 'E12345678' }],
    ['new passport with blanks', ' EA1234567 ', { kind: 'document', text: 'EA1234567', repairs: ['spaces'] }],
    ['old permanent residence card', 'USA150012345678', { kind: 'document' }],
    ['text without digits', '身份证丢了', { kind: 'malformed' }],
  ];
  it.each(cases)('%s', (_, cell, expected) => expect(read(cell)).toMatchObject(expected));

  it('the document type says what a pattern cannot', () => {
    const otherDocument = readers.id.isOtherDocumentType('台湾居民来往大陆通行证');
    expect(read('01234567', { otherDocument })).toMatchObject({ kind: 'document', text: '01234567' });
    expect(readers.id.isOtherDocumentType('居民身份证')).toBe(false);
    expect(readers.id.isOtherDocumentType('居民身份证（户口簿）')).toBe(false);
    expect(readers.id.isOtherDocumentType('01')).toBe(false);
  });
});

describe('numbers that spreadsheets destroyed', () => {
  const cases: [string, Cell, string, string][] = [
    ['Excel keeps 15 digits', 990101196803051000, '990101196803051', 'numeric-cell'],
    ['the nearest double lies below …000', Number('511023201001011000'), '511023201001011', 'numeric-cell'],
    ['software stored the whole double', Number('511023201001011634'), '511023201001011', 'numeric-cell'],
    ['a 17-digit number (X lost)', 99010119680305123, '990101196803051', 'numeric-cell'],
    ['scientific text of an area', '9.90101E+17', '990101', 'scientific'],
    ['scientific text with all kept digits', '9.90101196803051E+17', '990101196803051', 'scientific'],
    ['scientific text whose last digit may be rounded', '9.9010120E+17', '9901012', 'scientific'],
    ['text …000 whose check fails', '990101196803051000', '990101196803051', 'column-of-zeros'],
  ];
  it.each(cases)('%s', (_, cell, prefix, cause) => expect(read(cell)).toMatchObject({ kind: 'damaged', prefix, cause }));

  it.each([['652901200512119000', 6.52901200512119e17], ['511023201001011000', 511023201001011e3]])('%s reads as the spreadsheet shows it, not as its nearest double', (text, cell) => {
    expect(read(cell)).toMatchObject({ text, prefix: text.slice(0, 15) });
  });

  it('never trusts more than 15 digits of a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 998 }), fc.integer({ min: 0, max: 9 }), (sequence, check) => {
        const text = `99010119680305${String(sequence).padStart(3, '0')}${check}`;
        const reading = read(Number(text));
        // A double next to a multiple of 1,000 cannot be told from Excel's …000: the last kept digit may be one off.
        return reading.kind === 'damaged' && reading.prefix.length === 15 && Math.abs(Number(reading.prefix) - Number(text.slice(0, 15))) <= 1;
      }),
    );
  });
});

describe('the column survey', () => {
  const genuine = number('19680305', 0).endsWith('0') ? number('19680305', 0) : '';
  const zeroEnding = (() => {
    for (let day = 1; day <= 28; day += 1) for (let month = 1; month <= 12; month += 1) {
      const id = number(`1968${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`, 100);
      if (id.endsWith('000')) return id;
    }
    return genuine;
  })();
  const healthy = Array.from({ length: 300 }, (_, at) => number('19700101', at + 1)).filter((id) => !id.endsWith('000'));

  it('one genuine …000 in a healthy column stays valid', () => {
    expect(hasZeroedTails(surveyIdColumn([...healthy, zeroEnding]))).toBe(false);
    expect(read(zeroEnding).kind).toBe('valid');
  });
  it('a column of …000 is damaged, also where the check happens to fit', () => {
    const damaged = healthy.map((id) => `${id.slice(0, 15)}000`);
    expect(hasZeroedTails(surveyIdColumn([...damaged, zeroEnding]))).toBe(true);
    expect(read(zeroEnding, { zerosDamaged: true })).toMatchObject({ kind: 'damaged', cause: 'column-of-zeros' });
  });
  it('a part of the column is enough', () => {
    const mixed = healthy.map((id, at) => (at % 10 === 0 ? `${id.slice(0, 15)}000` : id));
    expect(hasZeroedTails(surveyIdColumn(mixed))).toBe(true);
  });
});

it('reading what was read changes nothing', () => {
  const cells = [plain, withX, `'${plain}`, old, `${plain}（户主）`, 'E12345678', plain.slice(0, 17), '无', `${plain.slice(0, 6)}********1234`];
  for (const cell of cells) {
    const once = read(cell);
    if (once.kind === 'missing') continue;
    const twice = read(once.text);
    expect({ ...twice, repairs: [] }).toEqual({ ...once, repairs: [] });
  }
});

it('a masked number shows six and four', () => {
  expect(maskId(plain)).toBe(`990101********${plain.slice(-4)}`);
  expect(maskId('1234')).toBe('1**4');
});

it.each([
  ['本人电话13800138000。', '本人电话138****8000。'],
  ['139-0013-9000 或 139 0013 9000', '139-****-9000 或 139 **** 9000'],
  ['１３８００１３８０００', '１３８****８０００'],
  ['座机 0477-8123456，12800138000 不是手机号', '座机 0477-8123456，12800138000 不是手机号'],
  ['990101-2020-000012 于 2020-10-15T08:00:00.000Z', '990101-2020-000012 于 2020-10-15T08:00:00.000Z'],
  ['a13800138000b 是哈希的一段，1380013800012 太长', 'a13800138000b 是哈希的一段，1380013800012 太长'],
])('masks mobile numbers in free text, and nothing that only looks like one: %s', (text, masked) => {
  expect(maskNumbersIn(text)).toBe(masked);
});
