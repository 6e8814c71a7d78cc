// Sets the colour scheme before the first paint. Reads the choice that the theme switch keeps; without one, the system's.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("vivencia.scheme");
  } catch {
    // Storage can be forbidden; the system's scheme is then used.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
