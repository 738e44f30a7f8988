// Before anything is painted, so that a remembered choice does not flash. A page from a file may be allowed no storage.
"use strict";
try {
  const theme = localStorage.getItem("contract-tests-theme");
  if (theme === "dark" || theme === "light")
    document.documentElement.dataset.theme = theme;
} catch (error) {
  if (!(error instanceof DOMException))
    throw error;
}
