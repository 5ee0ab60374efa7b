/** What linking has to say about the lists. */
import { csv, id } from '../build.js';
import type { IssueSample } from '../sample.js';

const NAMES = ['张志明', '王秀英', '李国强', '赵文斌', '陈玉珍', '刘海燕', '杨德福', '黄桂兰'];
const numbers = NAMES.map((_, index) => id(101 + index * 37, `19${60 + index}0${1 + index}1${index}`));

export const LINK_SAMPLES: readonly IssueSample<`link/${string}` & IssueSample['code']>[] = [
  {
    code: 'link/shared-number',
    files: { '低保名单.csv': csv('姓名,身份证号', `张志明,${id(11)}`, `王秀英,${id(11)}`) },
    place: { file: '低保名单.csv', sheet: '低保名单', row: 2 },
  },
  {
    code: 'link/number-of-another',
    files: { '低保名单.csv': csv('姓名,身份证号', `张志明,${id(11)}`), '居民参保.csv': csv('姓名,身份证号,参保年度', `欧阳玉珍,${id(11)},2020`) },
    place: { file: '居民参保.csv', sheet: '居民参保', row: 2 },
  },
  {
    code: 'link/shifted-list',
    files: {
      '低保名单.csv': csv('姓名,身份证号', ...NAMES.map((name, index) => `${name},${numbers[index]}`)),
      '居民参保.csv': csv('姓名,身份证号,参保年度', ...NAMES.map((name, index) => `${name},${numbers[(index + 1) % NAMES.length]},2020`)),
    },
    place: { file: '居民参保.csv', sheet: '居民参保', row: 2 },
  },
  {
    code: 'link/too-many-rows',
    files: {
      '低保名单.csv': csv('姓名,身份证号', `张志明,${id(11)}`),
      '居民参保.csv': csv('姓名,身份证号,参保年度', ...Array.from({ length: 41 }, (_, index) => `张志明,${id(11)},${1980 + index}`)),
    },
    place: { file: '低保名单.csv', sheet: '低保名单', row: 2 },
  },
  {
    code: 'link/nothing-to-compare',
    files: { '低保名单.csv': csv('姓名,身份证号', '？？,9.90101196602E+17', `王秀英,${id(22)}`) },
    place: { file: '低保名单.csv', sheet: '低保名单', row: 2 },
  },
];
