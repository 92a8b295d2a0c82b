/** What the benchmark uses of it; the package ships no types. */
declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string, options?: { auto_compaction?: boolean });
    bulkDocs(docs: readonly object[]): Promise<unknown>;
  }
}
