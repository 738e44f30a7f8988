// Arrow keys go from cell to cell, past those that hold nothing.
function neighbour(cell, key, isWhole) {
  const row = cellsOf(cell.operation);
  const at = row.indexOf(cell);
  const index = shownOperations.indexOf(cell.operation);
  const last = shownOperations.length - 1;
  switch (key) {
    case "ArrowRight": return row[at + 1];
    case "ArrowLeft": return row[at - 1];
    case "ArrowDown": return below(cell, Math.min(index + 1, last));
    case "ArrowUp": return below(cell, Math.max(index - 1, 0));
    case "PageDown": return below(cell, Math.min(index + 10, last));
    case "PageUp": return below(cell, Math.max(index - 10, 0));
    case "Home": return isWhole ? cellsOf(shownOperations[0])[0] : row[0];
    case "End": return isWhole ? cellsOf(shownOperations[last]).at(-1) : row.at(-1);
    default: return undefined;
  }
}

// In another row, the cell of the nearest status.
function below(cell, index) {
  const column = statuses.indexOf(cell.status);
  const distance = other => Math.abs(statuses.indexOf(other.status) - column);
  return cellsOf(shownOperations[index]).reduce((best, other) => distance(other) < distance(best) ? other : best);
}

grid.addEventListener("keydown", event => {
  const cell = event.target.cell;
  if (!cell || event.altKey || event.metaKey)
    return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    openCell(cell);
    return;
  }
  const next = neighbour(cell, event.key, event.ctrlKey);
  if (next !== undefined || ["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key))
    event.preventDefault();
  if (next)
    focus(next);
});

grid.addEventListener("click", event => {
  const cell = event.target.closest("td.cell")?.cell;
  if (cell) {
    activate(cell);
    openCell(cell);
  }
});
