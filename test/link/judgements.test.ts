import { describe, expect, it } from 'vitest';
import type { Judgement, PairJudgement } from '../../src/domain/judgement.js';
import type { PersonFacts, RosterRecord } from '../../src/domain/record.js';
import { anchorJudgements, fingerprintOf, pairIds } from '../../src/link/link.js';
import { number, roster, target } from './support/records.js';
import { runLinking } from './support/run.js';

const ID = number('19520304', 123);
const SLIP = `${ID.slice(0, 8)}7${ID.slice(9)}`;
const judged = (left: PersonFacts, right: PersonFacts, judgement: Judgement, at = '2020-10-01'): PairJudgement =>
  ({ leftFingerprint: fingerprintOf(left), rightFingerprint: fingerprintOf(right), judgement, by: '张', at, note: '' });

describe('a judgement on a pair', () => {
  const person = target({ name: '葛双喜', id: ID });
  const slipped = roster({ name: '葛双喜', id: SLIP });

  it('that they are the same makes the link, and keeps its tier', () => {
    const { links } = runLinking([person], [slipped], [judged(person, slipped, 'same')]);
    expect(links.map(({ method, tier, judgement }) => [method, tier, judgement])).toEqual([['judgement', 'probable', 'same']]);
  });

  it('that they are the same brings what was paid under the number and name of the row, and nothing else under it', () => {
    const lost = target({ name: '葛双喜', id: '', village: '东村' });
    const enrolled = roster({ name: '葛双喜', id: ID, village: '东村' });
    const paid = (who: string, id = ID, fen: number | null = 21_000): RosterRecord => ({ ...roster({ name: who, id, kind: 'payment', file: 'paid.xlsx' }), enrolments: [],
      evidence: { from: null, until: null, on: null, texts: [], destination: '', school: '', schoolLevel: '', amountFen: null, subsidyFen: fen, years: [2020], insured: null } });
    const own = paid('葛双喜');
    const rows = [own, paid('葛双嬉'), paid('米春花'), paid('葛双喜', number('19520304', 141)), roster({ name: '葛双喜', id: ID, kind: 'death', file: 'dead.xlsx' })];
    const certainOf = (order: readonly RosterRecord[], judgements: readonly PairJudgement[], targets = [lost]): string[] =>
      runLinking(targets, order, judgements).links.filter(({ tier }) => tier === 'certain').map(({ roster: { kind, name }, method, reasons }) => `${kind} ${name.display} ${method} ${reasons.join()}`);
    const words = [judged(lost, enrolled, 'same')];
    const expected = ['payment 葛双喜 judged-number number-of-judged'];
    expect(certainOf([enrolled, ...rows], words).filter((each) => !each.includes('葛双嬉'))).toEqual(expected);
    expect(certainOf([...rows].reverse().concat(enrolled), words).filter((each) => !each.includes('葛双嬉'))).toEqual(expected);
    expect(certainOf([enrolled, ...rows], [])).toEqual([]);
    expect(certainOf([enrolled, own], [...words, judged(lost, own, 'different')])).toEqual([]);
    expect(certainOf([enrolled, own], [judged(lost, enrolled, 'unsure')])).toEqual([]);
    const namesake = target({ name: '葛双喜', id: '', village: '西村' });
    const elsewhere = roster({ name: '葛双喜', id: ID, village: '西村' });
    expect(certainOf([enrolled, elsewhere, own], [...words, judged(namesake, elsewhere, 'same')], [lost, namesake])).toEqual([]);
    const owner = target({ name: '米春花', id: ID, village: '西村' });
    expect(certainOf([enrolled, own], words, [lost, owner]).filter((each) => each.startsWith('payment 葛'))).toEqual([]);
  });

  it('that they differ keeps the pair in the list, inert, even when the number is equal', () => {
    const equal = roster({ name: '葛双喜', id: ID });
    const { links } = runLinking([person], [slipped, equal], [judged(person, slipped, 'different'), judged(person, equal, 'different')]);
    expect(links.map(({ method, tier, judgement, reasons }) => [method, tier !== 'certain', judgement, reasons[0]])).toEqual([['judgement', true, 'different', 'judged-different'], ['judgement', true, 'different', 'judged-different']]);
  });

  it('that they differ takes no place from another row, and the row from no other person', () => {
    const other = target({ name: '葛双喜', id: number('19630111', 241), village: '西村' });
    const second = roster({ name: '葛双喜', id: `${ID.slice(0, 9)}9${ID.slice(10)}` });
    const plain = runLinking([person], [second]).links[0];
    const after = runLinking([person], [slipped, second], [judged(person, slipped, 'different')]).links.find(({ judgement }) => judgement === null);
    expect([after?.tier, after?.reasons]).toEqual([plain?.tier, plain?.reasons]);
    const equal = roster({ name: '葛双喜', id: number('19630111', 241) });
    expect(runLinking([person, other], [equal], [judged(other, equal, 'different')]).links.filter(({ tier }) => tier === 'certain')).toEqual([]);
  });

  it('applies to nobody where two people answer to what was judged', () => {
    const twins = ['poor-registry', 'disability'].map((kind) => target({ name: '葛双喜', id: '', birth: '1952-03-04', village: '东村', kind: kind as 'disability' }));
    const row = roster({ name: '葛双喜', id: ID, village: '东村' });
    const { links, people, questions } = runLinking(twins, [row], [judged(twins[0]!, row, 'same')]);
    expect(people).toHaveLength(2);
    expect(links.map(({ judgement }) => judgement)).toEqual([null, null]);
    expect(countOf(anchorJudgements([judged(twins[0]!, row, 'same')], { people, links, questions }))).toEqual({ applied: 0, stale: 0, ambiguous: 1, gone: 0 });
  });

  it('that is unsure stays in the queue with its word', () => {
    expect(runLinking([person], [slipped], [judged(person, slipped, 'unsure')]).links.map(({ judgement }) => judgement)).toEqual(['unsure']);
  });

  it('lives on when the rows move', () => {
    const moved = { ...slipped, ref: { ...slipped.ref, row: 4711, file: 'next-month.xlsx' } };
    expect(runLinking([person], [moved], [judged(person, slipped, 'same')]).links[0]?.judgement).toBe('same');
  });

  it('is stale when what was compared has changed', () => {
    const corrected = roster({ name: '葛双喜', id: `${ID.slice(0, 8)}6${ID.slice(9)}` });
    expect(runLinking([person], [corrected], [judged(person, slipped, 'same')]).links[0]?.judgement).toBeNull();
  });

  it('is replaced by a newer one', () => {
    const words = [judged(person, slipped, 'different', '2020-10-01'), judged(person, slipped, 'same', '2020-10-02')];
    expect(runLinking([person], [slipped], words).links[0]?.judgement).toBe('same');
    expect(runLinking([person], [slipped], words.reverse()).links[0]?.judgement).toBe('same');
  });

  it('merges two rows of target lists, or keeps them apart for good', () => {
    const other = target({ name: '葛双喜', id: SLIP, kind: 'minimum-living' });
    expect(runLinking([person, other], []).questions).toHaveLength(1);
    expect(runLinking([person, other], [], [judged(person, other, 'same')]).people).toHaveLength(1);
    const apart = runLinking([person, other], [], [judged(other, person, 'different')]);
    expect([apart.people.length, apart.questions.map(({ judgement }) => judgement)]).toEqual([2, ['different']]);
    const equal = target({ name: '葛双喜', id: ID, kind: 'minimum-living', town: '东镇' });
    expect(runLinking([person, equal], [], [judged(person, equal, 'different')]).people).toHaveLength(2);
  });
});

const countOf = (anchors: ReturnType<typeof anchorJudgements>) => Object.fromEntries(Object.entries(anchors).map(([anchor, found]) => [anchor, found.length]));

describe('judgements after the lists have changed', () => {
  const person = target({ name: '葛双喜', id: ID });
  const slipped = roster({ name: '葛双喜', id: SLIP });
  const said = [judged(person, slipped, 'same')];
  const after = (targets: ReturnType<typeof target>[], rosters: ReturnType<typeof roster>[]) => countOf(anchorJudgements(said, runLinking(targets, rosters, said)));

  it('are counted as applied, stale, ambiguous or gone', () => {
    expect(after([person], [slipped])).toEqual({ applied: 1, stale: 0, ambiguous: 0, gone: 0 });
    expect(after([person], [roster({ name: '葛双喜', id: `${ID.slice(0, 8)}6${ID.slice(9)}` })])).toEqual({ applied: 0, stale: 1, ambiguous: 0, gone: 0 });
    expect(after([target({ name: '葛双熹', id: ID })], [slipped])).toEqual({ applied: 0, stale: 1, ambiguous: 0, gone: 0 });
    expect(after([person], [])).toEqual({ applied: 0, stale: 0, ambiguous: 0, gone: 1 });
    expect(after([target({ name: '秦秀兰', id: number('19630111', 241) })], [])).toEqual({ applied: 0, stale: 0, ambiguous: 0, gone: 1 });
  });

  it('on two rows of target lists are applied whether they made one person or kept two apart', () => {
    const other = target({ name: '葛双喜', id: SLIP, kind: 'minimum-living' });
    for (const word of ['same', 'different'] as const) {
      const words = [judged(person, other, word)];
      expect(countOf(anchorJudgements(words, runLinking([person, other], [], words)))).toMatchObject({ applied: 1 });
    }
  });
});

describe('the id of a pair', () => {
  it('is short, the same in either order, and the own one of every pair', () => {
    const [a, b] = pairIds([{ leftFingerprint: 'a', rightFingerprint: 'b' }, { leftFingerprint: 'b', rightFingerprint: 'a' }]);
    expect([a?.length, a === b]).toEqual([8, true]);
    const many = pairIds(Array.from({ length: 20_000 }, (_, index) => ({ leftFingerprint: `${index}`, rightFingerprint: 'x' })));
    expect(new Set(many).size).toBe(20_000);
  });
});
