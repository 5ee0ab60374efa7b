/**
 * Takes an HTML text apart into tags and text in one pass. Reads tags as a browser does: a quote opens a value only behind `=`,
 * and whatever never ends reaches to the end of the page. Every character is looked at a bounded number of times.
 */
import { UnreadableFile } from '../../../../domain/unreadable-file.js';

export interface HtmlHandlers {
  /** `name` in lower case; `attributes` as they stand in the tag. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text between tags, references unresolved. */
  text(value: string): void;
}

/** Elements whose content is no markup and no data. */
const RAW = /^(?:script|style|title|textarea)$/u;
/** Cells inside a quoted value: a quote is missing, and rows would vanish in it. */
const CELLS = /<\/?(?:table|tr|t[dh])[\s>]/iu;

export function readHtmlTokens(html: string, on: HtmlHandlers): void {
  const finder = createFinder(html);
  for (let at = 0; at < html.length; ) {
    const less = html.indexOf('<', at);
    if (less < 0 || less > at) on.text(html.slice(at, less < 0 ? html.length : less));
    if (less < 0) return;
    if (html.startsWith('<!--', less)) {
      at = finder.after('-->', less + 2);
    } else if (html[less + 1] === '!' || html[less + 1] === '?') {
      at = finder.after('>', less);
    } else {
      const slash = html[less + 1] === '/' ? 1 : 0;
      const nameAt = less + 1 + slash;
      const nameEnd = endOfName(html, nameAt);
      if (nameEnd === nameAt) {
        on.text('<');
        at = less + 1;
        continue;
      }
      const name = html.slice(nameAt, nameEnd).toLowerCase();
      const end = endOfTag(html, nameEnd, finder);
      at = end;
      if (slash === 1) on.close(name);
      else if (RAW.test(name)) at = finder.afterEndTag(name, end);
      else on.open(name, html.slice(nameEnd, end - 1));
    }
  }
}

function endOfName(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at += 1) {
    const code = html.charCodeAt(at) | 0x20;
    const letter = code >= 0x61 && code <= 0x7a;
    if (!letter && (at === from || !/[\d:-]/u.test(html.charAt(at)))) break;
  }
  return at;
}

/** Position after the `>` of a tag, quoted values passed over; the end of the text when there is none. */
function endOfTag(html: string, from: number, finder: Finder): number {
  let isValue = false;
  for (let at = from; at < html.length; at += 1) {
    const char = html.charAt(at);
    if (char === '>') return at + 1;
    if (isValue && (char === '"' || char === "'")) {
      const close = finder.find(char, at + 1);
      if (close < 0) return finder.after('>', at);
      if (CELLS.test(html.slice(at, close))) throw new UnreadableFile('io/broken-part', { part: 'HTML', found: html.slice(from, at + 20).trim().slice(0, 60) });
      at = close;
      isValue = false;
    } else if (char === '=') isValue = true;
    else if (char.trim() !== '') isValue = false;
  }
  return html.length;
}

/** Searches that remember what is not to be found any more, so that a page of ten thousand open quotes is no work. */
interface Finder {
  find(mark: string, from: number): number;
  /** Position after the mark, or the end of the text. */
  after(mark: string, from: number): number;
  /** Position after the end tag of an element whose content is not looked at. */
  afterEndTag(name: string, from: number): number;
}

function createFinder(html: string): Finder {
  const absent = new Set<string>();
  const find = (mark: string, from: number): number => {
    if (absent.has(mark)) return -1;
    const at = html.indexOf(mark, from);
    if (at < 0) absent.add(mark);
    return at;
  };
  const after = (mark: string, from: number): number => {
    const at = find(mark, from);
    return at < 0 ? html.length : at + mark.length;
  };
  return {
    find, after,
    afterEndTag(name, from) {
      const tag = new RegExp(`</${name}[\\s>]`, 'giu');
      tag.lastIndex = from;
      const found = tag.exec(html);
      return found === null ? html.length : after('>', found.index);
    },
  };
}
