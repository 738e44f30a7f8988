// The controls, and the first picture.
const toggles = [...document.querySelectorAll("[data-verdict]")];

function update() {
  showGrid();
  $("shown").textContent = shownText(shownOperations);
  $("clear").hidden = !isFiltered();
  grid.hidden = shownOperations.length === 0;
  $("nothing").hidden = shownOperations.length > 0;
  $("nothing").textContent = cases.length === 0 ? "No case was run." : "No case is like that. Take a filter away to see more.";
}

function showControls() {
  for (const toggle of toggles)
    toggle.setAttribute("aria-pressed", filter.verdicts.has(toggle.dataset.verdict));
  $("service").value = filter.service;
  $("text").value = filter.text;
}

function changed() {
  showControls();
  update();
  writeAddress(openedCase);
}

function follow() {
  const item = readAddress();
  showControls();
  update();
  if (!item) {
    closePanel();
    return;
  }
  if (isShown(item.cell)) {
    fill(item.operation.piece);
    activate(item.cell);
    item.cell.element.scrollIntoView({ block: "center" });
  }
  openCell(item.cell, item);
}

for (const toggle of toggles)
  toggle.addEventListener("click", () => {
    const verdict = toggle.dataset.verdict;
    if (!filter.verdicts.delete(verdict))
      filter.verdicts.add(verdict);
    changed();
  });
for (const service of services)
  $("service").append(element("option", { value: service }, service));
$("service-field").hidden = services.length < 2;
$("service").addEventListener("change", () => {
  filter.service = $("service").value;
  changed();
});
$("text").addEventListener("input", () => {
  filter.text = $("text").value;
  update();
  writeAddress(openedCase);
});
$("clear").addEventListener("click", () => {
  Object.assign(filter, { verdicts: new Set(), service: "", text: "" });
  changed();
  $("text").focus();
});
document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault();
  if (active)
    focus(active);
  else
    grid.focus();
});

const dark = () => document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const showTheme = () => $("theme").setAttribute("aria-pressed", dark());
$("theme").addEventListener("click", () => {
  const theme = dark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  showTheme();
  try {
    localStorage.setItem("contract-tests-theme", theme);
  } catch (error) {
    if (!(error instanceof DOMException))
      throw error; // a page from a file may be allowed no storage
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
showTheme();

addEventListener("hashchange", follow);
let resizing = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(() => {
    measure();
    near?.disconnect();
    watch();
  });
});
follow();
