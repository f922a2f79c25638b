// @ts-check
// Stands inside every page, before the script of the theme, which would die where the browser keeps no data of the
// site. What it puts there keeps nothing either, and says so: the store must not believe that anything is saved.
(() => {
  const refuse = () => {
    throw new DOMException("this browser keeps no data of this site", "SecurityError");
  };
  const nothing = { length: 0, key: () => null, getItem: () => null, setItem: refuse, removeItem: refuse, clear: refuse };
  /** @param {"localStorage" | "sessionStorage"} name */
  const works = (name) => {
    try {
      return globalThis[name] !== null;
    } catch {
      return false; // the reader switched it off: touching it is an error
    }
  };
  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    if (!works(name)) Object.defineProperty(globalThis, name, { value: nothing });
  }
})();
