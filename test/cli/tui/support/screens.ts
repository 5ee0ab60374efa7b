/** Every screen and what opens over it: what the tests of frames go through. */
import type { Label } from '../../../../src/index.js';
import type { ScreenName } from '../../../../cli/tui/state/model.js';
import type { MadePort } from './made-port.js';
import type { OpenedApp } from './open-app.js';

/** Each screen: where it opens, and the keys that lead there. */
export const SCREENS: Readonly<Record<string, { readonly screen: ScreenName; readonly keys: readonly string[]; readonly plain?: boolean; readonly readOnly?: Label; readonly then?: (port: MadePort, app: OpenedApp) => Promise<void> }>> = {
  dashboard: { screen: 'dashboard', keys: [] },
  'dashboard-help': { screen: 'dashboard', keys: ['?'] },
  review: { screen: 'review', keys: [] },
  'review-answered': { screen: 'review', keys: ['y', 'n'] },
  'review-whole-number': { screen: 'review', keys: ['r'] },
  'review-hidden-suggestion': { screen: 'review', keys: ['e'] },
  'review-note': { screen: 'review', keys: ['c', '电话核实', 'enter'] },
  'review-note-field': { screen: 'review', keys: ['c', '问过村主任'] },
  'review-help': { screen: 'review', keys: ['?'] },
  'review-blank': { screen: 'review', keys: ['p'] },
  'review-input-method': { screen: 'review', keys: ['是'] },
  'review-bulk': { screen: 'review', keys: ['b'] },
  'review-bulk-seen': { screen: 'review', keys: ['b', 'down', 'down', 'down', 'down', 'x'] },
  'review-decisions': { screen: 'review', keys: ['y', 'u', 'h'] },
  'review-step': { screen: 'review', keys: ['b', 'down', 'down', 'down', 'down', 'y', 'h', 'enter', 'down', 'n'] },
  'review-contradiction': { screen: 'review', keys: ['v', 'v', 'v'], then: async (port, app) => { await contradict(port, app); } },
  'review-unsure': { screen: 'review', keys: ['u', 'v'] },
  'review-finished': { screen: 'review', keys: ['y', 'q'], then: async (port, app) => { port.job()?.end({ kind: 'done' }); await app.settle(); } },
  'plain-dashboard': { screen: 'dashboard', keys: [], plain: true },
  'plain-review': { screen: 'review', keys: [], plain: true },
  'plain-triage': { screen: 'triage', keys: ['v', 'down'], plain: true },
  job: { screen: 'dashboard', keys: ['m'], then: async (port, app) => { port.job()?.progress({ label: '比对 居民参保 2020-02.xlsx', share: 0.42, rows: 21500, seconds: 3.2 }); await app.settle(); } },
  'job-waits': { screen: 'dashboard', keys: ['m'], then: async (port, app) => { port.job()?.waits({ message: { zh: '另一个 c2z 正在写这个工作区（李主任，c2z decide，自 2020-06-01T08:00:00.000Z）', en: 'Another c2z is writing this workspace (李主任, c2z decide, since 2020-06-01T08:00:00.000Z)' }, fix: { zh: '等它结束，这里会自动接着做。也可以先离开，已保存的都在。', en: 'It goes on here by itself when the other has ended. You may leave: what was saved is kept.' }, mayCancel: false }); await app.settle(); } },
  triage: { screen: 'triage', keys: [] },
  'triage-range': { screen: 'triage', keys: ['v', 'down', 'down'] },
  'triage-facets': { screen: 'triage', keys: ['f', 'tab'] },
  'triage-filter': { screen: 'triage', keys: ['/', 'lst'] },
  'triage-preview': { screen: 'triage', keys: ['v', 'down', 'down', 'a', '李四', 'enter'] },
  'triage-evidence': { screen: 'triage', keys: ['v', 'down', 'down', 'e', 'enter', '武装部 12 号', 'enter'] },
  'triage-reasons': { screen: 'triage', keys: ['t', 'down'] },
  search: { screen: 'search', keys: ['陈秀'] },
  person: { screen: 'search', keys: ['gnr', 'enter'] },
  household: { screen: 'search', keys: ['gnr', 'enter', 'u'] },
  subsidy: { screen: 'dashboard', keys: ['b'] },
  sources: { screen: 'sources', keys: ['down', 'down'] },
  history: { screen: 'dashboard', keys: ['r', 'y', 'q', 'escape', 'h'] },
  import: { screen: 'dashboard', keys: ['i', '/名单/六月'] },
  'dashboard-read-only': { screen: 'dashboard', keys: [], readOnly: { zh: '只读：另一个 c2z 正在写这个工作区（李主任，c2z review，自 2020-06-01T08:00:00.000Z）', en: 'Read only: Another c2z is writing this workspace (李主任, c2z review, since 2020-06-01T08:00:00.000Z)' } },
  imported: { screen: 'dashboard', keys: ['i', '/名单/六月', 'enter'], then: async (port, app) => {
    port.job()?.end({ kind: 'done', imported: { used: 2, refused: [{ code: 'sources/no-numbers', place: '六月/低保名单.xlsx', message: '没有证件号码一列，整份没有使用', fix: '让填报单位补上证件号码再导入；确实要用，加 --force' }, { code: 'file/encrypted', place: '六月/服刑人员.xls', message: '文件有密码，打不开', fix: '用 Excel 打开后另存为不带密码的文件再导入' }] } });
    await app.settle();
  } },
  error: { screen: 'dashboard', keys: ['m'], then: async (port, app) => { port.job()?.end({ kind: 'failed', message: '找不到来源文件 低保名单.xlsx 的存档', fix: '重新导入这个文件：c2z import' }); await app.settle(); } },
};

/** 陈秀瑛 is the row, so is 王芳, and they are said to be two people. */
async function contradict(port: MadePort, app: OpenedApp): Promise<void> {
  const pairs = port.queue().pairs;
  port.judge([{ pair: pairs[0]!, judgement: 'same' }, { pair: pairs[9]!, judgement: 'same' }, { pair: pairs[8]!, judgement: 'different' }], '');
  app.runtime.send({ kind: 'queueLoaded', queue: port.queue(), at: 0 });
  await app.settle();
  await app.press('x', 'a', 'a', 'b');
}
