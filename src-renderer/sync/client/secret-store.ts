/**
 * Where the session's secret survives a restart: the keychain in Electron, the browser's storage otherwise. The secret is opaque
 * text made by the engine (it names server, user and token); at most 8,000 characters.
 */
export interface SecretStore {
  load(): Promise<string | null>;
  save(secret: string): Promise<void>;
  clear(): Promise<void>;
}
