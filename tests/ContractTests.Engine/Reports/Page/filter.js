// Which cases are shown.
const filter = { verdicts: new Set(), service: "", text: "" };
const isFiltered = () => filter.verdicts.size > 0 || filter.service !== "" || filter.text.trim() !== "";

// Found in lower case. Made when it is first asked for: nobody waits for it who does not search.
function words(item) {
  const labels = data.labels[item.labels];
  return item.words ??= [
    item.id, item.message, item.expected, item.kind, item.ticket, item.source, item.request,
    data.received[item.received]?.reason, data.received[item.received]?.line, ...(item.came ?? []), labels?.severity, labels?.owner, ...(labels?.tags ?? []),
  ].filter(text => text !== undefined && text !== null).join("\n").toLowerCase();
}

const hasVerdict = (item, verdict) =>
  verdict === "flaky" ? item.flaky === true : verdict === "undocumented" ? item.came !== undefined : verdict === (item.known ? "known" : item.verdict);

// Every word must be found somewhere in the case.
function applyFilter() {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(word => word !== "");
  const verdicts = [...filter.verdicts];
  for (const item of cases)
    item.shown = (filter.service === "" || item.operation.service === filter.service)
      && (verdicts.length === 0 || verdicts.some(verdict => hasVerdict(item, verdict)))
      && (wanted.length === 0 || wanted.every(word => words(item).includes(word)));
  return operations.filter(operation => operation.cases.some(item => item.shown));
}

function shownText(shown) {
  if (!isFiltered())
    return `${counted(cases.length, "case")} in ${counted(operations.length, "operation")}`;
  const some = cases.filter(item => item.shown).length.toLocaleString("en");
  return `${some} of ${counted(cases.length, "case")}, ${shown.length.toLocaleString("en")} of ${counted(operations.length, "operation")}`;
}
