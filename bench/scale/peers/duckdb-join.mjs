/** The bare exact join of the same CSV in DuckDB, and nothing else: `node duckdb-join.mjs <CSV of the lists> <folder of rosters>` */
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [lists, rosters] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const answer = await connection.runAndReadAll(`
  select (select count(*) from read_csv('${lists}', all_varchar = true, header = true)), count(*), count(target.number)
  from read_csv('${path.join(rosters, '*.csv')}', all_varchar = true, header = true) roster
  left join (select distinct "证件号码" as number from read_csv('${lists}', all_varchar = true, header = true)) target on target.number = roster."证件号码"`);
const [[targets, rows, joined]] = answer.getRows();
console.log(JSON.stringify({ targets: Number(targets), rows: Number(rows), joined: Number(joined) }));
