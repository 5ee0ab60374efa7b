/** What a scripter does with SheetJS: reads lists and rosters whole, joins them by the exact number, counts. `node sheetjs-join.mjs <folder of lists> <folder of rosters>` */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as SheetJs from 'xlsx';

const [lists, rosters] = process.argv.slice(2);
const rowsOf = (folder) => readdirSync(folder).sort().flatMap((file) => {
  const book = SheetJs.read(readFileSync(path.join(folder, file)), { dense: true, WTF: true });
  return SheetJs.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { raw: false });
});
const rosterRows = rowsOf(rosters);
const byNumber = new Map(rosterRows.map((row) => [row['证件号码'], row]));
const listRows = rowsOf(lists);
const joined = listRows.filter((row) => byNumber.has(row['证件号码'])).length;
console.log(JSON.stringify({ targets: listRows.length, rows: rosterRows.length, joined }));
