/**
 * Where somebody lives, as a list says it 地点. `…Key` forms are folded for comparison (suffix and alias removed:
 * 柳河镇人民政府 and 柳河镇 → 柳河; 双山嘎查村委会 → 双山); empty when unknown.
 */
export interface Place {
  readonly county: string;
  readonly town: string;
  readonly village: string;
  readonly group: string;
  readonly address: string;
  readonly townKey: string;
  readonly villageKey: string;
}
