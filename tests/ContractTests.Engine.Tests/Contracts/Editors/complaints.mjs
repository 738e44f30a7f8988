// What an editor marks in specs: the YAML parser of VS Code's YAML extension, and the schemas through ajv.
// In: the folder of the schemas as an argument, [{ file, schema }] on standard input. Out: for each file a list of { what, from, to }, whose places are
// [line, column], counted from 1; an empty list is a file without a mistake.
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import YAML from 'yaml';

const folder = process.argv[2];
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false });
addFormats(ajv);
ajv.addVocabulary(['markdownDescription', 'defaultSnippets', 'patternErrorMessage']); // words that editors know
for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.schema.json')))
  ajv.addSchema(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')), name);

// Where the key and the value stand that a JSON pointer leads to; behind a merge key no further than to the mapping with it.
function places(document, pointer, property) {
  let [node, found] = [document.contents, []];
  const steps = pointer.split('/').slice(1).map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (const step of property === undefined ? steps : [...steps, property]) {
    const pair = YAML.isMap(node) ? node.items.find(item => String(item.key) === step) : undefined;
    const value = YAML.isSeq(node) ? node.items[Number(step)] : pair?.value;
    if (value === undefined)
      break;
    found = [pair?.key, value];
    node = YAML.isAlias(value) ? value.resolve(document) : value;
  }

  return (found.length === 0 ? [node] : found).filter(each => each?.range).map(each => each.range.slice(0, 1).concat(YAML.isCollection(each) ? each.range[0] : each.range[1]));
}

function unresolved(document) {
  const aliases = [];
  YAML.visit(document, { Alias: (_, alias) => alias.resolve(document) === undefined ? void aliases.push({ pos: alias.range, message: `no &${alias.source} stands before it` }) : undefined });
  return aliases;
}

// An alias within what it stands for: an editor goes no way without an end, and says nothing.
function isEndless(value, around = []) {
  return around.includes(value) || (typeof value === 'object' && value !== null && Object.values(value).some(inner => isEndless(inner, [...around, value])));
}

function complaints({ file, schema }) {
  const counter = new YAML.LineCounter();
  const at = offset => { const { line, col } = counter.linePos(offset); return [line, col]; };
  const documents = YAML.parseAllDocuments(fs.readFileSync(file, 'utf8'), { version: '1.2', strict: false, merge: true, lineCounter: counter });
  const broken = documents.flatMap(document => [...document.errors, ...document.warnings, ...unresolved(document)]);
  if (broken.length > 0) // nobody can say what the rest means
    return broken.map(error => ({ what: error.message.split('\n')[0], from: [1, 1], to: [Number.MAX_SAFE_INTEGER, 1] }));
  const validate = ajv.getSchema(schema);
  return documents.map(document => [document, document.toJS()]).filter(([, value]) => !isEndless(value)).flatMap(([document, value]) => validate(value) ? [] : validate.errors.flatMap(error =>
    places(document, error.instancePath, error.params.additionalProperty ?? error.params.property).map(([from, to]) => ({ what: `${error.instancePath} ${error.message}`, from: at(from), to: at(to) }))));
}

process.removeAllListeners('warning'); // of keys that are no texts: they are part of what is tested
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(complaints)));
