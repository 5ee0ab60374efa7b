/** Writes small xlsx files for tests out of raw XML, so that every odd spelling of the format can be put in. */
import { makeZip, type ZipOptions, type ZipPart } from './make-zip.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetXml {
  readonly name?: string;
  /** What stands inside `<sheetData>`. */
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** The whole part, instead of `rows`. */
  readonly whole?: string | Buffer;
}

export interface XlsxOptions {
  readonly sheets: readonly SheetXml[];
  /** What stands inside `<sst>`; no part when missing. */
  readonly strings?: string;
  readonly wholeStrings?: string | Buffer;
  /** Custom formats and the format id of each cell style. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly styles?: readonly number[];
  readonly date1904?: boolean;
  /** Namespace prefix of all elements, e.g. `x`. */
  readonly prefix?: string;
  /** `/xl/worksheets/sheet1.xml` instead of `worksheets/sheet1.xml`. */
  readonly absoluteTargets?: boolean;
  readonly strict?: boolean;
  /** Changes the parts before they are packed. */
  readonly alter?: (parts: ZipPart[]) => ZipPart[];
  readonly zip?: ZipOptions;
}

export function makeXlsx(options: XlsxOptions): Buffer {
  const { sheets, prefix, strict = false, absoluteTargets = false } = options;
  const p = prefix === undefined ? '' : `${prefix}:`;
  const main = strict ? 'http://purl.oclc.org/ooxml/spreadsheetml/main' : MAIN;
  const relations = strict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : RELATIONS;
  const namespace = prefix === undefined ? `xmlns="${main}"` : `xmlns:${prefix}="${main}"`;
  const target = (path: string): string => (absoluteTargets ? `/xl/${path}` : path);
  const listed = sheets.map(({ name, state }, index) => `<${p}sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`);
  const links = sheets.map((_, index) => relation(`rId${index + 1}`, `${relations}/worksheet`, target(`worksheets/sheet${index + 1}.xml`)));
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', data: relationships([relation('rId1', `${relations}/officeDocument`, 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      data: `<${p}workbook ${namespace} xmlns:r="${relations}">${options.date1904 === true ? `<${p}workbookPr date1904="1"/>` : ''}<${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
    },
  ];
  sheets.forEach(({ rows, before = '', after = '', whole }, index) => {
    parts.push({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: whole ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${p}worksheet ${namespace}>${before}<${p}sheetData>${rows}</${p}sheetData>${after}</${p}worksheet>`,
    });
  });
  if (options.strings !== undefined || options.wholeStrings !== undefined) {
    parts.push({ name: 'xl/sharedStrings.xml', data: options.wholeStrings ?? `<${p}sst ${namespace}>${options.strings ?? ''}</${p}sst>` });
    links.push(relation('rIdS', `${relations}/sharedStrings`, target('sharedStrings.xml')));
  }
  if (options.styles !== undefined) {
    const formats = Object.entries(options.formats ?? {}).map(([id, code]) => `<${p}numFmt numFmtId="${id}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`);
    const styles = options.styles.map((id) => `<${p}xf numFmtId="${id}" fontId="0"/>`);
    parts.push({ name: 'xl/styles.xml', data: `<${p}styleSheet ${namespace}><${p}numFmts>${formats.join('')}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs>${styles.join('')}</${p}cellXfs></${p}styleSheet>` });
    links.push(relation('rIdT', `${relations}/styles`, target('styles.xml')));
  }
  parts.push({ name: 'xl/_rels/workbook.xml.rels', data: relationships(links) });
  return makeZip(options.alter?.(parts) ?? parts, options.zip);
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}

function relationships(links: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`;
}
