/** Opens the workspace for the screens: to write when that can be, else to look. */
import { ToolError, type Label } from '../../../src/index.js';
import type { Context } from '../../context.js';
import { openWorkspace, storeFolder, workspaceFolder, type Workspace, type Writer } from '../open.js';
import { isUnwritable, isWritable } from '../unlock.js';

/** As its only writer, and where that cannot be, to look at it: somebody else is the writer, or there is none. */
export function openToLook(context: Context, writer: Writer): { readonly workspace: Workspace; readonly readOnly: Label | null } {
  try {
    return { workspace: openWorkspace(context, {}, writer), readOnly: null };
  } catch (error) {
    const isBusy = error instanceof ToolError && error.code === 'workspace/busy';
    if (!isBusy && !isUnwritable(error) && isWritable(storeFolder(workspaceFolder(context)))) throw error;
    const why = isBusy ? error.texts : { zh: '这个文件夹不能写', en: 'This folder cannot be written' };
    return { workspace: openWorkspace(context), readOnly: { zh: `只读：${why.zh}`, en: `Read only: ${why.en}` } };
  }
}
