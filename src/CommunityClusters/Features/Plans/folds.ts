/** Which sections of a plan this teacher folded on this phone. On a phone that others use too it is forgotten with the tab. */
export interface Folds {
  has(id: string): boolean;
  set(id: string, isFolded: boolean): void;
}

const most = 500;

export function foldsOf(plan: string): Folds {
  const teacher = document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content ?? "";
  const key = `folds ${teacher} ${plan}`;
  const store = document.querySelector("meta[name=shared-phone]") ? "sessionStorage" : "localStorage";
  const folded = new Set<string>();
  try {
    for (const id of (window[store].getItem(key) ?? "").split(" ")) if (id) folded.add(id);
  } catch {
    // A browser that keeps nothing: sections are unfolded again the next time.
  }
  return {
    has: (id) => folded.has(id),
    set(id, isFolded) {
      if (isFolded) folded.add(id);
      else folded.delete(id);
      try {
        if (folded.size === 0) window[store].removeItem(key);
        else window[store].setItem(key, [...folded].slice(-most).join(" "));
      } catch {
        // As above.
      }
    },
  };
}
