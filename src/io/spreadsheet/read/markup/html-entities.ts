import { resolveReferences } from '../xml/references.js';

/** Named characters that occur in exported lists; the five of XML are resolved with the numeric references. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00A0', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200C', zwj: '\u200D', shy: '\u00AD',
  middot: '·', bull: '•', times: '×', divide: '÷', plusmn: '±', deg: '°', micro: 'µ', para: '¶', sect: '§', copy: '©', reg: '®', trade: '™',
  yen: '¥', cent: '¢', pound: '£', euro: '€', curren: '¤', sup1: '¹', sup2: '²', sup3: '³', frac12: '½', frac14: '¼', frac34: '¾',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', sbquo: '‚', bdquo: '„',
  ndash: '–', mdash: '—', hellip: '…', permil: '‰', larr: '←', uarr: '↑', rarr: '→', darr: '↓', loz: '◊', le: '≤', ge: '≥', ne: '≠', infin: '∞', radic: '√',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', chi: 'χ', Chi: 'Χ',
};

/** Resolves the character references of HTML text; unknown names stay as they are. */
export function resolveHtmlReferences(text: string): string {
  if (!text.includes('&')) return text;
  // `&amp;nbsp;` is the text "&nbsp;": names first would resolve it twice.
  return text.replace(/&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);/gu, (reference) => NAMED[reference.slice(1, -1)] ?? resolveReferences(reference));
}
