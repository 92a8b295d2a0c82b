import { join } from 'node:path';
import { newId } from '#shared/lib/ids.ts';
import type { App, AppParts } from './app-parts.ts';
import { createFiles } from './attachments/index.ts';
import { connectorRooms } from './connector-rooms.ts';
import { createIntake, createWaker } from './conversations/index.ts';
import { createReceipts, createSender } from './deliveries/index.ts';
import { createEffects } from './effects.ts';
import { ensureFirstAdmin } from './first-admin.ts';
import { allRoutes, restApi } from './gateway/api/index.ts';
import { attachmentRoutes } from './gateway/attachment-routes.ts';
import { deskRequests } from './gateway/desk-requests.ts';
import { type DeskSocket, mountDeskSocket } from './gateway/desk-socket.ts';
import { floorSignals } from './gateway/floor-signals.ts';
import { createHttp, type ServerState } from './gateway/http.ts';
import { createSocketServer } from './gateway/socket-server.ts';
import { pushToWatchers, supervisionSignals } from './gateway/supervision-signals.ts';
import { tellDesks } from './gateway/tell-desks.ts';
import { uiFiles } from './gateway/ui-files.ts';
import { mountVisitorSocket } from './gateway/visitor-socket.ts';
import { webhookRoutes } from './gateway/webhook-routes.ts';
import { widgetPages } from './gateway/widget-pages.ts';
import { hearSignals } from './hear-signals.ts';
import { actorOf, createSessions, createSignIn, createUsers } from './identity/index.ts';
import {
  createCustomerSignals,
  createInboxes,
  createRunningConnectors,
  createVault,
  createVisitorThreads,
  followInboxes,
} from './inboxes/index.ts';
import { alone, createLeases, createLife, createNodes, keepsAll, livesAlone } from './nodes/index.ts';
import { systemClock } from './platform/clock.ts';
import { createMetrics } from './platform/metrics.ts';
import { loadNodeId } from './platform/node-id.ts';
import { loadSecretKey } from './platform/secret-key.ts';
import { createPractice, ensurePracticeInbox } from './practice/index.ts';
import { createAttendance, readConnected, ringOnlyAtAvailable } from './presence/index.ts';
import { createPromiseKeeper, holdToPromises } from './promises/index.ts';
import { adoptFloor, createDepartures, createFloor, keepFloorFacts } from './reporting/index.ts';
import { createRouter } from './routing/index.ts';
import { fillSample } from './sample/index.ts';
import { createStore, openDatabase } from './store/index.ts';
import { createAbsence, createLive, withSupervision } from './supervision/index.ts';
import { createFanOut, createMutationRunner, snapshot } from './sync/index.ts';
import { createWebhookDelivery, createWebhooks } from './webhooks/index.ts';

export type { App } from './app-parts.ts';

/**
 * Builds the server and starts it: the one place where rooms meet. Top to bottom: data, rooms, doors, and only then the outside
 * world (connectors, sending, listening), so that nothing arrives before somebody can take it.
 * @throws DatabaseUnusable, or the listening error (EADDRINUSE …)
 */
export async function createApp({
  config,
  log,
  factories,
  buildFolder,
  version,
  clock = systemClock,
}: AppParts): Promise<App> {
  const db = await openDatabase(
    config.databaseUrl === null
      ? { kind: 'embedded', folder: join(config.dataFolder, 'database') }
      : { kind: 'postgres', url: config.databaseUrl },
  );
  // New with every start, unlike the node's id: it tells this process's own words from those of its siblings.
  const name = config.databaseUrl === null ? null : newId();
  const store = createStore(db, clock.now, { announceAs: name, oneSession: config.databaseUrl === null });
  store.rule('conversation', holdToPromises);
  keepFloorFacts(store);
  store.rule('presence', ringOnlyAtAvailable);
  const files = createFiles({ store, folder: config.filesFolder, now: clock.now });
  const secretKey = loadSecretKey(config.secretKey, config.dataFolder);
  const vault = createVault(secretKey);
  const { databaseUrl: url } = config;
  const nodeId = loadNodeId(config.dataFolder);
  const nodes =
    url === null || name === null ? alone : createNodes({ store, url, name, nodeId, secretKey, clock, log });
  const life = name === null ? livesAlone : createLife({ store, nodeId, clock, log, isGuarded: nodes.isGuarded });
  const leases = name === null ? keepsAll : createLeases({ store, name, clock, log });
  let address = '';
  const publicUrl = () => config.publicUrl ?? address;

  const sessions = createSessions({ store, clock, sessionMs: config.sessionMs });
  const signIn = createSignIn({ store, sessions, clock, log });
  const users = createUsers({ store, sessions });
  if (config.sample) await fillSample({ store, users, vault, log, now: clock.now(), mail: config.sampleMail });
  // Before the doors open: who waits for /healthz signs in at once.
  else await ensureFirstAdmin({ store, users }, config, log);
  if (config.sample) await ensurePracticeInbox(store);
  await adoptFloor(store);
  const intake = createIntake({ store, files, log });
  const receipts = createReceipts({ store, clock, log });

  // Signals from connectors reach the desks' sockets, which are made further down, from the same rooms.
  const desk: { socket: DeskSocket | null } = { socket: null };
  const tell = tellDesks(desk);
  const metrics = createMetrics({ connectedDesktops: () => desk.socket?.connections() ?? 0 });
  const running = createRunningConnectors({
    store,
    vault,
    clock,
    log,
    factories,
    leases,
    publicUrl,
    rooms: connectorRooms({
      intake,
      receipts,
      threads: createVisitorThreads({ store, files }),
      metrics,
      nodes,
      later: () => ({ signals, departures, socket: desk.socket }),
    }),
  });
  const signals = createCustomerSignals({ store, running, log });
  const inboxes = createInboxes({ store, vault, running });
  const departures = createDepartures({ store, clock, log, nodeId });
  const sender = createSender({
    store,
    files,
    connectors: running,
    clock,
    log,
    nodeId,
    tellElsewhere: () => nodes.tell({ kind: 'replies-wait' }),
  });
  const effects = createEffects({
    sender: () => sender.nudge(),
    read: (id, at) => void signals.agentHasRead(id, at),
    promises: () => promises.policiesChanged(),
  });
  const nudges = { sender: () => sender.nudge(), changed: () => live.forget() };
  const mutations = createMutationRunner({ store, effects: withSupervision(effects, { sessions, nudges }), log });

  const practice = createPractice({
    store,
    clock,
    log,
    findConnector: running.find,
    connected: () => readConnected(store.db, clock.now()),
    push: tell.practiceChanged,
    tellOthers: nodes.tell,
  });
  const waker = createWaker({ store, clock, log });

  let state: ServerState = 'starting';
  const http = await createHttp({
    sessions,
    signIn,
    firstPage: (user, limit) => snapshot(store.db, clock, actorOf(user), { page: null, limit }),
    metrics,
    log,
    version,
    trustProxy: config.trustProxy,
    state: () => state,
  });
  const webhooks = createWebhooks({ store, clock });
  const webhookDelivery = createWebhookDelivery({ store, clock, log });
  const floor = createFloor({
    store,
    clock,
    log,
    send: (socketIds, name, payload) => void io.to(socketIds).emit(name, payload),
    tellLeads: tell.floorAlert,
  });
  const routes = allRoutes({ store, mutations, sessions, users, inboxes, webhooks, floor });
  await http.register(restApi, { routes, sessions, version });
  await http.register(attachmentRoutes, { files, sessions });
  await http.register(webhookRoutes, { findConnector: running.findOfChannel, publicUrl, metrics, log });
  await http.register(widgetPages, { connectorOf: running.find, widgetDir: join(buildFolder, 'widget'), log });
  await http.register(uiFiles, { folder: join(buildFolder, 'renderer') });

  const { io, closeSockets } = createSocketServer(http.server, clock);
  const connectedUsers = () => desk.socket?.connectedUsers() ?? new Set<string>();
  const router = createRouter({ store, clock, log });
  const promises = createPromiseKeeper({
    store,
    clock,
    log,
    alert(told) {
      tell.promiseAlert(told);
      nodes.tell({ kind: 'alert', ...told });
    },
    sending: () => sender.nudge(),
  });
  const attendance = createAttendance({
    store,
    clock,
    log,
    nodeId,
    connectedUsers,
    push: (userIds, name, payload) => desk.socket?.push(userIds, name, payload),
    changed: () => router.nudge(),
    tellOthers: (userId, socketId, report) => nodes.tell({ kind: 'idle', userId, socketId, report }),
  });
  const liveHere = pushToWatchers(io);
  const live = createLive({
    store,
    clock,
    log,
    push(told) {
      liveHere(told);
      nodes.tell({ kind: 'live', live: told });
    },
  });
  const takeSupervision = supervisionSignals(live);
  const takeFloor = floorSignals(floor);
  const absence = createAbsence({ store, clock, log, connectedUsers, changed: live.forget });
  desk.socket = mountDeskSocket({
    io,
    store,
    sessions,
    clock,
    log,
    handlers: deskRequests({ publicUrl, store, clock, mutations, sessions, users, inboxes, router, floor, practice }),
    connectionsChanged: attendance.connectionsChanged,
    agentIdle: attendance.idle,
    otherSignal(...signal) {
      takeSupervision(...signal);
      takeFloor(...signal);
    },
    appearance: live.appearance,
    tell: nodes.tell,
    agentTyping(conversation, userId, typing) {
      void signals.agentTypes(conversation.id, userId, typing);
    },
  });
  mountVisitorSocket(io, { connectorOf: running.find, log, trustProxy: config.trustProxy });
  const fanOut = createFanOut({
    store,
    clock,
    log,
    subscribers: desk.socket.subscribers,
    rowsChanged: { inbox: followInboxes({ running, clock, log, isOver: () => state === 'stopping' }) },
  });

  async function stop(): Promise<void> {
    if (state === 'stopping') return;
    state = 'stopping';
    desk.socket?.announceClosing();
    waker.stop();
    await life.stop();
    practice.close();
    desk.socket?.viewers.stop();
    await floor.stop();
    await promises.stop();
    await attendance.stop();
    await absence.stop();
    await router.stop();
    await webhookDelivery.stop();
    // Sending ends before its connectors do, so that what is in hand gets its answer.
    await sender.stop();
    await departures.stop();
    await running.stopAll();
    nodes.tell({ kind: 'inboxes-free' });
    await fanOut.stop();
    await nodes.stop();
    await closeSockets();
    await http.close();
    await store.close();
  }

  // Before anybody can connect: whoever does is told of every change from then on.
  await fanOut.start();
  try {
    address = await http.listen({ port: config.port, host: config.host });
  } catch (error) {
    await fanOut.stop();
    await store.close();
    throw error;
  }
  desk.socket.viewers.start();
  await nodes.start(hearSignals({ desk: desk.socket, running, attendance, practice, tell, liveHere, leases, sender }));
  await departures.start();
  await running.startAll();
  await sender.start();
  await attendance.start();
  absence.start();
  router.start();
  promises.start();
  floor.start();
  webhookDelivery.start();
  waker.start();
  practice.open();
  life.start({
    died: sender.takeOverFrom,
    silent: departures.serverGone,
    returned: () => void departures.returned(),
  });
  state = 'ok';
  log.info({ address }, 'listening');
  return { address, store, users, inboxes, stop };
}
