// The rows of the grid, made when they come near what is seen.
function headRow() {
  return element("thead", { role: "rowgroup" }, element("tr", { role: "row", "aria-rowindex": 1 },
    element("th", { role: "columnheader", scope: "col", class: "operation", "aria-colindex": 1 }, "Operation"),
    statuses.map((status, at) => element("th", { role: "columnheader", scope: "col", "aria-colindex": at + 2, class: documentedStatuses.has(status) ? null : "surprise" }, status))));
}

function serviceRow(service, shown) {
  const kept = shown.flatMap(operation => [...operation.cells.values()]).filter(cell => cell.state === "kept" || cell.state === "flaky").length;
  const documented = shown.flatMap(operation => [...operation.cells.values()]).filter(cell => !cell.came && cell.cases.length > 0).length;
  return element("tr", { role: "row", class: "service" },
    element("th", { role: "rowheader", scope: "rowgroup", colspan: statuses.length + 1, "aria-colindex": 1 },
      element("span", { class: "name" }, element("b", {}, service), element("span", { class: "quiet" }, `${counted(shown.length, "operation")}, ${kept} of ${counted(documented, "status", "statuses")} kept`))));
}

function operationName(name) {
  const [method, ...template] = name.split(" ");
  return [element("span", { class: "method" }, method), " ",
    element("span", { class: "template" }, ...template.join(" ").split(/(\{[^}]*\})/).map(part => part.startsWith("{") ? element("i", {}, part) : breakable(part)).flat())];
}

function operationRow(operation, index) {
  const row = element("tr", { role: "row", "aria-rowindex": index + 2 },
    element("th", { role: "rowheader", scope: "row", class: "operation", "aria-colindex": 1 }, ...operationName(operation.name)));
  statuses.forEach((status, at) => {
    const cell = operation.cells.get(status);
    row.append(cell ? cellOf(cell, at) : element("td", { role: "gridcell", "aria-colindex": at + 2, class: "empty" }));
  });
  return row;
}

function countText(cell) {
  const all = cell.cases.length;
  const same = cell.came ? all : cell.cases.filter(item => item.state === cell.state).length;
  return all < 2 ? "" : same === all ? `${all}` : `${same}/${all}`;
}

function cellOf(cell, at) {
  if (cell.cases.length === 0)
    return element("td", { role: "gridcell", "aria-colindex": at + 2, class: "left-out", "data-status": cell.status, title: stateWords["left-out"] },
      icon("left-out"), element("span", { class: "unseen" }, stateWords["left-out"]));
  const [count, shown] = [countText(cell), cell.cases.some(item => item.shown)];
  const spoken = `${cell.status} ${stateWords[cell.state]}${count === "" ? "" : `, ${count} cases`}`;
  const made = element("td", { role: "gridcell", "aria-colindex": at + 2, tabindex: -1, class: shown ? "cell" : "cell dim", "data-status": cell.status, "aria-label": spoken, title: spoken },
    element("span", { class: `mark s-${cell.state}`, "data-status": cell.status }, icon(cell.state), count === "" ? null : element("span", { class: "number" }, count)));
  cell.element = made;
  made.cell = cell; // for the listeners of the whole grid
  return made;
}
