/** Draws lines: one text a line, one span a tone. */
import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { Line } from '../layout/line.js';
import { lookOf } from '../theme.js';

export function Frame({ lines, color }: { readonly lines: readonly Line[]; readonly color: boolean }): ReactElement {
  return (
    <Box flexDirection="column">
      {lines.map((spans, row) => (
        <Text key={row} wrap="truncate">
          {spans.length === 0 ? ' ' : spans.map(({ text, tone }, index) => <Text key={index} {...lookOf(tone, color)}>{text}</Text>)}
        </Text>
      ))}
    </Box>
  );
}
