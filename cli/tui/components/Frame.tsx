/** Draws lines as one text: a frame is a few kilobytes, and one node is drawn faster than a hundred. */
import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { Line } from '../layout/line.js';
import { painted } from '../theme.js';

export function Frame({ lines, color }: { readonly lines: readonly Line[]; readonly color: boolean }): ReactElement {
  const text = lines.map((spans) => (spans.length === 0 ? ' ' : spans.map(({ text: part, tone }) => painted(part, tone, color)).join(''))).join('\n');
  return <Box><Text>{text}</Text></Box>;
}
