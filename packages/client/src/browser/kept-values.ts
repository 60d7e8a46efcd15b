/** A few values that every tab of an origin sees, and that outlive them. */
export interface KeptValues {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * Keeps values in IndexedDB. Not in localStorage: what another tab has written there may be seen late, after its lock was
 * passed on, and a refresh token would be used twice.
 */
export function createKeptValues(database: string): KeptValues {
  let opened: Promise<IDBDatabase> | undefined;

  const open = () => {
    opened ??= openDatabase(database, () => {
      opened = undefined;
    });
    return opened;
  };

  const run = async <Value>(mode: IDBTransactionMode, act: (values: IDBObjectStore) => IDBRequest<Value>) => {
    const transaction = (await open()).transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return new Promise<Value>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  };

  return {
    get: (key) => run("readonly", (values) => values.get(key)),
    set: async (key, value) => void (await run("readwrite", (values) => values.put(value, key))),
    remove: (key) => run("readwrite", (values) => values.delete(key)),
  };
}

const STORE = "values";

/** Opens a database; `forget` is told when it has to be opened anew. */
function openDatabase(name: string, forget: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
      resolve(database);
    };
    request.onerror = () => {
      forget();
      reject(request.error);
    };
  });
}
