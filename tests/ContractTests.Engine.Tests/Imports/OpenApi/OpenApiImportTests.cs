using ContractTests.Lints;
using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

/// <summary>A small document and all that is made of it, word by word.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OpenApiImportTests
{
    private const string Pets = """
        openapi: 3.1.0
        info: { title: Pets, version: '1.0' }
        servers: [{ url: 'https://api.example.com/v1' }]
        security: [{ token: [] }]
        paths:
          /pets:
            get:
              summary: List pets
              tags: [pets]
              responses: { 200: { description: ok }, 401: { description: who }, 500: { description: oops }, default: { description: else } }
            post:
              summary: Add a pet
              tags: [pets]
              requestBody:
                content:
                  application/json:
                    schema: { type: object, required: [name, age], properties: { name: { type: string, examples: [Rex] }, age: { type: integer, minimum: 2 } } }
              responses:
                201: { description: made, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
                401: { description: who }
                418: { description: teapot }
                422: { description: bad }
                500: { description: oops }
          /pets/{petId}:
            delete:
              tags: [pets]
              deprecated: true
              responses: { 204: { description: gone }, 401: { description: who }, 404: { description: none }, 500: { description: oops } }
          /shops/{shop}:
            get:
              tags: [shops]
              responses: { 2XX: { description: ok }, 401: { description: who }, 404: { description: none }, 500: { description: oops } }
        components:
          securitySchemes: { token: { type: http, scheme: bearer } }
        """;

    [Test]
    public void Operations_are_written_with_the_recipes_that_follow_from_the_document()
    {
        using var document = new DocumentOnDisk(Pets);

        document.Imported();

        Assert.That(document.Read("pets/pets.yaml"), Is.EqualTo("""
            operations:
              # `default` describes answers and names no status: nothing is promised that could be asked for.
              GET /pets:
                summary: List pets
                tags: [pets]
                responses:
                  200:

              POST /pets:
                summary: Add a pet
                tags: [pets]
                request: { body: { name: Rex, age: 2 } }
                responses:
                  201: { capture: { petId: $.id }, cleanup: { request: 'DELETE /pets/{petId}', status: [204, 404] } }
                  418: { unproven: no recipe yet }
                  422:
                    - { case: missing name, body: { age: 2 } }
                    - { case: missing age, body: { name: Rex } }
                    - { case: age of a wrong type, body: { name: Rex, age: of a wrong type } }
                    - { case: name of a wrong type, body: { name: {}, age: 2 } }

              DELETE /pets/{petId}:
                tags: [pets, deprecated]
                responses:
                  204:
                  404: { path: { petId: no-such-$(unique) } }

            """));
        Assert.That(document.Operation("GET /shops/{shop}", "pets/shops.yaml"), Is.EqualTo("""
            GET /shops/{shop}:
              tags: [shops]
              responses:
                2XX:
                404: { path: { shop: no-such-$(unique) } }
            """));
    }

    [Test]
    public void The_service_has_what_is_common_and_what_the_tests_make_for_themselves()
    {
        using var document = new DocumentOnDisk(Pets);

        document.Imported();

        Assert.That(document.Read("pets/service.yaml"), Is.EqualTo("""
            # Imported from pets.yaml: Pets 1.0.
            service: Pets
            identity: token
            responses:   # documented by every operation
              401: { identity: anonymous }
              500: { unproven: no recipe yet }
            # What the tests make for themselves, and delete again. A variable of the same name in environments.yaml would take its place,
            # also for the cases that change and delete.
            fixtures:
              pet:
                create: { request: POST /pets, body: { name: Rex, age: 2 }, status: 201 }
                provides: { petId: $.id }
                delete: { request: 'DELETE /pets/{petId}', status: [204, 404] }

            """));
    }

    [Test]
    public void No_phrase_is_the_documents_and_none_is_invented()
    {
        using var document = new DocumentOnDisk(Pets);

        document.Imported();

        Assert.That(document.Read("pets/status-codes.yaml"), Is.EqualTo("""
            # The document gives codes and no reason phrases, as OpenAPI has no place for them. These are the phrases that RFCs give the codes, older ones too
            # (the current ones in RFC 9110): correct those that the API promises otherwise.
            source: 'pets.yaml: Pets 1.0'
            statuses:
              200: OK
              2XX: { reason: any }   # a range has no phrase
              201: Created
              204: No Content
              401: Unauthorized
              404: Not Found
              418: I'm a teapot
              422: { reason: [Unprocessable Content, Unprocessable Entity] }
              500: Internal Server Error

            """));
    }

    [Test]
    public void A_server_that_others_may_use_is_protected_and_its_secrets_are_not_written_down()
    {
        using var document = new DocumentOnDisk(Pets);

        document.Imported();

        Assert.That(document.Read("environments.yaml"), Is.EqualTo("""
            # Where the API is, and as whom it is asked: from pets.yaml: Pets 1.0.
            environments:
              local:
                base_url: https://api.example.com/v1
                # Only GET, HEAD and OPTIONS are sent, since others may use this server. Take the line away where the tests may create and delete.
                protected: true
                # What the parameters of paths stand for: set each to something that exists there.
                variables:
                  shop: text   # the document gives no example
                identities:
                  # `token`: a bearer token
                  token: { bearer: $(env.PETS_TOKEN) }

            """));
    }

    [Test]
    public void The_outcome_tells_what_was_made_and_what_is_missing()
    {
        using var document = new DocumentOnDisk(Pets);

        var outcome = document.Import();

        Assert.That(outcome.Files.Select(f => f.Shown), Is.EqualTo(new[] { "specs/environments.yaml", "specs/pets/service.yaml", "specs/pets/status-codes.yaml", "specs/pets/pets.yaml", "specs/pets/shops.yaml" }));
        Assert.That(outcome.Remarks, Is.EqualTo(new[] { "pets.yaml: GET /pets: `default` describes answers and names no status: nothing is promised that could be asked for." }));
        Assert.That((outcome.Operations, outcome.Cases, outcome.Unproven, outcome.Protected), Is.EqualTo((4, 19, 14, 9)));
        Assert.That(outcome.Lacking, Is.EqualTo(new[] { "PETS_TOKEN" }));
    }

    [TestCase(Pets)]
    [TestCase(SampleDocument.Json)]
    public void Lint_has_nothing_to_warn_of(string text)
    {
        using var document = new DocumentOnDisk(text);

        document.Imported();

        Assert.That(SpecLint.Of(document.Specs, "specs").Findings.Where(f => f.Level != LintLevel.Note), Is.Empty);
    }

    [Test]
    public void An_example_that_looks_like_a_real_credential_is_not_written_down()
    {
        const string Token = "gh" + "p_0123456789abcdefghijABCDEFGHIJ012345";
        using var document = DocumentOnDisk.WithPaths($"/a: {{ post: {{ tags: [pets], requestBody: {{ content: {{ application/json: {{ example: {{ token: {Token}, more: [{Token}] }} }} }} }}, responses: {{ 200: {{ description: ok }} }} }} }}");

        var outcome = document.Import();

        Assert.That(document.Operation("POST /a"), Does.Contain("request: { body: { token: text, more: [text] } }"));
        Assert.That(outcome.Remarks, Is.EqualTo(new[] { "pets.yaml: POST /a: the document's example of `token`, `more` looks like a real credential and is not written down: another text is sent." }));
    }

    [TestCase("parameters: [{ name: x, in: header, required: true, example: SECRET }]", "the document's example of `x` looks like a real credential and is not written down: another text is sent.")]
    [TestCase("parameters: [{ name: x, in: query, required: true, schema: { type: string, example: SECRET } }]", "the document's example of `x` looks like a real credential and is not written down: another text is sent.")]
    [TestCase("parameters: [{ name: id, in: path, required: true, example: SECRET }]", "the document's example of `id` looks like a real credential and is not written down: another text is sent.")]
    [TestCase("requestBody: { content: { application/json: { schema: { properties: { p: { type: string, format: password } } }, example: { p: SECRET } } } }", "the document's example of `p` looks like a real credential and is not written down: another text is sent.")]
    [TestCase("summary: as SECRET", "its summary holds what looks like a real credential and is not written down.")]
    public void No_credential_is_written_down_from_anywhere(string part, string remark)
    {
        const string Secret = "sk" + "_live_4eC39HqLyjWDarjtT1zdp7dc";
        using var document = DocumentOnDisk.WithPaths($"/a/{{id}}: {{ post: {{ tags: [pets], {part.Replace("SECRET", Secret, StringComparison.Ordinal)}, responses: {{ 201: {{ description: ok }} }} }} }}");

        var outcome = document.Import();

        Assert.That(string.Concat(document.All().Values), Does.Not.Contain(Secret));
        Assert.That(outcome.Remarks, Does.Contain($"pets.yaml: POST /a/{{id}}: {remark}"));
    }

    [Test]
    public void A_password_is_never_the_documents_example()
    {
        using var document = DocumentOnDisk.WithPaths("/a: { post: { tags: [pets], requestBody: { content: { application/json: { schema: { required: [p], properties: { p: { type: string, format: password, example: hunter2 } } } } } }, responses: { 201: { description: ok } } } }");

        document.Imported();

        Assert.That(document.Operation("POST /a"), Does.Contain("request: { body: { p: Correct-horse-7 } }"));
    }

    [Test]
    public void Json_and_yaml_say_the_same()
    {
        using var yaml = new DocumentOnDisk(SampleDocument.Json);
        using var json = new DocumentOnDisk(SampleDocument.Json, "pets.json");

        yaml.Imported();
        json.Imported();

        Assert.That(yaml.All().ToDictionary(f => f.Key, f => f.Value.Replace("pets.yaml", "pets.json", StringComparison.Ordinal)), Is.EqualTo(json.All()));
    }
}
