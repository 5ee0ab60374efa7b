/** `c2z.yaml`: what a workspace is about. One workspace is one county and one insurance year. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { ToolError } from '../domain/tool-error.js';

export interface WorkspaceSettings {
  /** Division code of 6, 4 or 2 digits: county, prefecture, province. */
  readonly county: string;
  /** Name of the county for titles; empty = taken from the lists, else the code. */
  readonly countyName: string;
  /** Insurance year 参保年度. */
  readonly year: number;
  /** Policy pack; empty = the shipped defaults. */
  readonly policy: string;
  /** 四眼原则: whoever surveyed does not verify; absent = as `schemas/rules/cases.yaml` says. */
  readonly fourEyes?: boolean;
  /** 落款: who reports, for the heads and feet of printed tables; what is absent is left blank for the pen. */
  readonly signOff?: WorkspaceSignOff;
}

/** Keys of `signOff:` in `c2z.yaml`: 填报单位, 填表人, 审核人, 联系电话. */
export const SIGN_OFF_KEYS = ['unit', 'preparedBy', 'reviewedBy', 'phone'] as const;
export type WorkspaceSignOff = Readonly<Partial<Record<(typeof SIGN_OFF_KEYS)[number], string>>>;

const SETTING_KEYS: readonly string[] = ['county', 'countyName', 'year', 'policy', 'fourEyes', 'signOff'];

export const WORKSPACE_FILE = 'c2z.yaml';

/** Beside it: the store and the archive. */
export const STORE_FOLDER = '.c2z';

/** The nearest folder upward from `start` that holds `c2z.yaml`, or null. */
export function findWorkspace(start: string): string | null {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, WORKSPACE_FILE))) return folder;
    if (path.dirname(folder) === folder) return null;
  }
}

/** @throws ToolError `workspace/settings` when the file cannot be understood. */
export function readWorkspace(folder: string): WorkspaceSettings | null {
  const file = path.join(folder, WORKSPACE_FILE);
  if (!existsSync(file)) return null;
  const read = parsed(readFileSync(file, 'utf8'));
  const found = (typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {}) as Record<string, unknown>;
  refuseUnknown(found, file);
  const { county, countyName, year, policy, fourEyes, signOff } = found;
  const code = typeof county === 'number' ? String(county) : county;
  if (typeof code !== 'string' || !isDivisionCode(code) || !isInsuranceYear(year)) {
    throw new ToolError('workspace/settings', { zh: `${file} 里的 county（行政区划代码）或 year（参保年度）缺少或不对`, en: `${file} has no county (division code) or year, or a wrong one` },
      { zh: '写成 county: "150404" 和 year: 2020 两行', en: 'Write the two lines county: "150404" and year: 2020' });
  }
  return { county: code, countyName: typeof countyName === 'string' ? countyName : '', year, policy: typeof policy === 'string' ? policy : '', ...(typeof fourEyes === 'boolean' ? { fourEyes } : {}), ...signOffFrom(signOff, file) };
}

/** @throws ToolError `workspace/settings`: a misspelt key would leave its setting out without a word. */
function refuseUnknown(found: Readonly<Record<string, unknown>>, file: string): void {
  const unknown = Object.keys(found).filter((key) => !SETTING_KEYS.includes(key));
  if (unknown.length > 0) {
    throw new ToolError('workspace/settings', { zh: `${file} 里有不认识的设置：${unknown.join('、')}`, en: `${file} has settings that do not exist: ${unknown.join(', ')}` },
      { zh: `可以写的有 ${SETTING_KEYS.join('、')}；改正拼写，或删去这一行`, en: `There are ${SETTING_KEYS.join(', ')}; correct the spelling, or remove the line` });
  }
  const { fourEyes } = found;
  if (fourEyes !== undefined && fourEyes !== null && typeof fourEyes !== 'boolean') {
    throw new ToolError('workspace/settings', { zh: `${file} 里的 fourEyes 写得不对`, en: `fourEyes of ${file} is neither true nor false` }, { zh: '写成 fourEyes: true 或 fourEyes: false', en: 'Write fourEyes: true or fourEyes: false' });
  }
}

/** @throws ToolError `workspace/sign-off`: a misspelt key would leave the printed table blank without a word. */
function signOffFrom(found: unknown, file: string): { signOff?: WorkspaceSignOff } {
  if (found === undefined || found === null) return {};
  const entries = typeof found === 'object' && !Array.isArray(found) ? Object.entries(found) : [['signOff', found] as const];
  const wrong = entries.find(([key, value]) => !(SIGN_OFF_KEYS as readonly string[]).includes(key) || (value !== null && typeof value !== 'string' && typeof value !== 'number'));
  if (wrong !== undefined) {
    throw new ToolError('workspace/sign-off', { zh: `${file} 的 signOff 里“${String(wrong[0])}”写得不对`, en: `In signOff of ${file}, "${String(wrong[0])}" is wrong` },
      { zh: '可以写 unit（填报单位）、preparedBy（填表人）、reviewedBy（审核人）、phone（联系电话），每项一行文字', en: 'There are unit, preparedBy, reviewedBy and phone, each a line of text' });
  }
  return { signOff: Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, String(value).trim()]]))) };
}

/** A campaign year of this century. */
function isInsuranceYear(year: unknown): year is number {
  return typeof year === 'number' && Number.isInteger(year) && year >= 2000 && year <= 2099;
}

/** What the YAML says; null, which lacks everything, when it is not YAML. */
function parsed(text: string): unknown {
  try {
    return parse(text, { version: '1.2' });
  } catch {
    return null;
  }
}

/** Writes `c2z.yaml`, complete or not at all; makes the folder, private to its owner. */
export function writeWorkspace(folder: string, settings: WorkspaceSettings): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, WORKSPACE_FILE);
  writeFileSync(`${file}.partial`, `# 清零 c2z 工作区：一个县、一个参保年度\n${stringify(settings, { version: '1.2' })}`);
  renameSync(`${file}.partial`, file);
}

export function isDivisionCode(text: string): boolean {
  return /^(\d{2}|\d{4}|\d{6})$/u.test(text);
}
