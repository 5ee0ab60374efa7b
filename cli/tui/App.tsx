/** The program on the terminal: keys in, frames out, and the one place where it ends. */
import { useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { Frame } from './components/Frame.js';
import { keysFrom } from './keys.js';
import type { Runtime } from './runtime.js';
import type { Facts } from './screens/drawing.js';
import { frameOf } from './screens/frame.js';

export interface AppProps {
  readonly runtime: Runtime;
  readonly facts: Facts;
  readonly color: boolean;
  readonly clock: () => number;
}

export function App({ runtime, facts, color, clock }: AppProps): ReactElement {
  const model = useSyncExternalStore(runtime.subscribe, runtime.model);
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  useEffect(() => { runtime.send({ kind: 'resized', columns, rows }); }, [runtime, columns, rows]);
  useInput((input, key) => { for (const each of keysFrom(input, key)) runtime.send({ kind: 'key', key: each, at: clock() }); });
  usePaste((text) => { runtime.send({ kind: 'paste', text }); });
  useEffect(() => { if (model.over) exit(); }, [model.over, exit]);
  return <Frame lines={frameOf(model, facts, clock())} color={color} />;
}
