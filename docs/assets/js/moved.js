// @ts-check
// On a page that has moved: goes to its new address, and takes along which part was asked for. The page can do the
// former by itself, but only where no script runs, and it cannot do the latter.
(() => {
  const link = document.getElementById("moved");
  if (link instanceof HTMLAnchorElement) location.replace(link.href + location.search + location.hash);
})();
