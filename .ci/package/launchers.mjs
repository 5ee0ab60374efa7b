/** How the program is started from its folder, wherever it lies and whatever the machine has or lacks. */
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Needs no PATH, follows a link to itself, and does not let another Node's settings in. */
const UNIX = `#!/bin/sh
# 清零 c2z
self=$0
if [ -h "$self" ]; then self=$(readlink -f -- "$self"); fi
case $self in */*) here=\${self%/*} ;; *) here=. ;; esac
unset NODE_OPTIONS NODE_PATH
exec "$here/runtime/node" "$here/app/main.js" "$@"
`;

/** ASCII alone: cmd reads a batch file in the code page of the moment. The code page is put back at the end. */
const WINDOWS = `@echo off
setlocal
set "NODE_OPTIONS="
set "NODE_PATH="
for /f "tokens=2 delims=:." %%a in ('"%SystemRoot%\\System32\\chcp.com"') do set "C2Z_CODE_PAGE=%%a"
"%SystemRoot%\\System32\\chcp.com" 65001 >nul
"%~dp0runtime\\node.exe" "%~dp0app\\main.js" %*
set "C2Z_EXIT=%ERRORLEVEL%"
if defined C2Z_CODE_PAGE "%SystemRoot%\\System32\\chcp.com" %C2Z_CODE_PAGE% >nul
exit /b %C2Z_EXIT%
`;

/** For a double click: a window in which \`c2z\` is a command. */
const WINDOW = `@echo off
"%SystemRoot%\\System32\\chcp.com" 65001 >nul
set "PATH=%~dp0;%PATH%"
title c2z
cd /d "%USERPROFILE%\\Documents" 2>nul
call "%~dp0c2z.cmd" --help
cmd /k
`;

export function writeLaunchers(platform, folder) {
  if (platform.startsWith('win32')) {
    writeFileSync(path.join(folder, 'c2z.cmd'), crlf(WINDOWS));
    writeFileSync(path.join(folder, '启动.cmd'), crlf(WINDOW));
    return;
  }
  writeFileSync(path.join(folder, 'c2z'), UNIX);
  chmodSync(path.join(folder, 'c2z'), 0o755);
}

function crlf(text) {
  return text.replaceAll('\n', '\r\n');
}
