/** Draws lines, each as one text. A line that is as it was is neither measured nor laid out again. */
import { Box, Text } from 'ink';
import { memo, type ReactElement } from 'react';
import type { Line } from '../layout/line.js';
import { painted } from '../theme.js';

const Row = memo(function Row({ text }: { readonly text: string }): ReactElement {
  return <Text wrap="truncate-end">{text}</Text>;
});

export function Frame({ lines, color }: { readonly lines: readonly Line[]; readonly color: boolean }): ReactElement {
  return <Box flexDirection="column">{lines.map((spans, index) => <Row key={index} text={spans.length === 0 ? ' ' : spans.map(({ text, tone }) => painted(text, tone, color)).join('')} />)}</Box>;
}
