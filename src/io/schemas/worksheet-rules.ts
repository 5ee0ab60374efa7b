/** The rules of township work sheets, read when they are asked for. */
import path from 'node:path';
import type { WorksheetRules } from '../../domain/worksheet.js';
import { loadData, schemasFolder } from './load.js';

/** @throws ToolError naming file, line and key when the file is not right. */
export function loadWorksheetRules(): WorksheetRules {
  return loadData<WorksheetRules>(path.join(schemasFolder(), 'rules', 'worksheets.yaml'), 'worksheets');
}
