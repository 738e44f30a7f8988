// Whatever a server or a spec said goes in as text, here and nowhere else.
const $ = id => document.getElementById(id);

// What eyes would not see, or would see in another order: controls, formats such as marks of direction, odd spaces.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|[^\S \n]/gu;

function visible(text) {
  return text.replace(unseen, c => {
    const code = c.codePointAt(0);
    if (c === "\n")
      return c;
    if (code === 0xA0)
      return "⍽";
    if (code < 0x20)
      return String.fromCharCode(0x2400 + code);
    return code === 0x7F ? "␡" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false)
      made.setAttribute(key, value === true ? "" : value);
  for (const child of children.flat())
    if (child !== null && child !== undefined)
      made.append(typeof child === "object" ? child : visible(String(child)));
  return made;
}

function icon(name) {
  const made = $("icon").content.firstElementChild.cloneNode(true);
  made.firstElementChild.setAttribute("href", `#i-${name}`);
  return made;
}

const counted = (count, noun, nouns = `${noun}s`) => `${count.toLocaleString("en")} ${count === 1 ? noun : nouns}`;

const milliseconds = time => time < 10_000 ? `${Math.round(time)} ms` : `${(time / 1000).toFixed(1)} s`;

// Long templates and ids break behind a slash rather than anywhere.
function breakable(text) {
  return visible(text).split(/(?<=\/)/).flatMap((part, at) => at === 0 ? [document.createTextNode(part)] : [document.createElement("wbr"), document.createTextNode(part)]);
}
