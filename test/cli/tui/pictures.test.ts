/** The pictures of the README and the guide are the screens themselves: `npm run pictures` draws them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEYMAP } from '../../../cli/tui/keymap.js';
import type { Mode } from '../../../cli/tui/state/actions.js';
import { createRuntime } from '../../../cli/tui/runtime.js';
import { frameOf } from '../../../cli/tui/screens/frame.js';
import type { ScreenName } from '../../../cli/tui/state/model.js';
import { madePairs, makePort } from './support/made-port.js';
import { svgOf } from './support/svg.js';

const FOLDER = path.join(import.meta.dirname, '../../../cli/tui');
const COLUMNS = 100;

const PICTURES: Readonly<Record<string, { readonly screen: ScreenName; readonly keys: readonly string[] }>> = {
  dashboard: { screen: 'dashboard', keys: [] },
  review: { screen: 'review', keys: [] },
  bulk: { screen: 'review', keys: ['b', 'down', 'down'] },
  triage: { screen: 'triage', keys: ['v', 'down', 'down', 'down'] },
};

describe('pictures', () => {
  it.each(Object.keys(PICTURES).flatMap((name) => (['zh', 'en'] as const).map((language) => [name, language] as const)))('%s in %s is what the program draws', async (name, language) => {
    const { screen, keys } = PICTURES[name]!;
    const port = makePort({ pairs: madePairs() });
    const runtime = createRuntime(port, { language, screen, columns: COLUMNS, rows: 30, glyphs: 'full' }, () => 0);
    for (const key of keys) runtime.send({ kind: 'key', key: { name: key, text: '' }, at: 0 });
    await expect(svgOf(frameOf(runtime.model(), port, 0), COLUMNS)).toMatchFileSnapshot(path.join(FOLDER, 'pictures', `${name}.${language}.svg`));
  });
});

/** The keys of the guide, from the same table as footer and help. `UPDATE=1` writes them. */
describe('the guide for clerks', () => {
  const file = path.join(FOLDER, 'GUIDE.zh-CN.md');
  it.each(['review', 'bulk', 'dashboard', 'triage'] as const satisfies readonly Mode[])('lists the keys of %s as they are', (mode) => {
    const text = readFileSync(file, 'utf8');
    const rows = KEYMAP[mode].map(({ show, label }) => `| \`${show}\` | ${label.zh} |`);
    const table = ['| 键 | 作用 |', '| --- | --- |', ...rows].join('\n');
    const section = new RegExp(`<!-- ${mode}-keys -->\\n(?:([\\s\\S]*?)\\n)?<!-- /${mode}-keys -->`, 'u');
    if (process.env['UPDATE'] === '1') writeFileSync(file, text.replace(section, `<!-- ${mode}-keys -->\n${table}\n<!-- /${mode}-keys -->`));
    else expect(section.exec(text)?.[1]).toBe(table);
  });
});
