// The evidence beside the grid, or over it where the window is too narrow for both.
const panel = $("panel");
let openedCase = null;
const roomy = matchMedia("(min-width: 1100px)");

// A case that was asked for stands open alone; else what is not kept stands open, where it is not much.
function openCell(cell, asked = null) {
  const item = asked ?? cell.cases[0];
  select(cell);
  openedCase = item;
  const [method, ...template] = cell.operation.name.split(" ");
  $("panel-title").replaceChildren(
    element("span", { class: "status" }, element("span", { class: `mark s-${cell.state}` }, icon(cell.state)), `${cell.status} ${stateWords[cell.state]}`),
    element("span", { class: "where" }, element("span", { class: "method" }, method), " ", breakable(template.join(" "))));
  const isOpen = other => other === item || !asked && cell.cases.length <= 3 && other.state !== "kept";
  $("evidence").replaceChildren(
    ...(cell.came ? [element("p", { class: "hint" }, `${cell.status} came to ${counted(cell.cases.length, "case")} of this operation, which does not document it.`)] : []),
    ...(cell.cases.length > 1 ? [element("p", { class: "hint" }, `${counted(cell.cases.length, "case")}, the worst first`)] : []),
    ...cell.cases.map(other => evidenceOf(other, isOpen(other))));
  show();
  const details = [...$("evidence").querySelectorAll("details")].find(d => d.dataset.id === item.id);
  $("evidence").scrollTop = cell.cases[0] === item ? 0 : details.offsetTop - $("evidence").offsetTop;
  $("panel-title").focus({ preventScroll: true });
  writeAddress(item);
}

function show() {
  if (panel.open)
    return;
  document.body.classList.toggle("beside", roomy.matches);
  if (roomy.matches)
    panel.show();
  else
    panel.showModal();
  if (measure())
    showGrid();
}

function closePanel() {
  if (!panel.open)
    return;
  panel.close();
  document.body.classList.remove("beside");
  const cell = opened;
  openedCase = null;
  select(null);
  if (measure())
    showGrid();
  if (cell)
    focus(cell);
  writeAddress(null);
}

$("close").addEventListener("click", closePanel);
panel.addEventListener("cancel", event => {
  event.preventDefault();
  closePanel();
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && panel.open)
    closePanel();
});
roomy.addEventListener("change", () => {
  if (!panel.open)
    return;
  panel.close();
  show();
});
