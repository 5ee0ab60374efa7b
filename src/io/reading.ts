/** The front door of threads that read: files are opened, and nothing is written or stored. */
export { UnreadableFile } from '../domain/unreadable-file.js';
export { openSpreadsheet } from './spreadsheet/open.js';
