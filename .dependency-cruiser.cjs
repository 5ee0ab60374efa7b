'use strict';

const STAGES = 'ingest|normalize|link|classify|cases|subsidy|report';

/** Who may import whom (src/README.md). Each rule is seen to fire on a planted breach in test/architecture.test.ts. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'domain-is-leaf', severity: 'error', comment: 'The vocabulary knows nothing of the stages that use it.',
      from: { path: '^src/domain/' }, to: { path: '^(src|cli)/|node_modules/', pathNot: '^src/domain/' } },
    { name: 'text-knows-only-domain', severity: 'error', comment: 'Helpers shared by stages stand below them.',
      from: { path: '^src/text/' }, to: { path: '^(src|cli)/', pathNot: '^src/(domain|text)/' } },
    { name: 'stages-meet-in-pipeline', severity: 'error', comment: 'Stages speak through domain types; pipeline.ts joins them.',
      from: { path: `^src/(${STAGES})/` }, to: { path: '^src/', pathNot: ['^src/$1/', '^src/domain/', '^src/text/'] } },
    { name: 'rehearse-knows-only-the-words', severity: 'error', comment: 'A generator that used the stages would share their blind spots.',
      from: { path: '^src/rehearse/' }, to: { path: '^src/', pathNot: ['^src/rehearse/', '^src/domain/', '^src/text/'] } },
    { name: 'io-at-the-edges', severity: 'error', comment: 'Only src/io and cli touch disk, database, network, processes.',
      from: { path: '^src/', pathNot: '^src/io/' },
      to: { path: '^(node:)?(fs|child_process|http|https|net|worker_threads)(/promises)?$|node_modules/(better-sqlite3|xlsx|hucre|yaml)/' } },
    { name: 'no-network', severity: 'error', comment: 'The product never talks to a network.',
      from: { path: '^(src|cli)/' }, to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/promises)?$' } },
    { name: 'io-serves-the-core', severity: 'error', comment: 'Adapters know the vocabulary, not the stages.',
      from: { path: '^src/io/' }, to: { path: '^src/', pathNot: ['^src/io/', '^src/domain/', '^src/text/'] } },
    { name: 'terminal-stays-in-cli', severity: 'error', from: { path: '^src/' },
      to: { path: '^cli/|node_modules/(ink|react|commander)/' } },
    { name: 'cli-uses-the-front-doors', severity: 'error', comment: 'Export it from src/index.ts or src/io/index.ts; beside each, reading.ts is the door of threads that only read, rehearsal.ts that of made-up counties.',
      from: { path: '^cli/' }, to: { path: '^src/', pathNot: '^src/(io/)?(index|reading|rehearsal)[.]ts$' } },
    { name: 'screens-do-no-io', severity: 'error', from: { path: '^cli/tui/' }, to: { path: '^src/io/|^cli/(?!tui/)|^(node:)?fs' } },
    { name: 'state-knows-no-screens', severity: 'error', comment: 'Reducers are given what only a drawing can tell.', from: { path: '^cli/tui/state/' }, to: { path: '^cli/tui/(screens|components)/' } },
    { name: 'tests-are-a-dead-end', severity: 'error', from: { path: '^(src|cli)/' }, to: { path: '^(test|bench)/' } },
    { name: 'shared-by-at-least-two', severity: 'warn', comment: 'A helper with one caller belongs beside its caller.',
      from: { path: `^src/(${STAGES})/([^/]+)` }, module: { path: '^src/text/', numberOfDependentsLessThan: 2 } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Without these two, packages that are ESM-only (ink) do not resolve and the rule about them silently never fires.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
