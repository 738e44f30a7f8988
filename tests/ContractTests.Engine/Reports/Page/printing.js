// On paper stands all that is shown, and what was not kept in full.
let unfolded = [];

function unfold() {
  if (unfolded.length > 0)
    return;
  near?.disconnect();
  pieces.forEach(fill);
  const failures = cases.filter(item => item.shown && ["breached", "unanswered", "known"].includes(item.state));
  $("printed").replaceChildren(...(failures.length === 0 ? [] : [element("h2", {}, "What was not kept"), ...failures.map(printed)]));
  $("printed").hidden = failures.length === 0;
  unfolded = [$("printed"), ...[...document.querySelectorAll("main details:not([open])")]];
  unfolded.forEach(part => part.tagName === "DETAILS" && (part.open = true));
}

function printed(item) {
  return element("article", {}, element("h3", {}, item.id),
    element("pre", {}, [item.message, "", item.source, item.curl].filter(line => line !== undefined).join("\n")));
}

function fold() {
  unfolded.forEach(part => part.tagName === "DETAILS" && (part.open = false));
  $("printed").replaceChildren();
  $("printed").hidden = true;
  unfolded = [];
  watch();
}

addEventListener("beforeprint", unfold);
addEventListener("afterprint", fold);
matchMedia("print").addEventListener("change", event => event.matches ? unfold() : fold());
