// Operations with their cells, out of the data.
const data = JSON.parse($("data").textContent);

// What a cell of several cases shows: what failed outweighs what is kept, and what could not be tried hides nothing that was.
const worstFirst = ["undocumented", "breached", "unanswered", "known", "flaky", "kept", "unproven"];
const stateWords = {
  undocumented: "came and is not documented", breached: "breached", unanswered: "unanswered", known: "known issue",
  flaky: "kept, but flaky", kept: "kept", unproven: "unproven", "left-out": "documented, not in this run",
};

const stateOf = item => item.known ? "known" : item.flaky ? "flaky" : item.verdict;
const worst = cases => cases.reduce((state, item) => worstFirst.indexOf(item.state) < worstFirst.indexOf(state) ? item.state : state, "unproven");

const operations = data.operations.map(read);
const cases = operations.flatMap(operation => operation.cases);
const services = [...new Set(operations.map(operation => operation.service))];
const statuses = [...new Set(operations.flatMap(operation => [...operation.cells.keys()]))].sort((a, b) => rank(a) - rank(b));
const documentedStatuses = new Set(operations.flatMap(operation => [...operation.cells.values()].filter(cell => !cell.came).map(cell => cell.status)));

// A range stands behind its codes.
function rank(status) {
  return /^\d{3}$/.test(status) ? Number(status) : Number(status[0]) * 100 + 99.5;
}

function read(from) {
  const operation = { service: from.service, name: from.name, documented: from.documented, cases: [], cells: new Map() };
  const cell = (status, came) => {
    if (!operation.cells.has(status))
      operation.cells.set(status, { operation, status, came, cases: [], state: came ? "undocumented" : "left-out" });
    return operation.cells.get(status);
  };
  for (const item of from.cases) {
    Object.assign(item, { operation, shown: true, state: stateOf(item) });
    item.id ??= `${from.service}/${from.name}/${item.status}${item.case === undefined ? "" : `/${item.case}`}`;
    item.message = data.messages[item.message];
    item.cell = cell(item.status, false);
    operation.cases.push(item);
    for (const place of [item.cell, ...(item.came ?? []).map(code => cell(code, true))])
      place.cases.push(item);
  }
  for (const status of from.documented.map(line => line.slice(0, 3)))
    cell(status, false);
  for (const place of operation.cells.values()) {
    place.cases.sort((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
    if (!place.came && place.cases.length > 0)
      place.state = worst(place.cases);
  }
  return operation;
}
