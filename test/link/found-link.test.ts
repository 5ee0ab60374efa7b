import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/domain/link.js';
import { patternOf, withReason } from '../../src/link/link.js';
import { CROWD_ROSTERS, CROWD_TARGETS } from './support/crowd.js';
import { number, roster, target } from './support/records.js';
import { runLinking } from './support/run.js';

const HOME = { town: '柳河镇', village: '双山村' };
const [HUSBAND, WIFE] = [number('19520304', 123), number('19550607', 224)];

/** Links by numbers of others in the household among them, whose level only linking can tell. */
const links = runLinking(
  [
    target({ name: '葛双喜', id: HUSBAND, household: '88', row: 3, ...HOME }), target({ name: '米春花', id: WIFE, household: '88', row: 4, ...HOME }),
    target({ name: '苗青山', id: '', birth: '1961-05-06', row: 5, ...HOME }), ...CROWD_TARGETS,
  ],
  [
    roster({ name: '葛双喜', id: HUSBAND, row: 2, ...HOME }), roster({ name: '米春花', id: HUSBAND, row: 3, ...HOME }),
    roster({ name: '苗青山', id: '', birth: '1961-05-06', row: 4, ...HOME }), ...CROWD_ROSTERS,
  ],
).links.filter(({ roster: { ref } }) => ref.row < 10 || ref.row % 10 === 0);

describe('the evidence of a link', () => {
  it('is written out when it is read, the same every time', () => {
    expect(links.map(({ evidence: [id] }) => id?.level)).toEqual(expect.arrayContaining(['same', 'missing', 'household-number']));
    for (const link of links) {
      expect(link.evidence.map(({ field }) => field)).toEqual(['id', 'name', 'birth', 'sex', 'place', 'household', 'head', 'phone']);
      expect(link.evidence).toEqual(link.evidence);
    }
  });

  it('stands in its place when a link is written as JSON', () => {
    for (const link of links) {
      const written = JSON.parse(JSON.stringify(link)) as Link;
      expect(Object.keys(written)).toEqual(['personId', 'roster', 'tier', 'method', 'probability', 'evidence', 'reasons', 'judgement', 'leftFingerprint', 'rightFingerprint']);
      expect(written.evidence).toEqual(link.evidence);
    }
  });

  it('stays when a reason is added', () => {
    for (const link of links) {
      const more = withReason(link, 'standing-unchanged');
      expect([more.evidence, more.reasons, more.personId, more.roster]).toEqual([link.evidence, [...link.reasons, 'standing-unchanged'], link.personId, link.roster]);
    }
  });

  it('has the pattern that its words have', () => {
    for (const link of links) expect(patternOf(link)).toBe(patternOf(JSON.parse(JSON.stringify(link)) as Link));
  });
});
