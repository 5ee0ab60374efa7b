import { isTargetKind } from '../domain/kinds.js';
import type { Mapping, SheetVocabulary } from '../domain/mapping.js';
import { headerEvidence, type Surroundings } from './evidence.js';
import { foldText } from './fold-heading.js';
import type { HeadingReading } from './lexicon.js';

/**
 * What a sheet says of itself where nothing but its folder says that it is a roster or a list of evidence: 死亡/高龄津贴停发.xlsx. A folder
 * may say of 柳河镇.xlsx or 2020年3月.xlsx what they are, but nobody is dead by lying beside the dead. Null where it says nothing else.
 */
export function saidBesideFolder(mapping: Mapping, around: Surroundings, headings: readonly HeadingReading[], mappings: readonly Mapping[]): string | null {
  if (isTargetKind(mapping.kind)) return null;
  const named = [...around.titles, around.sheet, around.file].find((text) => saysMore(text, mapping));
  const reason = headings.find(({ leaf }) => mapping.vocabulary.reasons.some((word) => leaf.endsWith(word)));
  const other = mappings.find((each) => each.kind !== mapping.kind && headerEvidence(each, headings) > 0);
  return named ?? reason?.text ?? other?.title.zh ?? null;
}

/** Whether more is left of a text than a day, a place, words that stand on any list and words of its kind. */
function saysMore(text: string, { identify, vocabulary }: Mapping): boolean {
  const words = [...(identify.words ?? []), ...(identify.hints ?? []), ...vocabulary.listWords, ...vocabulary.plainWords].map(foldText).sort((a, b) => b.length - a.length);
  return text.split(/[\s|]+/u).some((part) => {
    const folded = foldText(part);
    if (vocabulary.captions.some((label) => folded.startsWith(`${label}:`))) return false;
    const left = words.reduce((rest, word) => rest.replaceAll(word, ' '), withoutPlace(folded, vocabulary));
    return (left.match(/\p{Script=Han}/gu) ?? []).length >= 2;
  });
}

/** 松山区柳河镇双山村 and what is numbered or dated before and behind it. */
function withoutPlace(folded: string, { countySuffixes, townSuffixes, villageSuffixes }: SheetVocabulary): string {
  const endings = [...countySuffixes, ...townSuffixes, ...villageSuffixes].sort((a, b) => b.length - a.length).join('|');
  return folded.replace(DAY, ' ').replace(new RegExp(`(^|[\\s_-])(?:\\p{Script=Han}{1,6}?(?:${endings}))+`, 'gu'), '$1');
}

const DAY = /第?(?:\d+|[〇一二三四五六七八九十]+)(?:年度?|月份?|[日号]|季度|批次?|期|人|户|名)?|[上下]半年/gu;
