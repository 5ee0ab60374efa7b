/**
 * Draws charts as SVG text by echarts, without a browser. What echarts writes for its own script in a browser (hover styles, data
 * marks, style attributes) is taken out: a page with a strict policy would refuse it, and pictures on paper need none of it.
 */
import type { EChartsCoreOption } from 'echarts/core';
import { asMarkup, html, type Markup } from '../html/markup.js';

/** A picture with what it says in words, for those who do not see it. */
export interface Picture {
  readonly option: EChartsCoreOption;
  readonly width: number;
  readonly height: number;
  /** Fill whatever room there is, out of proportion: a strip without words. */
  readonly stretched?: true;
}

/** Makes SVG of a picture; `id` is unique within the page. */
export type Draw = (picture: Picture, id: string, title: string, description: string) => Markup;

/** Loads echarts, which takes a while: only when something is to be drawn. */
export async function loadDraw(): Promise<Draw> {
  const [core, { BarChart, LineChart, SankeyChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'), import('echarts/charts'), import('echarts/components'), import('echarts/renderers'),
  ]);
  core.use([BarChart, LineChart, SankeyChart, GridComponent, SVGRenderer]);
  return ({ option, width, height, stretched }, id, title, description) => {
    const chart = core.init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 13, color: 'var(--text)' }, ...option });
      const drawn = plainSvg(chart.renderToSVGString());
      return html`<svg viewBox="0 0 ${width} ${height}"${stretched === true ? html` preserveAspectRatio="none"` : null} role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${asMarkup(drawn)}</svg>`;
    } finally {
      chart.dispose(); // its timer would keep the program from ending
    }
  };
}

/** The shapes alone: no outer element, styles, classes or marks; style attributes become attributes. */
export function plainSvg(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>|<\/svg>\s*$/gu, '')
    .replace(/<style[\s\S]*?<\/style>/gu, '')
    .replace(/<rect [^>]*fill="none"[^>]*><\/rect>/u, '')
    .replace(/ (?:ecmeta_[\w-]*|class|xml:space)="[^"]*"/gu, '')
    .replace(/ style="([^"]*)"/gu, (_, style: string) => attributesOf(style))
    .replace(/\n+/gu, '');
}

/** Size and weight are kept; the family is the page's. */
function attributesOf(style: string): string {
  const size = /(?:font-size:|\b)(\d+(?:\.\d+)?)px/u.exec(style)?.[1];
  const bold = /font-weight:\s*bold|font:[^;"]*\bbold\b/u.test(style);
  return `${size === undefined ? '' : ` font-size="${size}"`}${bold ? ' font-weight="bold"' : ''}`;
}
