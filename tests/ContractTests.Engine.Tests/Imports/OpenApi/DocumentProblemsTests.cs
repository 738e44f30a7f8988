using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

/// <summary>What cannot be imported is told with its place, and nothing is written.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DocumentProblemsTests
{
    [TestCase("a.json", "{\n  \"openapi\": \"3.0.0\",\n}", "a.json:3:1: not valid JSON: the JSON object contains a trailing comma at the end which is not supported in this mode. Change the reader options\n  3 | }\n    | ^")]
    [TestCase("a.json", "{ \"openapi\": \"3.0.0\", \"openapi\": \"3.0.1\" }", "a.json:1:23: duplicate name `openapi`\n  1 | { \"openapi\": \"3.0.0\", \"openapi\": \"3.0.1\" }\n    |                       ^ a name stands once in an object")]
    [TestCase("a.yaml", "openapi: 3.0.0\n  info: x", "a.yaml:2:7: not valid YAML: while scanning a plain scalar value, found invalid mapping\n  2 |   info: x\n    |       ^ a key ends with `:` in its own line, and a value that holds `: ` must be quoted")]
    [TestCase("a.yaml", "swagger: '2.0'", "a.yaml:1:1: this is Swagger 2.0, which is not imported\n  1 | swagger: '2.0'\n    | ^^^^^^^ convert it to OpenAPI 3 first, for example with `npx swagger2openapi FILE -o openapi.json`")]
    [TestCase("a.yaml", "openapi: 4.0.0", "a.yaml:1:1: OpenAPI `4.0.0` is not imported\n  1 | openapi: 4.0.0\n    | ^^^^^^^ 3.0, 3.1, 3.2 are")]
    [TestCase("a.yaml", "- 1", "a.yaml:1:1: this is no OpenAPI document\n  1 | - 1\n    | ^ one is an object with `openapi: 3.x`, `info` and `paths`")]
    [TestCase("a.yaml", "openapi: 3.1\ninfo: { title: x, version: 1 }", "a.yaml:1:1: the document has no `paths`: there is no operation to import\n  1 | openapi: 3.1\n    | ^")]
    [TestCase("a.yaml", "openapi: 3.1.0\npaths: [1]", "a.yaml:2:1: `paths` must be an object\n  2 | paths: [1]\n    | ^^^^^")]
    [TestCase("a.yaml", "openapi: 3.1.0\npaths:\n  /a:\n    get:\n      parameters: [{ name: a, in: query, required: perhaps }]", "a.yaml:5:42: this part of the document cannot be read: String 'perhaps' was not recognized as a valid Boolean\n  5 |       parameters: [{ name: a, in: query, required: perhaps }]\n    |                                          ^^^^^^^^")]
    public void A_document_that_cannot_be_read_is_told_with_its_place(string file, string text, string problem)
    {
        using var document = new DocumentOnDisk(text, file);

        var outcome = document.Import();

        Assert.That(outcome.Problems, Is.EqualTo(new[] { problem, "Nothing was written." }));
        Assert.That(document.Specs, Does.Not.Exist);
    }

    [Test]
    public void Operations_that_promise_no_status_are_none_to_import()
    {
        using var document = DocumentOnDisk.WithPaths("/a: { get: { responses: { default: { description: any } } } }");

        Assert.That(document.Import().Problems, Is.EqualTo(new[]
        {
            "pets.yaml: GET /a: `default` describes answers and names no status: nothing is promised that could be asked for.",
            "pets.yaml: GET /a: is left out: it documents no status.",
            "pets.yaml: there is no operation to import. Nothing was written.",
        }));
    }

    [Test]
    public void References_that_lead_elsewhere_nowhere_or_to_themselves_are_told_and_the_rest_is_imported()
    {
        using var document = DocumentOnDisk.WithPaths(
            """
            /a:
              get:
                tags: [pets]
                parameters: [{ $ref: 'common.yaml#/Limit' }, { $ref: '#/components/parameters/Missing' }, { $ref: '#/components/parameters/Loop' }]
                responses: { 200: { description: ok } }
            /b: { $ref: 'b.yaml' }
            """,
            "components: { parameters: { Loop: { $ref: '#/components/parameters/Loop' } } }");

        var outcome = document.Import();

        Assert.That(outcome.Remarks.Where(r => r.StartsWith("pets.yaml: ", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "pets.yaml: GET /a: a parameter is left out: its `$ref` leads into `common.yaml`, which is not followed: bundle the document into one file first.",
            "pets.yaml: GET /a: a parameter is left out: `$ref: #/components/parameters/Missing` leads nowhere.",
            "pets.yaml: GET /a: a parameter is left out: `$ref: #/components/parameters/Loop` leads nowhere.",
            "pets.yaml: /b: is left out: its `$ref` leads into `b.yaml`, which is not followed: bundle the document into one file first.",
        }));
        Assert.That(document.Read("pets/pets.yaml"), Does.Contain("  # a parameter is left out: its `$ref` leads into `common.yaml`"));
    }

    [Test]
    public void What_the_document_breaks_of_OpenAPIs_rules_is_told_with_its_place()
    {
        using var document = DocumentOnDisk.WithPaths("/a/{x}: { get: { responses: { 200: { description: ok } } } }\n/a/{y}: { get: { responses: { 200: { description: ok } } } }");

        Assert.That(document.Import().Remarks, Does.Contain("pets.yaml:7:3: The path signature '/a/{}' MUST be unique."));
    }

    [Test]
    public void Spaces_in_empty_lines_are_no_reason_to_refuse_a_document()
    {
        using var document = new DocumentOnDisk("openapi: 3.0.0\ninfo:\n  title: Pets\n  version: '1'\n  description: |\n        \n    some text\npaths: { /a: { get: { responses: { 200: { description: ok } } } } }\n");

        Assert.That(document.Imported().Cases.Count(), Is.EqualTo(1));
    }
}
