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
