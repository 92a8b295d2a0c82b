/** The import rules of the house. Every rule's comment says what breaks without it. */
const not = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const outside = (folder) => ({ pathNot: [`^${folder}`, '^tests/', '^scripts/', '\\.config\\.ts$', '\\.test\\.tsx?$'] });

module.exports = {
  forbidden: [
    not(
      'no-cycles',
      'A cycle makes load order matter.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    not(
      'no-orphans-resolved',
      'An import that does not resolve fails only at run time.',
      { pathNot: '^tests/' },
      { couldNotResolve: true, pathNot: '^(virtual:|\\?|#build/)' },
    ),
    not(
      'shared-stands-alone',
      'The contract must load in every process.',
      { path: '^src-shared', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^src-shared', 'node_modules/zod'] },
    ),
    not(
      'main-imports-shared-only',
      'Main, renderer and server meet in the contract.',
      { path: '^src-main' },
      { path: '^src-(renderer|server)' },
    ),
    not(
      'renderer-imports-shared-only',
      'Main, renderer and server meet in the contract.',
      { path: '^src-renderer' },
      { path: '^src-(main|server)' },
    ),
    not(
      'server-imports-shared-only',
      'Main, renderer and server meet in the contract.',
      { path: '^src-server' },
      { path: '^src-(main|renderer)' },
    ),
    not(
      'widget-imports-shared-only',
      'It runs on other people’s pages.',
      { path: '^src-widget', pathNot: '\\.test\\.ts$' },
      { path: '^(src-(main|renderer|server)|tests)' },
    ),

    not(
      'ui-knows-no-data',
      'The kit must be usable by any feature.',
      { path: '^src-renderer/ui' },
      { path: '^src-renderer/(app|features|sync)' },
    ),
    not(
      'sync-knows-no-screen',
      'The engine runs in a worker.',
      { path: '^src-renderer/sync' },
      { path: '^src-renderer/(app|features|ui)' },
    ),
    not(
      'features-do-not-import-app',
      'The shell knows features, not the reverse.',
      { path: '^src-renderer/features' },
      { path: '^src-renderer/app' },
    ),
    not(
      'feature-by-its-index',
      'A feature is entered by its index.ts.',
      { path: '^src-renderer/features/([^/]+)/' },
      {
        path: '^src-renderer/features/',
        pathNot: ['^src-renderer/features/$1/', '^src-renderer/features/[^/]+/index\\.tsx?$'],
      },
    ),
    not(
      'app-enters-features-by-index',
      'A feature is entered by its index.ts.',
      { path: '^src-renderer/(app|main)' },
      { path: '^src-renderer/features/[^/]+/', pathNot: '^src-renderer/features/[^/]+/index\\.tsx?$' },
    ),

    not(
      'rooms-do-not-import-gateway',
      'gateway → rooms → store, never back.',
      {
        path: '^src-server/(channels|conversations|routing|presence|promises|customers|identity|scripts|supervision|reporting|jobs|nodes|practice|sync|store|platform|attachments|webhooks)',
      },
      { path: '^src-server/(gateway|app|main)' },
    ),
    not(
      'store-knows-no-room',
      'The store is below every room.',
      { path: '^src-server/(store|platform)/' },
      { path: '^src-server/(?!store|platform)' },
    ),
    not(
      'room-by-its-index',
      'A room is entered by its index.ts.',
      {
        path: '^src-server/(gateway|conversations|routing|presence|promises|customers|identity|scripts|supervision|reporting|jobs|nodes|practice|sync|attachments|webhooks|app)',
        pathNot: '\\.test\\.ts$',
      },
      {
        path: '^src-server/(conversations|routing|presence|promises|customers|identity|scripts|supervision|reporting|jobs|nodes|practice|attachments|webhooks)/',
        pathNot: ['^src-server/[^/]+/index\\.ts$', '^src-server/$1/'],
      },
    ),
    not(
      'connector-knows-its-folder',
      'A connector is handed a sink; it reaches nothing else.',
      { path: '^src-server/channels/(?!messenger|instagram|whatsapp)([^/]+)/', pathNot: '\\.test\\.ts$' },
      {
        path: '^src-server/',
        pathNot: ['^src-server/channels/$1/', '^src-server/channels/[^/]+\\.ts$', '^src-server/platform/'],
      },
    ),
    not(
      'meta-connector-knows-its-folder-and-meta',
      'Messenger, Instagram and WhatsApp are one Graph API and one signed webhook: channels/meta is what the three share, and the only folder a connector may reach besides its own.',
      { path: '^src-server/channels/(messenger|instagram|whatsapp)/', pathNot: '\\.test\\.ts$' },
      {
        path: '^src-server/',
        pathNot: ['^src-server/channels/($1|meta)/', '^src-server/channels/[^/]+\\.ts$', '^src-server/platform/'],
      },
    ),

    not('electron-only-in-main', 'The renderer is sandboxed.', outside('src-main'), { path: 'node_modules/electron/' }),
    not(
      'dexie-only-in-sync-db',
      'One door to IndexedDB, so that one codec can encrypt it.',
      outside('src-renderer/sync/db'),
      { path: 'node_modules/dexie' },
    ),
    not(
      'socket-client-only-in-sync-socket',
      'One door to the server.',
      outside('(src-renderer/sync/socket|src-widget)'),
      { path: 'node_modules/socket\\.io-client' },
    ),
    not('database-drivers-only-in-store', 'One dialect, two homes.', outside('src-server/store'), {
      path: 'node_modules/(pg|kysely|@electric-sql)/',
      pathNot: 'node_modules/kysely/',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
    exclude: { path: '(^|/)(dist|release|data)/' },
  },
};
