// The grid out of pieces of rows: a piece far from what is seen is an empty space of its height.
const grid = $("grid");
const box = $("box");
const rowsOfPiece = 40;
let pieces = [];
let shownOperations = [];
let near = null;
let rowHeight = 42;
let active = null;   // the cell that Tab comes to
let opened = null;   // the cell whose evidence is open

function showGrid() {
  shownOperations = applyFilter();
  near?.disconnect();
  pieces = [];
  for (const [service, operations] of Map.groupBy(shownOperations.map((operation, index) => ({ operation, index })), entry => entry.operation.service))
    for (let at = 0; at < operations.length; at += rowsOfPiece)
      pieces.push(piece(operations.slice(at, at + rowsOfPiece), at === 0 ? { service, operations: operations.map(entry => entry.operation) } : null));
  grid.replaceChildren(columns(), headRow(), ...pieces.map(p => p.body));
  grid.setAttribute("aria-rowcount", shownOperations.length + 1);
  grid.setAttribute("aria-colcount", statuses.length + 1);
  active = firstCell();
  pieces.forEach((p, at) => at < 2 ? fill(p) : empty(p));
  measure();
  watch();
}

function columns() {
  return element("colgroup", {}, element("col", { class: "operation" }), statuses.map(() => element("col", { class: "status" })));
}

function piece(entries, head) {
  const made = { entries, head, body: element("tbody", { role: "rowgroup" }), filled: false, height: null };
  made.body.piece = made;
  for (const { operation } of entries)
    operation.piece = made;
  return made;
}

function fill(p) {
  if (p.filled)
    return;
  p.filled = true;
  p.body.replaceChildren(...(p.head ? [serviceRow(p.head.service, p.head.operations)] : []), ...p.entries.map(({ operation, index }) => operationRow(operation, index)));
  mark(active, "tabindex", "0");
  mark(opened, "aria-selected", "true");
}

function empty(p) {
  p.filled = false;
  const space = element("td", { colspan: statuses.length + 1 });
  space.style.height = `${p.height ?? p.entries.length * rowHeight}px`;
  p.body.replaceChildren(element("tr", { "aria-hidden": "true", class: "space" }, space));
}

const isKept = p => [active, opened].some(cell => cell?.operation.piece === p) || p.body.contains(document.activeElement);

// The browser says which pieces come near the window, or near the box where the grid is wider than the window and scrolls in it.
function watch() {
  near = new IntersectionObserver(entries => {
    for (const { target, isIntersecting, boundingClientRect } of entries)
      if (isIntersecting)
        fill(target.piece);
      else if (target.piece.filled && pieces.length > 3 && !isKept(target.piece)) {
        target.piece.height = boundingClientRect.height;
        empty(target.piece);
      }
  }, { root: box.classList.contains("wide") ? box : null, rootMargin: "1000px 0px" });
  for (const p of pieces)
    near.observe(p.body);
}

// Where the columns do not fit, the grid scrolls in a box of its own; in a narrow window its cells stand below their operation instead.
function measure() {
  const isWide = !narrow.matches && 260 + statuses.length * (panel.open && roomy.matches ? 46 : 58) > box.clientWidth;
  const changed = isWide !== box.classList.contains("wide");
  box.classList.toggle("wide", isWide);
  if (isWide)
    box.setAttribute("tabindex", "0");
  else
    box.removeAttribute("tabindex");
  const first = pieces[0];
  if (first?.filled && first.body.offsetHeight > 0)
    rowHeight = first.body.offsetHeight / (first.entries.length + (first.head ? 1 : 0));
  for (const p of pieces.filter(p => !p.filled))
    empty(Object.assign(p, { height: null }));
  return changed;
}

const narrow = matchMedia("(max-width: 719px)");

function firstCell() {
  for (const operation of shownOperations)
    for (const cell of cellsOf(operation))
      return cell;
  return null;
}

// Those that hold something, from left to right.
const cellsOf = operation => statuses.map(status => operation.cells.get(status)).filter(cell => cell?.cases.length > 0);

function mark(cell, name, value) {
  cell?.element?.setAttribute(name, value);
}

function activate(cell) {
  mark(active, "tabindex", "-1");
  active = cell;
  mark(active, "tabindex", "0");
}

function select(cell) {
  opened?.element?.removeAttribute("aria-selected");
  opened = cell;
  mark(opened, "aria-selected", "true");
}

const isShown = cell => shownOperations.includes(cell.operation);

function focus(cell) {
  if (!isShown(cell))
    return;
  fill(cell.operation.piece);
  activate(cell);
  cell.element.focus({ preventScroll: true });
  cell.element.scrollIntoView({ block: "nearest", inline: "nearest" });
}
