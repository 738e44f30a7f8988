// All that is known of a case.
function evidenceOf(item, isOpen) {
  const received = data.received[item.received];
  return element("details", { class: `case s-${item.state}`, open: isOpen, "data-id": item.id },
    element("summary", {},
      element("span", { class: `mark s-${item.state}` }, icon(item.state)),
      element("span", { class: "title" }, element("b", {}, item.case ?? item.expected), " ", element("span", { class: "quiet" }, verdictText(item)))),
    element("div", { class: "facts" },
      item.message === undefined ? null : element("pre", { class: "message" }, item.message),
      row("Request", item.request && element("code", {}, item.request)),
      row("Received", received ? [element("code", { class: "line" }, received.line), item.elapsed_ms === undefined ? null : element("span", { class: "quiet" }, ` ${milliseconds(item.elapsed_ms)}`)]
        : item.verdict === "unanswered" ? element("span", {}, "nothing that could be judged") : null),
      row("Documented", documented(item)),
      row("Spec", element("code", {}, breakable(item.source))),
      row("Ticket", item.ticket),
      row("Attempts", item.attempts && attempts(item.attempts)),
      row("Sent", item.started && time(item.started)),
      labels(data.labels[item.labels]),
      row("Case id", [element("code", {}, breakable(item.id)), " ", element("a", { href: new URL(addressOf(item), location.href).href }, "Link to this case")])),
    item.curl === undefined ? null : element("section", { class: "shell" },
      element("h3", {}, "See it again"), element("pre", {}, item.curl), copyButton(item.curl, "the curl line")),
    item.exchange === undefined ? null : element("section", {},
      element("h3", {}, "Exchange"), element("pre", { tabindex: 0, role: "region", "aria-label": "Exchange" }, item.exchange)));
}

function verdictText(item) {
  const words = item.flaky ? "kept, but not at the first attempt" : stateWords[item.state];
  return item.kind === undefined ? words : `${words}: ${item.kind.replaceAll("-", " ")}`;
}

function row(name, content) {
  return content === null || content === undefined ? null : element("div", {}, element("h3", {}, name), element("div", {}, content));
}

function documented(item) {
  return element("ul", { class: "lines" }, item.operation.documented.map(line =>
    element("li", {}, item.expected === line || item.expected.split(" or ").includes(line) ? element("strong", {}, element("code", {}, line), element("span", { class: "unseen" }, " (expected)")) : element("code", {}, line))));
}

function attempts(all) {
  return element("ol", { class: "attempts" }, all.map(attempt => element("li", {},
    element("b", {}, attempt.verdict ?? "not judged"), attempt.why === undefined ? null : `, ${attempt.why.replaceAll("-", " ")}`, " ",
    attempt.received === undefined ? null : element("code", {}, data.received[attempt.received].line), " ",
    element("span", { class: "quiet" }, `${milliseconds(attempt.elapsed_ms ?? 0)}, `, time(attempt.started)),
    attempt.note === undefined ? null : element("div", {}, attempt.note))));
}

const time = iso => element("time", { datetime: iso }, `${new Date(iso).toISOString().slice(0, 23).replace("T", " ")} UTC`);

function labels(found) {
  return found === undefined ? null : row("Labels", element("ul", { class: "labels" }, [
    ...found.tags.map(tag => element("li", {}, tag)),
    found.severity === undefined ? null : element("li", {}, `severity: ${found.severity}`),
    found.owner === undefined ? null : element("li", {}, `owner: ${found.owner}`)]));
}
