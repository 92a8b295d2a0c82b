type Listener = (...args: unknown[]) => void;

/** What PouchDB asks of Node's `events`, which browsers have not. Its methods are enumerable: PouchDB copies them by name. */
// biome-ignore lint/style/noDefaultExport: it stands in for a module that has one.
export default class EventEmitter {
  listenersByName?: Map<string, Listener[]>;
}
const lists = (self: EventEmitter) => {
  self.listenersByName ??= new Map();
  return self.listenersByName;
};
function on(this: EventEmitter, name: string, listener: Listener) {
  lists(this).set(name, [...(lists(this).get(name) ?? []), listener]);
  return this;
}
function removeListener(this: EventEmitter, name: string, listener: Listener) {
  lists(this).set(
    name,
    (lists(this).get(name) ?? []).filter((other) => other !== listener),
  );
  return this;
}
Object.assign(EventEmitter.prototype, {
  on,
  addListener: on,
  removeListener,
  off: removeListener,
  once(this: EventEmitter, name: string, listener: Listener) {
    const once: Listener = (...args) => {
      removeListener.call(this, name, once);
      listener(...args);
    };
    return on.call(this, name, once);
  },
  emit(this: EventEmitter, name: string, ...args: unknown[]) {
    const heard = lists(this).get(name) ?? [];
    for (const listener of heard) listener.apply(this, args);
    return heard.length > 0;
  },
  listeners(this: EventEmitter, name: string) {
    return lists(this).get(name) ?? [];
  },
  removeAllListeners(this: EventEmitter, name?: string) {
    if (name === undefined) lists(this).clear();
    else lists(this).delete(name);
    return this;
  },
  setMaxListeners(this: EventEmitter) {
    return this;
  },
});
