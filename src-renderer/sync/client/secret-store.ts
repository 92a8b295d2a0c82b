/**
 * Where the session's secret survives a restart: the keychain in Electron, the browser's storage otherwise. The secret is opaque
 * text made by the engine (it names server, user and token); at most 8,000 characters.
 */
export interface SecretStore {
  load(): Promise<string | null>;
  save(secret: string): Promise<void>;
  clear(): Promise<void>;
  /** Where the keys of the local data are kept. Left out, or `load` gives null: there is no keychain, the browser keeps them. */
  keychain?: {
    load(): Promise<Readonly<Record<string, string>> | null>;
    save(name: string, key: string): Promise<void>;
    clear(name: string): Promise<void>;
  };
}
