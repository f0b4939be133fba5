/** Where a browser keeps what outlives the page. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A store of the browser's. What it does not take (it is full, or off, and then its very name throws) lives as long as the page. */
export function shelf(storage: () => Storage): Shelf {
  const here = new Map<string, string>();
  return {
    getItem(key) {
      try {
        return here.get(key) ?? storage().getItem(key);
      } catch {
        return null;
      }
    },
    setItem(key, value) {
      try {
        storage().setItem(key, value);
        here.delete(key);
      } catch {
        here.set(key, value);
      }
    },
    removeItem(key) {
      here.delete(key);
      try {
        storage().removeItem(key);
      } catch {
        // Off: there is nothing in it.
      }
    },
  };
}

/** What this tab keeps through a reload. */
export const tabShelf = shelf(() => sessionStorage);

/** What every tab on this device finds again. */
export const deviceShelf = shelf(() => localStorage);
