/** The review screen 待核: why the pair is asked, both records side by side, how common the name is, and the suggestion last. */
import { COMPARED, JUDGEMENTS, SOURCE_KINDS, maskNumbersIn, type Language } from '../../../src/index.js';
import { EMPTY, cutLine, line, span, spread, typedLine, type Line } from '../layout/line.js';
import { cutPlace, visible, widthOf, wrapItems } from '../layout/width.js';
import type { Pair, PairView } from '../port.js';
import { candidatesOf } from '../state/queue.js';
import { currentPair, type Model, type ReviewState } from '../state/model.js';
import { comparisonHead, comparisonRows } from './comparison.js';
import type { Drawing, Screen } from './drawing.js';

export function reviewScreen(model: Model, drawing: Drawing, clock: number): Screen {
  const { review } = model;
  if (review === null) return { title: line(span(drawing.language === 'zh' ? ' 待核' : ' Review', 'title')), body: [line(span(drawing.language === 'zh' ? ' 正在读取…' : ' Reading…', 'dim'))] };
  const pair = currentPair(review);
  const title = titleLine(review, pair, drawing, clock);
  if (pair === null) return { title, body: emptyBody(model, review, drawing) };
  if (review.seen?.subject !== pair.subject) return { title, body: [EMPTY, line(span(drawing.language === 'zh' ? ' 这一对的记录没有读出来' : ' The records of this pair have not been read', 'warn'))] };
  const seen = review.view === 'sample' ? blinded(review.seen, pair) : review.seen;
  const note = review.panel?.kind === 'note' ? [typedLine(drawing.language === 'zh' ? '备注' : 'Note', review.panel.text, drawing.width)] : noteLines(review, pair, drawing);
  const head = [...reasonLines(seen, drawing), ...comparisonHead(seen, review.reveal, drawing)];
  const background = backgroundLines(review, pair, seen, drawing);
  const room = drawing.height - note.length;
  const rows = comparisonRows(seen, review.reveal, drawing, room - head.length - background.length);
  const spare = Math.max(0, background.length - Math.max(0, room - head.length - rows.length)); // of what is behind the suggestion, the last gives way first
  return { title, body: [...[...head, ...rows, ...background.slice(0, background.length - 1 - spare), ...background.slice(-1)].slice(0, room), ...note] };
}

/** A pair without what the last match made of the earlier answer: standings of people of the lists, and the answer as a reason. A roster row speaks for itself. */
function blinded(view: PairView, { what }: Pair): PairView {
  const says = { zh: '（抽查不显示）', en: '(not shown)' };
  return { ...view, reasons: view.reasons.filter(({ code }) => !JUDGED.has(code)), left: { ...view.left, says }, right: what === 'merge' ? { ...view.right, says } : view.right };
}

const JUDGED: ReadonlySet<string> = new Set(['judged-same', 'judged-different']);

function titleLine(review: ReviewState, pair: Pair | null, { language, width }: Drawing, clock: number): Line {
  const zh = language === 'zh';
  const { list } = review.derived;
  const views = { open: zh ? '待核' : 'Review', unsure: zh ? '存疑' : 'Unsure', sample: zh ? '抽查' : 'Blind check' } as const;
  const at = pair === null ? 0 : list.indexOf(pair) + 1;
  const counts = countsOf(review);
  const right = zh
    ? `已定 ${counts.decided}  存疑 ${counts.unsure}${review.derived.implied > 0 ? `  免问 ${review.derived.implied}` : ''}${timeLeft(review, clock, 'zh')} `
    : `decided ${counts.decided}  unsure ${counts.unsure}${review.derived.implied > 0 ? `  implied ${review.derived.implied}` : ''}${timeLeft(review, clock, 'en')} `;
  const queue = ` ${views[review.view]} ${at}/${list.length}`;
  if (pair === null) return spread(line(span(queue, 'title')), line(span(right, 'dim')), width);
  const name = `  ${visible(pair.name)}  `;
  const place = cutPlace(pair.town, pair.village, width - widthOf(queue) - widthOf(name) - widthOf(pair.id) - 2 - widthOf(right) - 1, '·'); // the id is what `c2z decide` asks for
  return spread(line(span(queue, 'title'), name, place, span(`  ${pair.id}`, 'dim')), line(span(right, 'dim')), width);
}

const SUBJECTS = new WeakMap<ReviewState['pairs'], ReadonlySet<string>>();

/** Answers on pairs that are still there. */
function countsOf({ pairs, verdicts }: ReviewState): { decided: number; unsure: number } {
  const subjects = SUBJECTS.get(pairs) ?? new Set(pairs.map(({ subject }) => subject));
  SUBJECTS.set(pairs, subjects);
  let [decided, unsure] = [0, 0];
  for (const [subject, { judgement }] of verdicts) {
    if (!subjects.has(subject)) continue;
    if (judgement === 'unsure') unsure += 1;
    else decided += 1;
  }
  return { decided, unsure };
}

/** From the pace of this sitting; not said before five answers, when it would be a guess. */
function timeLeft({ sitting, derived, view }: ReviewState, clock: number, language: Language): string {
  if (view !== 'open') return ''; // the pace is that of the open queue
  const gone = sitting.open - derived.list.length;
  if (gone < 5 || derived.list.length === 0) return '';
  const minutes = Math.max(1, Math.round((((clock - sitting.startedAt) / gone) * derived.list.length) / 60_000));
  return language === 'zh' ? `  还需约 ${minutes} 分` : `  about ${minutes} min left`;
}

function reasonLines({ reasons, proposals }: PairView, { language, width }: Drawing): Line[] {
  const zh = language === 'zh';
  const [open, close] = zh ? ['［', '］'] : [' [', ']'];
  const words = reasons.map((reason, index) => `${index === 0 ? (zh ? '为什么要看：' : 'Why it is asked: ') : ''}${reason[language]}${open}${reason.code}${close}`);
  const lines = wrapItems(words, width - 2).slice(0, 2).map((text): Line => line(span(` ${text}`, 'warn')));
  return [...lines, ...proposals.slice(0, 1).map((proposal): Line => cutLine(line(span(` ${proposal[language]}`, 'dim')), width))];
}

function backgroundLines(review: ReviewState, pair: Pair, view: PairView, { language, width, facts, glyphs }: Drawing): Line[] {
  const zh = language === 'zh';
  const { county, village, year } = view.namesakes;
  const namesakes = county === 0
    ? (zh ? '名单上没有其他同名的人' : 'nobody else of this name on the lists')
    : zh ? `名单上另有 ${county} 人同名，本村 ${village} 人，同年出生 ${year} 人` : `${county} others of this name, ${village} in the village, ${year} born the same year`;
  const label = (text: string): string => ` ${text}${' '.repeat(Math.max(1, (zh ? 10 : 12) - widthOf(text)))}`;
  const lines: Line[] = [line(span(label(zh ? '同名风险' : 'namesakes'), 'dim'), span(namesakes, county > 0 ? 'plain' : 'dim'))];
  const candidates = candidatesOf(review, pair);
  if (candidates.length > 1) lines.push(cutLine([span(label(zh ? '候选' : 'candidates'), 'dim'), ...candidates.slice(0, 9).flatMap((each, index) => [span(`${index + 1} ${each.kind === null ? '' : `${SOURCE_KINDS[each.kind][language]} `}${each.name}${each === pair ? glyphs.cursor : ''}`, each === pair ? 'bright' : 'plain'), span('  ')])], width));
  const blind = review.view === 'sample' || !review.suggestions;
  if (blind) return [...lines, line(span(label(zh ? '依据' : 'evidence'), 'dim'), span(review.view === 'sample' ? (zh ? '抽查：不显示机器的意见和上次的判断' : 'blind check: neither the machine nor the earlier answer is shown') : (zh ? '已隐藏（e 显示）' : 'hidden (e shows it)'), 'dim'))];
  const weights = view.evidence.filter(({ weight }) => weight !== 0).map((evidence) => `${COMPARED[evidence.field][language]} ${evidence.weight > 0 ? '+' : '−'}${Math.abs(evidence.weight).toFixed(1)}`);
  const percent = facts.words.percent(pair.probability);
  for (const [index, text] of wrapItems([...weights, `${glyphs.arrow} ${zh ? `同一人的可能 ${percent}` : `probability ${percent}`}`], width - 13).entries()) lines.push(line(span(label(index === 0 ? (zh ? '依据' : 'evidence') : ''), 'dim'), span(text)));
  const suggestion = pair.tier === 'probable' ? (zh ? '建议：同一人' : 'suggested: same') : zh ? '没有建议，请看清再定' : 'no suggestion: look closely';
  return [...lines, line(span(label(zh ? '建议' : 'suggestion'), 'dim'), span(suggestion.replace(/^建议：|^suggested: /u, ''), pair.tier === 'probable' ? 'plain' : 'dim'))];
}

function noteLines(review: ReviewState, pair: Pair, { language, width }: Drawing): Line[] {
  const note = review.view === 'sample' ? '' : review.notes.get(pair.subject) ?? ''; // it may tell what was said
  const said = review.view === 'unsure' ? review.verdicts.get(pair.subject) : undefined;
  const verdict = said === undefined ? [] : [cutLine(line(span(` ${JUDGEMENTS[said.judgement][language]}${language === 'zh' ? '：' : ': '}${said.by} ${said.at}`, 'warn'), span(said.note === '' || said.note === note ? '' : `  ${maskNumbersIn(said.note)}`)), width)];
  return note === '' ? verdict : [...verdict, cutLine(line(span(` ${language === 'zh' ? '备注：' : 'note: '}${maskNumbersIn(note)}`, 'bright')), width)];
}

function emptyBody({ overview }: Model, review: ReviewState, { language }: Drawing): Line[] {
  const zh = language === 'zh';
  const unread = review.pairs.length > 0 || overview === null ? null : overview.lastImport === '' ? (zh ? '还没有导入名单和花名册：在总览（c2z）按 i 导入，或者用 c2z import。' : 'Nothing has been imported yet: i on the dashboard (c2z) does it, or c2z import.')
    : Object.values(overview.standings).every((count) => count === 0) ? (zh ? '名单已导入，还没有比对：在总览（c2z）按 m 比对，或者用 c2z match。' : 'The lists have not been matched yet: m on the dashboard (c2z) does it, or c2z match.') : null;
  if (unread !== null) return [EMPTY, line(span(` ${unread}`, 'warn'))];
  const turn = {
    open: { zh: 'v 看存疑和抽查。', en: 'v shows unsure pairs and blind checks.' }, unsure: { zh: 'v 到抽查。', en: 'v goes on to blind checks.' }, sample: { zh: 'v 回到待核。', en: 'v goes back to the pairs to review.' },
  }[review.view];
  const said = { open: zh ? ' 待核的对已全部看完。' : ' Every pair has been looked at.', unsure: zh ? ' 没有存疑的对。' : ' Nothing is unsure.', sample: zh ? ' 没有可抽查的判断。' : ' There are no answers to check.' }[review.view];
  const { checked, differed } = review.sitting;
  return [EMPTY, line(span(said, 'good')), EMPTY,
    ...(checked > 0 ? [line(zh ? ` 本次抽查 ${checked} 对，不一致 ${differed} 对` : ` Checked ${checked} blind, ${differed} differed`)] : []),
    line(zh ? ` 按 q 结束，重新比对并显示这些判断改变了什么；${turn.zh}` : ` q finishes, matches again and shows what your answers changed; ${turn.en}`)];
}
