/** Lists as one of a series: what is refused, and what nobody can tell. */
import { csv, id, xlsx } from '../build.js';
import type { IssueSample } from '../sample.js';

const NAMES = ['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '杨德福', '黄桂兰', '周大勇', '吴小妹'];
const list = (names: readonly string[], numbered = true): string => csv('姓名,身份证号', ...names.map((name, at) => `${name},${numbered ? id(11 * (at + 1)) : ''}`));
const TEN = list(NAMES);
const died = (...people: readonly number[]): string => csv('姓名,身份证号,死亡日期', ...people.map((at) => `${NAMES[at] ?? ''},${id(11 * (at + 1))},2020-01-0${at + 1}`));

export const SOURCE_SAMPLES: readonly IssueSample<`sources/${string}` & IssueSample['code']>[] = [
  { code: 'sources/no-column', files: { '低保名单.csv': csv('姓名,乡镇', '张志明,柳河镇') }, place: { file: '低保名单.csv' } },
  { code: 'sources/no-numbers', files: { '低保名单.csv': list(NAMES.slice(0, 5), false) }, place: { file: '低保名单.csv' } },
  { code: 'sources/far-fewer', earlier: { '低保名单2020年1月.csv': TEN }, files: { '低保名单2020年2月.csv': list(NAMES.slice(0, 2)) }, place: { file: '低保名单2020年2月.csv' } },
  { code: 'sources/nobody', earlier: { '低保名单2020年1月.csv': TEN }, files: { '低保名单2020年2月.csv': csv('姓名,身份证号') }, place: { file: '低保名单2020年2月.csv' } },
  { code: 'sources/undated', earlier: { '低保名单.csv': TEN }, files: { '低保名单（最新）.csv': list(NAMES.slice(0, 9)) }, place: { file: '低保名单（最新）.csv' } },
  { code: 'sources/unclear', earlier: { '居民参保2020年1月.csv': csv('姓名,身份证号,参保年度', `张志明,${id(11)},2020`) }, files: { '低保名单.csv': list(NAMES.slice(0, 2)), '参保居民台账2020年2月.csv': csv('参保人,证件号码,险种,参保年度', `张志明,${id(11)},城乡居民基本医疗保险,2020`, `王秀英,${id(22)},城乡居民基本医疗保险,2020`) }, place: { file: '参保居民台账2020年2月.csv' } },
  { code: 'sources/own-export', files: { '应保未保名单.xlsx': xlsx([['姓名', '身份证号'], ['张志明', id(11)]], { alter: (parts) => [...parts, { name: 'docProps/core.xml', data: Buffer.from('<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>应保未保名单</dc:title><dc:creator>清零 c2z</dc:creator></cp:coreProperties>') }] }) }, place: { file: '应保未保名单.xlsx' } },
  { code: 'sources/lock-file', files: { '低保名单.csv': TEN, '~$低保名单.xlsx': Buffer.concat([Buffer.from([5]), Buffer.from('clerk'.padEnd(164, ' '))]) }, place: { file: '~$低保名单.xlsx' } },
  { code: 'sources/system-file', files: { '低保名单.csv': TEN, 'Thumbs.db': Buffer.alloc(2048, 7) }, place: { file: 'Thumbs.db' } },
  { code: 'sources/same-content', earlier: { '低保名单.csv': TEN }, files: { '低保名单 - 副本.csv': TEN }, place: { file: '低保名单 - 副本.csv' } },
  { code: 'sources/supplement', earlier: { '死亡名单.csv': died(0, 1) }, files: { '死亡名单.csv': died(2) }, place: { file: '死亡名单（补充2）.csv' } },
  { code: 'sources/part', earlier: { '死亡名单.csv': died(0, 1, 2) }, files: { '死亡名单.csv': died(0, 1) }, place: { file: '死亡名单.csv' } },
];
