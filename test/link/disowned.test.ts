import { describe, expect, it } from 'vitest';
import { CROWD_ROSTERS, CROWD_TARGETS } from './support/crowd.js';
import { number, roster, target } from './support/records.js';
import { runLinking } from './support/run.js';

const HOME = { town: '柳河镇', village: '双山村' };
const [HUSBAND, WIFE] = [number('19520304', 123), number('19550607', 224)];

describe('somebody entered under the number of another person', () => {
  it('is asked about as one person with the other entry, and only there', () => {
    const { people, links, questions } = runLinking([
      target({ name: '葛双喜', id: WIFE, file: 'a.xlsx', kind: 'poor-registry', ...HOME }),
      target({ name: '米春花', id: WIFE, file: 'a.xlsx', kind: 'poor-registry', ...HOME }),
      target({ name: '葛双喜', id: HUSBAND, file: 'b.xlsx', kind: 'minimum-living', ...HOME }),
      ...CROWD_TARGETS,
    ], [roster({ name: '葛双喜', id: HUSBAND, file: 'r.xlsx', ...HOME }), ...CROWD_ROSTERS]);
    const copied = people.find(({ name, idNumber }) => name.display === '葛双喜' && idNumber === WIFE);
    expect(links.filter(({ personId }) => personId === copied?.id)).toEqual([]);
    expect(questions.some(({ leftPersonId, rightPersonId, left, right }) => [leftPersonId, rightPersonId].includes(copied?.id ?? '') && left.name.folded === right.name.folded)).toBe(true);
  });

  it('on a roster is found by name and village, when the number is certainly the other\'s', () => {
    const { people, links } = runLinking([
      target({ name: '葛双喜', id: HUSBAND, file: 'a.xlsx', ...HOME }),
      target({ name: '米春花', id: WIFE, file: 'a.xlsx', ...HOME }),
      ...CROWD_TARGETS,
    ], [
      roster({ name: '葛双喜', id: WIFE, file: 'r.xlsx', ...HOME }),
      roster({ name: '米春花', id: WIFE, file: 'p.xlsx', kind: 'population', ...HOME }),
      ...CROWD_ROSTERS,
    ]);
    const husband = people.find(({ idNumber }) => idNumber === HUSBAND);
    expect(links.filter(({ personId }) => personId === husband?.id).map(({ tier }) => tier)).not.toContain('certain');
    expect(links.filter(({ personId }) => personId === husband?.id)).toHaveLength(1);
  });
});

describe('a number that several names share', () => {
  it('says nothing for a row of another name, so that the row of the same name is asked', () => {
    const { people, links } = runLinking([
      target({ name: '葛双喜', id: WIFE, file: 'a.xlsx', ...HOME }),
      target({ name: '米春花', id: WIFE, file: 'a.xlsx', ...HOME }),
      ...CROWD_TARGETS,
    ], [roster({ name: '米春花', id: WIFE, file: 'r.xlsx', ...HOME }), roster({ name: '葛双喜', id: HUSBAND, file: 'r.xlsx', ...HOME }), ...CROWD_ROSTERS]);
    const husband = people.find(({ name }) => name.display === '葛双喜');
    expect(links.filter(({ personId }) => personId === husband?.id).map(({ roster: { name } }) => name.display)).toEqual(['葛双喜']);
  });
});

describe('two people of one name and village without usable numbers', () => {
  const pair = ['无', '111111111111111111'].map((id, at) => target({ name: '葛双喜', id, file: 'a.xlsx', row: 70 + at, ...HOME }));
  it.each<[string, typeof pair]>([['in order', pair], ['the other way round', [...pair].reverse()]])('both claim the row, as a tie: %s', (_, rows) => {
    const { links } = runLinking([...rows, ...CROWD_TARGETS], [roster({ name: '葛双喜', id: HUSBAND, file: 'r.xlsx', ...HOME }), ...CROWD_ROSTERS]);
    const claims = links.filter(({ roster: { ref } }) => ref.file === 'r.xlsx');
    expect(claims.map(({ tier, reasons }) => `${tier} ${reasons.includes('tie') ? 'tie' : reasons.join()}`)).toEqual(['possible tie', 'possible tie']);
  });
});
