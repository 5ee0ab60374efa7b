/** What a person said of a pair 判断. */
export const JUDGEMENTS = {
  same: { zh: '同一人', en: 'same person' },
  different: { zh: '不是同一人', en: 'different people' },
  unsure: { zh: '存疑', en: 'unsure' },
} as const;
export type Judgement = keyof typeof JUDGEMENTS;

/** A judgement on a pair, keyed by what was compared (fingerprints of both sides), never by row numbers. */
export interface PairJudgement {
  readonly leftFingerprint: string;
  readonly rightFingerprint: string;
  readonly judgement: Judgement;
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

/** What has become of a judgement when the lists have changed 判断是否仍适用. */
export const ANCHORS = {
  applied: { zh: '仍适用', en: 'applied' },
  stale: { zh: '内容已变，重新核对', en: 'stale: what was compared has changed' },
  ambiguous: { zh: '对应多人，无法确定', en: 'ambiguous: several people fit' },
  gone: { zh: '人或记录已不在名单上', en: 'gone' },
} as const;
export type Anchor = keyof typeof ANCHORS;
