/** The front door to disk, database, clock and spreadsheets. */
export { archiveFile, hashFile } from './archive/archive.js';
export { now, today } from './clock.js';
export { findFiles, type FoundFile } from './find-files.js';
export { sampleDataFolder } from './schemas/load.js';
export { loadRules } from './schemas/rules.js';
export { UnreadableFile } from '../domain/unreadable-file.js';
export { openSpreadsheet } from './spreadsheet/open.js';
export { csvText } from './spreadsheet/write/csv.js';
export { writeCounty } from './spreadsheet/write/made-file.js';
export { writeWorkbook } from './spreadsheet/write/workbook.js';
export { explainStoreError } from './sqlite/database.js';
export type { CaseFilter } from './sqlite/cases.js';
export { pairSubject, type EventFilter, type Step } from './sqlite/ledger.js';
export type { StoredSheet, StoredSource } from './sqlite/lists.js';
export type { StoredLink, StoredPerson } from './sqlite/results.js';
export { openStore, type Store } from './sqlite/store.js';
export { writeText } from './write-text.js';
export { findWorkspace, isDivisionCode, readWorkspace, writeWorkspace, type WorkspaceSettings } from './workspace-file.js';
