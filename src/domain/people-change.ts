import type { Standing } from './standing.js';
import type { IdentityCode } from './person.js';

/** What became of a person of the target population between two states of the lists 人员变动. A person may have several. */
export const PEOPLE_CHANGES = {
  listed: { zh: '新增', en: 'newly listed' },
  changed: { zh: '变更', en: 'changed' },
  left: { zh: '取消', en: 'no longer listed' },
  merged: { zh: '并入他人', en: 'merged into another person' },
  split: { zh: '分出', en: 'split off another person' },
  insured: { zh: '新参保', en: 'newly insured' },
  'fell-out': { zh: '断保', en: 'fallen out of insurance' },
  standing: { zh: '结论变化', en: 'standing changed' },
} as const;
export type PeopleChange = keyof typeof PEOPLE_CHANGES;

/** What can change of somebody who stays on the lists 变更内容. */
export const CHANGED_FIELDS = {
  name: { zh: '姓名', en: 'name' },
  id: { zh: '证件号码', en: 'identity number' },
  town: { zh: '乡镇', en: 'township' },
  village: { zh: '村', en: 'village' },
  identities: { zh: '身份', en: 'identities' },
  target: { zh: '是否对象', en: 'in the target population' },
} as const;
export type ChangedField = keyof typeof CHANGED_FIELDS;

/** A person as the last match saw him 上次比对时的人员. */
export interface SeenPerson {
  readonly id: string;
  readonly name: string;
  readonly idText: string;
  readonly birthDate: string | null;
  readonly town: string;
  readonly village: string;
  /** Folded, for comparison: written otherwise is not moved. */
  readonly townKey: string;
  readonly villageKey: string;
  readonly foldedName: string;
  readonly household: string;
  readonly identities: readonly IdentityCode[];
  /** On a list but not in the target population 非对象. */
  readonly outside: boolean;
  /** Null for those outside. */
  readonly standing: Pick<Standing, 'standing' | 'category' | 'reason'> | null;
}

/** One change of one person. Numbers are whole; whoever prints them masks them. */
export interface PersonChange {
  readonly personId: string;
  readonly change: PeopleChange;
  readonly name: string;
  readonly idText: string;
  readonly town: string;
  readonly village: string;
  readonly identities: readonly IdentityCode[];
  /** For `changed`, and for `listed` and `left` of somebody whom a list of others still names: what it was and is. */
  readonly fields: readonly { readonly field: ChangedField; readonly before: string; readonly after: string }[];
  /** Reason codes before and after; null = not on the lists, or outside the population. */
  readonly before: SeenPerson['standing'];
  readonly after: SeenPerson['standing'];
  /** For `merged` and `split`: the other person. For `listed`: empty, or `returned` for somebody who had left before. */
  readonly other: string;
}

/** Heads of one township in a state of the lists 期末人数, by `category/reason`: enough to print that day's table again. */
export interface TownshipState {
  readonly township: string;
  readonly heads: Readonly<Record<string, number>>;
}

export type ChangeCounts = Readonly<Record<PeopleChange, number>>;
