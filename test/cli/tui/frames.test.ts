import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../src/index.js';
import { makePort } from './support/made-port.js';
import { openApp, widestLine, type OpenedApp } from './support/open-app.js';
import { SCREENS } from './support/screens.js';

const SIZES = [[80, 24], [120, 40]] as const;
const LANGUAGES: readonly Language[] = ['zh', 'en'];

describe('every screen, as it is drawn', () => {
  let app: OpenedApp | undefined;
  afterEach(() => { app?.close(); });

  for (const [name, { screen, keys, plain = false, readOnly = null, then }] of Object.entries(SCREENS)) {
    for (const language of LANGUAGES) {
      for (const [columns, rows] of SIZES) {
        it(`${name}, ${language}, ${columns}×${rows}`, async () => {
          const port = makePort({ readOnly, after: { standings: { insured: 170, excused: 10, removed: 22, gap: 20, pending: 40 }, rates: { list: { insured: 170, of: 262 }, reduced: { insured: 170, of: 230 } } } });
          app = await openApp(port, screen, { language, columns, rows, plain });
          await app.press(...keys);
          await then?.(port, app);
          const frame = app.frame();
          expect(widestLine(frame)).toBeLessThanOrEqual(columns);
          expect(frame.split('\n').length).toBe(rows - 1);
          if (plain) expect(frame).toMatch(/^[\n\u0020-\u007E\u2E80-\u9FFF\u3000-\u303F\uFF00-\uFFEF]*$/u); // what a console of a bare Linux shows with a font of Han characters
          await expect(`${frame}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, 'frames', `${name}.${language}.${columns}x${rows}.txt`));
        });
      }
    }
  }
});
