// Runs before everything else. Sets the colour scheme before the first paint. Reads the choice that the theme switch keeps; without one, the system's.
// And tells zod not to try whether it may make code of text: it may not, and each try would be reported as an attack.
globalThis.__zod_globalConfig = { jitless: true };

(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("vivencia.scheme");
  } catch {
    // Storage can be forbidden; the system's scheme is then used.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const page = document.documentElement;
  const name = "data-mantine-color-scheme";
  page.setAttribute(name, dark ? "dark" : "light");

  // Pages for people who are not signed in have no frame that could be drawn ahead.
  if (/^\/(enter|join|new-password|mail-stop\/|[as]\/)/.test(location.pathname))
    page.dataset.opening = "bare";

  // Paper is white. This listens before all others, so that what they read and draw is already light.
  let onScreen = null;
  addEventListener(
    "beforeprint",
    () => {
      onScreen ??= page.getAttribute(name);
      page.setAttribute(name, "light");
    },
    true,
  );
  addEventListener(
    "afterprint",
    () => {
      if (onScreen !== null) page.setAttribute(name, onScreen);
      onScreen = null;
    },
    true,
  );
})();
