using System.Text;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

/// <summary>What somebody has written stays, byte for byte; what the document has more is added.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecondImportTests
{
    private const string First = """
        /pets:
          get: { tags: [pets], responses: { 200: { description: ok } } }
        /pets/{petId}:
          get: { tags: [pets], responses: { 200: { description: ok } } }
        """;

    private const string Second = """
        /pets:
          get: { tags: [pets], responses: { 200: { description: ok }, 400: { description: bad }, 503: { description: down } } }
          head: { tags: [pets], responses: { 200: { description: ok } } }
        /shops/{shopId}:
          get: { tags: [shops], security: [{ key: [] }], responses: { 200: { description: ok }, 404: { description: none } } }
        """;

    private const string Key = "components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }";

    [Test]
    public void The_same_document_changes_nothing()
    {
        using var document = new DocumentOnDisk(SampleDocument.Json, "pets.json");
        document.Imported();
        var before = document.All();

        var outcome = document.Import();

        Assert.That((outcome.Written, outcome.Files.Count, outcome.Added.Count, outcome.Vanished.Count), Is.EqualTo((true, 0, 0, 0)));
        Assert.That(document.All(), Is.EqualTo(before));
    }

    [Test]
    public void Operations_statuses_variables_and_identities_come_and_vanished_ones_are_named()
    {
        using var document = DocumentOnDisk.WithPaths(First);
        document.Imported();

        var outcome = document.Write(DocumentOnDisk.Text(Second, Key)).Import();

        Assert.That(outcome.Problems, Is.Empty);
        Assert.That(outcome.Added, Is.EqualTo(new[]
        {
            "specs/pets/status-codes.yaml: statuses: 400, 404, 503",
            "specs/pets/pets.yaml: GET /pets: 400, 503",
            "specs/pets/pets.yaml: operations: HEAD /pets",
            "specs/pets/shops.yaml: operations: GET /shops/{shopId}",
            "specs/environments.yaml: local: variables: shopId",
            "specs/environments.yaml: local: identities: key",
        }));
        Assert.That(outcome.Vanished, Is.EqualTo(new[] { "specs/pets/pets.yaml:9:3: `GET /pets/{petId}` is not in the document." }));
        Assert.That(document.Read("pets/pets.yaml"), Is.EqualTo("""
            operations:
              # lint: ignore no-negative-case (the document lists no 4xx)
              GET /pets:
                tags: [pets]
                responses:
                  200:
                  400: { unproven: no recipe yet }
                  503: { unproven: no recipe yet }

              # lint: ignore no-negative-case (the document lists no 4xx)
              GET /pets/{petId}:
                tags: [pets]
                responses:
                  200:

              # lint: ignore no-negative-case (the document lists no 4xx)
              HEAD /pets:
                tags: [pets]
                responses:
                  200:

            """));
        Assert.That(document.Read("environments.yaml"), Does.EndWith("""
                variables:
                  petId: text   # the document gives no example
                  shopId: text   # the document gives no example
                identities:
                  # `key`: a key in the header `X-Key`
                  key: { headers: { X-Key: $(env.PETS_KEY) } }

            """));
        Assert.That(document.Import().Files, Is.Empty, "a third import has nothing to add");
    }

    [Test]
    public void An_operation_whose_parameter_was_renamed_by_hand_is_the_same()
    {
        using var document = DocumentOnDisk.WithPaths(First);
        document.Imported();
        var file = Path.Combine(document.Specs, "pets/pets.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("{petId}", "{pet_id}", StringComparison.Ordinal));
        var environments = Path.Combine(document.Specs, "environments.yaml");
        File.WriteAllText(environments, File.ReadAllText(environments).Replace("petId:", "pet_id:", StringComparison.Ordinal));

        var outcome = document.Import();

        Assert.That(outcome.Problems, Is.Empty);
        Assert.That((outcome.Files.Count, outcome.Vanished.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Of_operations_that_differ_in_names_of_parameters_the_first_is_kept()
    {
        using var document = DocumentOnDisk.WithPaths("/c/{x}: { get: { responses: { 200: { description: ok } } } }\n/c/{y}: { get: { responses: { 200: { description: ok } } } }");

        Assert.That(document.Import().Remarks, Does.Contain("pets.yaml: GET /c/{y}: is left out: `GET /c/{x}` has the same method and path."));
        Assert.That(document.Imported().Services.Single().Operations.Select(o => o.Name), Is.EqualTo(new[] { "GET /c/{x}" }));
    }

    [TestCase("/a: { get: { security: [{ b: [] }], responses: { 200: { description: ok } } } }", "identities")]
    [TestCase("/a/{y}: { get: { responses: { 200: { description: ok } } } }", "variables")]
    public void Variables_and_identities_that_come_at_once_go_where_they_belong(string first, string there)
    {
        const string Schemes = "components: { securitySchemes: { b: { type: http, scheme: bearer }, c: { type: http, scheme: basic } } }";
        using var document = DocumentOnDisk.WithPaths(first, Schemes);
        document.Imported();
        Assert.That(document.Read("environments.yaml"), Does.Contain($"    {there}:\n"));

        document.Write(DocumentOnDisk.Text($"{first}\n/z/{{id}}: {{ get: {{ security: [{{ c: [] }}], responses: {{ 200: {{ description: ok }} }} }} }}", Schemes));

        Assert.That(document.Imported().Environment!.Identities.Keys, Does.Contain("c"));
        Assert.That(document.Import().Files, Is.Empty, "a third import has nothing to add");
    }

    [Test]
    public void What_somebody_has_written_stays_with_its_comments_line_ends_and_byte_order_mark()
    {
        using var document = DocumentOnDisk.WithPaths(First);
        document.Imported();
        const string Mine = "# mine\r\noperations:\r\n  GET /pets:   # all of them\r\n    responses: { 200: { expect: { within: 2s } } }\r\n\r\n  # by hand\r\n  PURGE /pets:\r\n    responses:\r\n      200: # fine\r\n";
        File.WriteAllText(Path.Combine(document.Specs, "pets/pets.yaml"), Mine, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var outcome = document.Write(DocumentOnDisk.Text("""
            /pets:
              get: { tags: [pets], responses: { 200: { description: ok }, 404: { description: none } } }
              head: { tags: [pets], responses: { 200: { description: ok } } }
            """)).Import();

        Assert.That(outcome.Problems, Is.Empty);
        Assert.That(File.ReadAllBytes(Path.Combine(document.Specs, "pets/pets.yaml")), Is.EqualTo(Encoding.UTF8.GetBytes(
            $"\uFEFF{Mine.Replace("{ 200: {", "{ 404: { unproven: no recipe yet }, 200: {", StringComparison.Ordinal)}\r\n  # lint: ignore no-negative-case (the document lists no 4xx)\r\n  HEAD /pets:\r\n    tags: [pets]\r\n    responses:\r\n      200:\r\n")));
    }

    [Test]
    public void An_operation_that_inherits_documents_no_more_than_the_document_says()
    {
        using var document = DocumentOnDisk.WithPaths("""
            /a: { get: { tags: [pets], responses: { 200: { description: ok }, 500: { description: oops }, 503: { description: down } } } }
            /b: { get: { tags: [pets], responses: { 200: { description: ok }, 500: { description: oops }, 503: { description: down } } } }
            """);
        document.Imported();

        document.Write(DocumentOnDisk.Text("""
            /c: { get: { tags: [pets], responses: { 200: { description: ok }, 500: { description: oops } } } }
            /d: { get: { tags: [pets], responses: { 200: { description: ok } } } }
            """)).Import();

        Assert.That(document.Operation("GET /c"), Is.EqualTo("GET /c:\n  tags: [pets]\n  inherit: [500]\n  responses:\n    200:"));
        Assert.That(document.Operation("GET /d"), Is.EqualTo("GET /d:\n  tags: [pets]\n  inherit: none\n  responses:\n    200:"));
    }

    [Test]
    public void Files_with_problems_are_not_touched()
    {
        using var document = DocumentOnDisk.WithPaths(First);
        document.Imported();
        File.AppendAllText(Path.Combine(document.Specs, "pets/pets.yaml"), "  GET /more: { responsez: { 200: } }\n");
        var before = document.All();

        var outcome = document.Write(DocumentOnDisk.Text(Second)).Import();

        Assert.That(outcome.Written, Is.False);
        Assert.That(string.Join('\n', outcome.Problems), Does.Contain("pets/pets.yaml:13:16: unknown key `responsez` in an operation").And.EndsWith("Nothing was written: correct this first."));
        Assert.That(document.All(), Is.EqualTo(before));
    }

    [Test]
    public void What_cannot_be_added_to_is_told_and_nothing_half_is_written()
    {
        using var document = DocumentOnDisk.WithPaths(First);
        document.Imported();
        File.WriteAllText(Path.Combine(document.Specs, "pets/pets.yaml"), """
            operations:
              GET /all: { responses: &same { 200: } }
              GET /pets: { responses: *same }
            """);

        var outcome = document.Write(DocumentOnDisk.Text("/pets: { get: { tags: [pets], responses: { 200: { description: ok }, 404: { description: none } } } }")).Import();

        Assert.That(outcome.Remarks, Does.Contain("specs/pets/pets.yaml: add 404 to `GET /pets` by hand: it is written in a way that cannot be added to."));
        Assert.That(document.Read("pets/pets.yaml"), Does.Not.Contain("404"));
    }

    [Test]
    public void A_folder_beside_environments_is_one_more_service_of_theirs()
    {
        using var document = DocumentOnDisk.WithPaths("/shops/{shopId}: { get: { tags: [shops], security: [{ key: [] }], responses: { 200: { description: ok } } } }", Key);
        Directory.CreateDirectory(document.Specs);
        File.WriteAllText(Path.Combine(document.Specs, "environments.yaml"), """
            environments:
              local: { base_url: sample }
              staging:
                base_url: https://staging.example.com   # ours
                variables: { shopId: 7 }
            """);

        var outcome = document.Import("specs/shops");

        Assert.That(outcome.Problems, Is.Empty);
        Assert.That(document.Read("environments.yaml"), Is.EqualTo("""
            environments:
              local: { variables: { shopId: text }, identities: { key: { headers: { X-Key: $(env.PETS_KEY) } } }, base_url: sample }
              staging:
                base_url: https://staging.example.com   # ours
                variables: { shopId: 7 }
                identities:
                  # `key`: a key in the header `X-Key`
                  key: { headers: { X-Key: $(env.PETS_KEY) } }

            """));
        Assert.That(outcome.Remarks, Is.EqualTo(new[]
        {
            "pets.yaml: specs/environments.yaml has shopId already: they are used as they stand there.",
            "pets.yaml: the document's server is http://localhost:8080/v1, and the environment `local` says sample: paths are sent below that.",
            "pets.yaml: the document's server is http://localhost:8080/v1, and the environment `staging` says https://staging.example.com: paths are sent below that.",
        }));
        Assert.That(SpecFolder.Read(document.Specs, "specs", new EnvironmentChoice("staging")).Problems.Where(p => !p.OfMachine), Is.Empty);
    }
}
