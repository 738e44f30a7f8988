// What is shown stands behind the # of the address, so that a link to it can be shared.
let writing = 0;

function addressOf(item) {
  const address = new URLSearchParams();
  if (filter.verdicts.size > 0)
    address.set("verdict", [...filter.verdicts].join(","));
  if (filter.service !== "")
    address.set("service", filter.service);
  if (filter.text !== "")
    address.set("text", filter.text);
  if (item)
    address.set("case", item.id);
  return `#${address}`;
}

// Browsers refuse to be told of every keystroke.
function writeAddress(item) {
  clearTimeout(writing);
  writing = setTimeout(() => {
    if (location.hash !== addressOf(item))
      history.replaceState(null, "", addressOf(item) === "#" ? location.href.split("#")[0] : addressOf(item));
  }, 200);
}

// The case that the address names, if it names one of this run.
function readAddress() {
  const address = new URLSearchParams(location.hash.slice(1));
  const verdicts = (address.get("verdict") ?? "").split(",");
  filter.verdicts = new Set(verdicts.filter(verdict => worstFirst.includes(verdict)));
  filter.service = services.includes(address.get("service")) ? address.get("service") : "";
  filter.text = address.get("text") ?? "";
  return cases.find(item => item.id === address.get("case"));
}
