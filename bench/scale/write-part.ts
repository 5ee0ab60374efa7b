/** A process of its own for each made-up file: `node write-part.js <folder> <targets> <rows> <counties> <files> <lists|xlsx|csv> <nth> <month>`. */
import { writeLists, writeRoster } from './write-data.js';

const [folder = '', targets, rows, counties, files, what, nth, month] = process.argv.slice(2);
const size = { targets: Number(targets), rows: Number(rows), counties: Number(counties), files: Number(files) };
if (what === 'lists') await writeLists(folder, size);
else await writeRoster(folder, size, what === 'csv' ? 'csv' : 'xlsx', Number(nth), month === '2' ? 2 : 1);
