import { describe, expect, it } from 'vitest';
import { number, roster, target } from '../support/records.js';
import { runLinking } from '../support/run.js';
import type { RosterRecord, TargetRecord } from '../../../src/domain/record.js';

const HOME = { town: '柳河镇', village: '双山村' };
const [FATHER, CHILD] = [number('19520304', 123), number('19820909', 224)];

const father = (kind: TargetRecord['kind'] = 'poor-registry') => target({ name: '葛双喜', id: FATHER, kind, file: `${kind}.xlsx`, ...HOME });
const child = (kind: TargetRecord['kind'] = 'poor-registry') => target({ name: '葛晓琪', id: FATHER, kind, file: `${kind}.xlsx`, ...HOME });
const insured = () => roster({ name: '葛双喜', id: FATHER });

/** Whom certain links go to, under the number that both carry. */
function certain(targets: readonly TargetRecord[], rosters: readonly RosterRecord[]): string[] {
  const { people, links } = runLinking(targets, rosters);
  return links.filter(({ tier }) => tier === 'certain').map(({ personId }) => people.find(({ id }) => id === personId)!.name.display).sort();
}

describe('a number under two names', () => {
  it.each<[string, readonly TargetRecord[], readonly RosterRecord[]]>([
    ['each has it on one list, and the roster under one of the names', [father(), child()], [insured()]],
    ['both have it on two lists', [father(), child(), father('minimum-living'), child('minimum-living')], [insured()]],
    ['the roster has it under both names, and nothing else is known', [father()], [insured(), roster({ name: '葛晓琪', id: FATHER })]],
    ['the other number of the name is in another village', [father(), child()], [insured(), roster({ name: '葛晓琪', id: CHILD, town: '红旗镇', village: '前进村' })]],
  ])('is nobody\'s when %s', (_, targets, rosters) => {
    expect(certain(targets, rosters)).toEqual([]);
  });

  it.each<[string, readonly TargetRecord[], readonly RosterRecord[]]>([
    ['three lists have it under one name, and one under the other', [father(), child(), father('minimum-living')], [insured()]],
    ['the other row states another sex than the number', [father(), target({ name: '葛晓琪', id: FATHER, sex: 'female', file: 'poor-registry.xlsx', ...HOME })], [insured()]],
    ['the other row has the head\'s number under another name', [father(), target({ name: '葛晓琪', id: FATHER, head: '葛双喜', headId: FATHER, file: 'poor-registry.xlsx', ...HOME })], [insured()]],
  ])('is the father\'s when %s', (_, targets, rosters) => {
    expect(certain(targets, rosters)).toEqual(['葛双喜']);
  });

  it.each<readonly [string, Parameters<typeof certain>[0], Parameters<typeof certain>[1]]>([
    ['the roster has the other one of the village under another number', [father(), child()], [insured(), roster({ name: '葛晓琪', id: CHILD, ...HOME })]],
    ['another list has the other one of the village under another number', [father(), child(), target({ name: '葛晓琪', id: CHILD, kind: 'disability', file: 'd.xlsx', ...HOME })], [insured()]],
  ])('is nobody\'s when all that speaks for it is that %s: a namesake proves nothing', (_, targets, rosters) => {
    expect(certain(targets, rosters)).toEqual([]);
  });

  it('is nobody\'s when three names stand under it, however many lists agree', () => {
    const rosters = [insured(), roster({ name: '李国强', id: FATHER }), roster({ name: '王秀英', id: FATHER })];
    expect(certain([father(), father('minimum-living'), father('low-income')], rosters)).toEqual([]);
  });

  it('does not prove the child insured by a row that has the child\'s name and the father\'s number', () => {
    const rosters = [insured(), roster({ name: '葛晓琪', id: FATHER })];
    expect(certain([father(), child(), father('minimum-living')], rosters)).not.toContain('葛晓琪');
  });

  it('is reported all the same, whoever owns it', () => {
    const { issues } = runLinking([father(), child(), father('minimum-living')], [insured()]);
    expect(issues.filter(({ code }) => code === 'link/shared-number')).toHaveLength(2);
  });
});
