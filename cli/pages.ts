/** Reports that are pages to look at, not workbooks 挂图: `c2z report html` and `wallchart`. */
import { loadDraw, progressPage, wallchartPage, type Label, type Language } from '../src/index.js';
import { storedInput, type ReportSettings } from './reports.js';
import { requireMatch } from './workspace/matched.js';
import type { Workspace } from './workspace/open.js';
import { pageInput } from './workspace/progress-page.js';

/** Which part of the county; null = all of it. */
export interface PageSettings extends ReportSettings {
  readonly language: Language;
  readonly town: string | null;
  readonly village: string | null;
}

/** A page as a file. */
export interface Page {
  /** With its ending. */
  readonly file: string;
  readonly text: string;
}

/** One page 图. */
export interface PageEntry extends Label {
  readonly page: (workspace: Workspace, settings: PageSettings) => Promise<Page>;
}

export const PAGES: Readonly<Record<string, PageEntry>> = {
  html: { zh: '参保清零一页通（网页：差额、曲线、去向、乡镇热力表、资金、数据质量）', en: 'the page of progress: one HTML file to mail and to print', page: async (workspace, settings) => {
    requireMatch(workspace);
    return { file: '参保清零一页通.html', text: progressPage(pageInput(workspace, storedInput(workspace, settings)), settings.language, await loadDraw()) };
  } },
  wallchart: { zh: '挂图作战（A3，每村一张，每乡镇一张总图；姓名遮盖，可张贴）', en: 'wall charts: an A3 sheet a village and a board a township, names covered', page: async (workspace, settings) => {
    requireMatch(workspace);
    const { language, town, village } = settings;
    return { file: '挂图作战.html', text: wallchartPage({ ...storedInput(workspace, settings), cases: new Map(workspace.store.cases.list().map((each) => [each.personId, each])) }, language, { town, village }) };
  } },
};
