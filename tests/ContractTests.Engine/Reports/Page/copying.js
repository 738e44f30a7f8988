// A page from a file may have no clipboard to write to; the old way works there, and where that fails, too, the text stands selected.
async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError))
      throw error;
  }
  field.hidden = false;
  field.value = text;
  field.select();
  const copied = document.execCommand("copy");
  field.hidden = copied;
  return copied;
}

function copyButton(text, what) {
  const field = element("textarea", { readonly: true, hidden: true, "aria-label": what, rows: 3 });
  const said = element("span", { role: "status", class: "said" });
  const button = element("button", { type: "button", class: "copy", "aria-label": `Copy ${what}` }, "Copy");
  button.addEventListener("click", async () => {
    const copied = await copy(text, field);
    said.textContent = copied ? "Copied" : "Press Ctrl+C to copy";
    if (copied)
      button.focus();
  });
  return element("div", { class: "copying" }, button, said, field);
}
