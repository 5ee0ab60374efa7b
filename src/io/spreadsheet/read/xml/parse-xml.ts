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
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    const local = localName(name);
    if (!Object.hasOwn(attributes, local)) attributes[local] = resolveReferences((double ?? single ?? '').replace(/[\t\r\n]/gu, ' '));
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

function endOfDeclaration(text: string, from: number): number {
  const subset = text.indexOf('[', from);
  const close = endOf(text, '>', from);
  return subset < 0 || subset > close ? close : endOf(text, ']', subset) + text.slice(endOf(text, ']', subset)).indexOf('>') + 1;
}
