/** The shell of a page that needs nothing but itself: style and script stand in it, and its policy forbids everything else. */
import { createHash } from 'node:crypto';
import type { Language } from '../../domain/language.js';
import { asMarkup, html, type Markup } from './markup.js';

/** What a page is made of; style and script hold no data. */
export interface PageParts {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  /** Empty for a page that does nothing by itself. */
  readonly script: string;
  readonly body: Markup;
}

/**
 * One file. The content security policy lets in this very style sheet and script, known by their hashes, and no picture, no
 * font, no frame, no form and no connection; style attributes are refused too, so none are written.
 */
export function documentOf({ language, title, style, script, body }: PageParts): string {
  const policy = [
    "default-src 'none'", `style-src 'sha256-${sha256(style)}'`, `script-src ${script === '' ? "'none'" : `'sha256-${sha256(script)}'`}`, "base-uri 'none'", "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${asMarkup(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${asMarkup(style)}</style>
</head>
<body>
${body}
${script === '' ? null : html`<script>${asMarkup(script)}</script>`}
</body>
</html>
`.markup;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
