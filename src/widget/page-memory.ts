// What a browser keeps for a site. Until a visitor consents everything ends with the tab; after that it lasts. A visitor who
// refuses, or whose browser asks not to be tracked, leaves no trace but the refusal itself.

/** What may be kept: nothing, for this tab, or for good. */
export type Keeping = "nothing" | "tab" | "lasting";

const prefix = "vivencia:";

function storeOf(keeping: Keeping): Storage | undefined {
  try {
    return keeping === "lasting" ? localStorage : keeping === "tab" ? sessionStorage : undefined;
  } catch {
    // Storage can be forbidden; the page then remembers for itself.
    return undefined;
  }
}

function put(store: Storage | undefined, name: string, text: string | null): void {
  try {
    if (text === null) store?.removeItem(prefix + name);
    else store?.setItem(prefix + name, text);
  } catch {
    // Full.
  }
}

/** Named texts. */
export class PageMemory {
  readonly #here = new Map<string, string>();

  constructor(public keeping: Keeping) {}

  /** A text of this page, this tab, or an earlier visit. */
  read(name: string): string | null {
    return (
      this.#here.get(name) ??
      storeOf(this.keeping)?.getItem(prefix + name) ??
      (this.keeping === "lasting" ? (storeOf("tab")?.getItem(prefix + name) ?? null) : null)
    );
  }

  /** Keeps a text as long as may be; null forgets it. `only` keeps it for this tab at most. */
  write(name: string, text: string | null, only?: "tab"): void {
    if (text === null) this.#here.delete(name);
    else if (!only) this.#here.set(name, text);
    const keeping = only && this.keeping !== "nothing" ? only : this.keeping;
    put(storeOf(keeping), name, text);
    if (text === null) for (const one of ["tab", "lasting"] as const) put(storeOf(one), name, null);
  }

  /** Keeps from now on as `keeping` says: what was kept moves along, or goes. */
  change(keeping: Keeping): void {
    this.keeping = keeping;
    if (keeping === "lasting") for (const [name, text] of this.#here) put(storeOf(keeping), name, text);
    else this.forget(keeping === "nothing" ? ["tab", "lasting"] : ["lasting"]);
  }

  /** Removes everything from these stores, or the names that `what` finds. */
  forget(where: readonly Keeping[], what = /^/): void {
    for (const one of where) {
      const store = storeOf(one);
      if (!store) continue;
      for (const full of Object.keys(store)) {
        const name = full.slice(prefix.length);
        if (full.startsWith(prefix) && what.test(name)) put(store, name, null);
      }
    }
    if (where.includes("tab"))
      for (const name of this.#here.keys()) if (what.test(name)) this.#here.delete(name);
  }
}
