/**
 * Syllables that a listener or a fuzzy-pinyin input method confuses 模糊音: n/l, r/l, h/f, zh/z, ch/c, sh/s and
 * an/ang, en/eng, in/ing. Toneless syllables, ü written v.
 */

const INITIALS = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/u;
const RETROFLEX: Readonly<Record<string, string>> = { zh: 'z', ch: 'c', sh: 's' };
const LIQUIDS: ReadonlySet<string> = new Set(['n', 'l', 'r']);

interface Syllable {
  readonly initial: string;
  readonly final: string;
}

/** Whether two different syllables are one confusion apart; a flat tongue and a nasal ending together (chen/ceng) count as one. */
export function isNearSyllable(left: string, right: string): boolean {
  if (left === right) return true;
  const a = split(left);
  const b = split(right);
  if (isBreathed(a, b) || isBreathed(b, a)) return true;
  const sameFinal = a.final === b.final;
  const nearFinal = sameFinal || withoutNasalG(a.final) === withoutNasalG(b.final);
  if (!nearFinal) return false;
  if (a.initial === b.initial) return true;
  if (flat(a.initial) === flat(b.initial)) return true;
  return sameFinal && LIQUIDS.has(a.initial) && LIQUIDS.has(b.initial) && !(a.initial === 'n' && b.initial === 'r') && !(a.initial === 'r' && b.initial === 'n');
}

/** One form for all syllables that {@link isNearSyllable} can reach, for blocking: coarser than any single confusion. */
export function nearKey(syllable: string): string {
  const { initial, final } = split(syllable);
  let head = flat(initial);
  let tail = withoutNasalG(final);
  if (LIQUIDS.has(head)) head = 'l';
  if (head === 'f' || head === 'h') {
    head = 'h';
    // 胡 hu / 福 fu, 黄 huang / 方 fang, 灰 hui / 飞 fei, 红 hong / 冯 feng: f swallows the u of h.
    tail = H_WITHOUT_U[tail] ?? tail;
  }
  return head + tail;
}

/**
 * The consonant that a syllable of a transliterated name writes, vowels and their voice left out: 买 and 麦, 依 and 衣, 江 and 加 stand for the
 * same sounds of the other language as often as not. Empty for a syllable that begins with a vowel; 尔 er is the r of Turkic and Mongolian.
 */
export function consonantOf(syllable: string): string {
  if (syllable === 'er') return 'l';
  const { initial } = split(syllable);
  return CONSONANTS[initial] ?? initial;
}

const CONSONANTS: Readonly<Record<string, string>> = {
  p: 'b', f: 'b', t: 'd', k: 'g', h: 'g', n: 'n', r: 'l', x: 's', sh: 's', s: 's', zh: 'j', z: 'j', c: 'j', ch: 'j', q: 'j', y: '', w: '',
};

const H_WITHOUT_U: Readonly<Record<string, string>> = { ua: 'a', uan: 'an', ui: 'ei', un: 'en', uo: 'o', ong: 'en', uai: 'ai' };
/** Southern h/f: the f- syllable that each hu- syllable is heard as. */
const F_FOR_HU: Readonly<Record<string, string>> = { hu: 'fu', hua: 'fa', huan: 'fan', huang: 'fang', hui: 'fei', hun: 'fen', huo: 'fo', hong: 'feng' };

function isBreathed(a: Syllable, b: Syllable): boolean {
  if (a.initial !== 'h' || b.initial !== 'f') return false;
  return a.final === b.final || F_FOR_HU[a.initial + a.final] === b.initial + b.final;
}

function split(syllable: string): Syllable {
  const [, initial = '', final = ''] = INITIALS.exec(syllable) ?? [];
  return { initial, final };
}

function flat(initial: string): string {
  return RETROFLEX[initial] ?? initial;
}

/** ang → an, eng → en, ing → in, and with them iang, uang; ong stays: it is not confused with on. */
function withoutNasalG(final: string): string {
  return final.endsWith('ng') && !final.endsWith('ong') ? final.slice(0, -1) : final;
}
