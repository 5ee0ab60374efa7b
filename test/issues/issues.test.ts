import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ISSUES, type IssueCode } from '../../src/domain/issue-catalog.js';
import { issueFix, issueMessage, type Issue } from '../../src/domain/issue.js';
import { SAMPLES, SUMMED_UP, issuesOf } from './gallery.js';

let root = '';
beforeAll(async () => { root = await mkdtemp(path.join(tmpdir(), 'c2z-issues-')); });
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

/** What records of the ledger show, never a list: tried in test/subsidy/records.test.ts. */
const FROM_THE_LEDGER: readonly IssueCode[] = ['subsidy/record-without-person'];

describe('the gallery of issues', () => {
  it('has a sample for every code that a list can show, and none for a code that does not exist', () => {
    const sampled = new Set<string>(SAMPLES.map(({ code }) => code));
    expect((Object.keys(ISSUES) as IssueCode[]).filter((code) => !sampled.has(code) && !FROM_THE_LEDGER.includes(code))).toEqual(Object.keys(SUMMED_UP));
    expect(Object.values(SUMMED_UP).filter((summary) => !sampled.has(summary))).toEqual([]);
    expect([...sampled].filter((code) => !(code in ISSUES))).toEqual([]);
  });

  it.each(SAMPLES.map((sample, index) => [sample.code, sample, index] as const))('%s is found where the fault is, said in both languages, with numbers masked', async (code, sample, index) => {
    const issues = await issuesOf(sample, path.join(root, String(index)));
    const found = issues.find((issue) => issue.code === code && samePlace(issue, sample.place));
    expect(issues.map((issue) => [issue.code, issue.place]), 'what was found').toContainEqual([code, sample.place]);
    for (const issue of issues) expect(sentencesOf(issue).filter((text) => /\{\w*\}|\d{15}|undefined|NaN|\[object/u.test(text))).toEqual([]);
    const [zh, en, zhFix, enFix] = sentencesOf(found as Issue);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zhFix).toMatch(/\p{Script=Han}/u);
    expect(en).not.toBe(zh);
    expect(enFix).not.toBe(zhFix);
    expect(enFix, 'English says what to do').toMatch(/[A-Za-z]{3}/u);
  });
});

describe('a message about a cell with nothing in it', () => {
  it('says so instead of printing empty quotation marks', () => {
    const found: Issue = { code: 'normalize/id-check-digit', place: {}, params: { name: '', text: '990101199001010011' } };
    expect(issueMessage(found, 'zh')).toBe('“（空白）”的证件号码“990101********0011”校验码不符，至少有一位写错');
    expect(issueMessage({ code: 'normalize/id-missing', place: {}, params: { name: '' } }, 'en')).toBe('"(blank)" has no identity number');
  });
});

function samePlace({ place }: Issue, wanted: Issue['place']): boolean {
  return place.file === wanted.file && place.sheet === wanted.sheet && place.row === wanted.row && place.column === wanted.column;
}

function sentencesOf(issue: Issue): [string, string, string, string] {
  return [issueMessage(issue, 'zh'), issueMessage(issue, 'en'), issueFix(issue, 'zh'), issueFix(issue, 'en')];
}
