/** The front door of made-up counties: writes their lists, in every format there is, with a large package that nobody else needs. */
export { writeCounty } from './spreadsheet/write/made-file.js';
