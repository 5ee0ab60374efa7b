/** A small event parser for XML held as one string; not validating, no entities beyond the five. For the hot path see xlsx/row-scanner. */
import { normalizeLineEnds, resolveReferences } from './references.js';

/** Attributes by local name: `r:id` is found under `id`. */
export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** `name` is the local name, without its prefix. */
  open?(name: string, attributes: XmlAttributes): void;
  /** Follows every `open`, also for `<empty/>`. */
  close?(name: string): void;
  text?(value: string): void;
}

/** Real names are far shorter; bounds the work on what is none. */
const LONGEST_NAME = 512;

/** The text is not well-formed as far as it has to be understood. */
export class XmlFault extends Error {}

export function parseXml(text: string, on: XmlHandlers): void {
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const until = tag < 0 ? text.length : tag;
    if (until > at && open.length > 0) on.text?.(resolveReferences(normalizeLineEnds(text.slice(at, until))));
    if (tag < 0) break;
    if (text.startsWith('<![CDATA[', tag)) {
      const end = endOf(text, ']]>', tag);
      on.text?.(normalizeLineEnds(text.slice(tag + 9, end - 3)));
      at = end;
    } else if (text.startsWith('<!--', tag)) {
      at = endOf(text, '-->', tag);
    } else if (text[tag + 1] === '?') {
      at = endOf(text, '?>', tag);
    } else if (text[tag + 1] === '!') {
      at = endOfDeclaration(text, tag);
    } else if (text[tag + 1] === '/') {
      const end = endOf(text, '>', tag);
      const name = localName(text.slice(tag + 2, end - 1).trim());
      if (open.pop() !== name) throw new XmlFault(`</${name}>`);
      on.close?.(name);
      at = end;
    } else {
      const end = endOfTag(text, tag);
      const selfClosed = text[end - 2] === '/';
      const inner = text.slice(tag + 1, end - (selfClosed ? 2 : 1));
      const nameEnd = inner.search(/\s/u);
      const name = localName(nameEnd < 0 ? inner : inner.slice(0, nameEnd));
      on.open?.(name, nameEnd < 0 ? {} : readAttributes(inner.slice(nameEnd)));
      if (selfClosed) on.close?.(name);
      else open.push(name);
      at = end;
    }
  }
  if (open.length > 0) throw new XmlFault(`<${open.at(-1) ?? ''}>`);
}

export function readAttributes(text: string): XmlAttributes {
  const attributes: Record<string, string> = {};
  for (let at = 0; at < text.length; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const name = localName(/\S*$/u.exec(text.slice(Math.max(at, equals - LONGEST_NAME), equals).trimEnd())?.[0] ?? '');
    let quoteAt = equals + 1;
    while (quoteAt < text.length && text.charCodeAt(quoteAt) <= 0x20) quoteAt += 1;
    const quote = text.charAt(quoteAt);
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, quoteAt + 1) : -1;
    if (close < 0) {
      // Not well-formed: this `=` belongs to nothing.
      if (quote === '"' || quote === "'") break;
      at = quoteAt;
      continue;
    }
    if (name !== '' && !Object.hasOwn(attributes, name)) attributes[name] = resolveReferences(text.slice(quoteAt + 1, close).replace(/[\t\r\n]/gu, ' '));
    at = close + 1;
  }
  return attributes;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new XmlFault(mark);
  return at + mark.length;
}

/** The position after the `>` that closes a tag; one inside a quoted value does not count. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  throw new XmlFault('>');
}

/** No spreadsheet program writes declarations of its own: entities would make text out of nothing, or read other files. */
function endOfDeclaration(text: string, from: number): number {
  const close = endOf(text, '>', from);
  if (text.slice(from, close).includes('[')) throw new XmlFault('<!DOCTYPE […]>');
  return close;
}
