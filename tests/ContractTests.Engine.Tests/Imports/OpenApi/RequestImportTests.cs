using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

/// <summary>How parameters, bodies, servers and security are taken over.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RequestImportTests
{
    [TestCase("in: query, schema: { type: array, items: { enum: [a] } }", "query: { x: [a] }")]
    [TestCase("in: query, explode: false, example: [a, b], schema: { type: array }", "query: { x: 'a,b' }")]
    [TestCase("in: query, style: pipeDelimited, explode: false, example: [a, b], schema: { type: array }", "query: { x: a|b }")]
    [TestCase("in: query, style: deepObject, explode: true, example: { a: 1 }, schema: { type: object }", "query: { 'x[a]': 1 }")]
    [TestCase("in: query, example: { a: 1 }, schema: { type: object }", "query: { a: 1 }")]
    [TestCase("in: query, content: { application/json: { example: { a: 1 } } }", "query: { x: '{\"a\":1}' }")]
    [TestCase("in: query, examples: { one: { value: $(run) } }", "query: { x: $$(run) }")]
    [TestCase("in: header, schema: { type: integer }", "headers: { x: '1' }")]
    [TestCase("in: cookie, example: c, schema: { type: string }", "headers: { Cookie: x=c }")]
    public void A_required_parameter_is_sent_in_its_style(string parameter, string yaml)
    {
        using var document = DocumentOnDisk.WithPaths($"/a: {{ get: {{ tags: [pets], parameters: [{{ name: x, required: true, {parameter} }}], responses: {{ 200: {{ description: ok }} }} }} }}");

        document.Imported();

        Assert.That(document.Operation("GET /a"), Does.Contain($"request: {{ {yaml} }}"));
    }

    [TestCase("in: query, schema: { type: integer }")]
    [TestCase("in: header, schema: { type: integer }")]
    public void An_optional_parameter_is_not_sent(string parameter)
    {
        using var document = DocumentOnDisk.WithPaths($"/a: {{ get: {{ tags: [pets], parameters: [{{ name: x, {parameter} }}], responses: {{ 200: {{ description: ok }} }} }} }}");

        document.Imported();

        Assert.That(document.Operation("GET /a"), Does.Not.Contain("request"));
    }

    [TestCase("application/vnd.x+json: { example: { a: 1 } }", "{ headers: { Content-Type: application/vnd.x+json }, body: { a: 1 } }")]
    [TestCase("application/x-www-form-urlencoded: { example: { a: 1, b: [x, z] } }", "{ form: { a: 1, b: [x, z] } }")]
    [TestCase("multipart/form-data: { example: { a: b } }", "{ multipart: { a: b } }")]
    [TestCase("text/plain: { example: 'a: b' }", "{ headers: { Content-Type: text/plain }, raw: 'a: b' }")]
    [TestCase("application/xml: { example: '<a/>' }", "{ headers: { Content-Type: application/xml }, raw: '<a/>' }")]
    [TestCase("application/xml: { example: '<a/>' }, application/json: { example: 1 }", "{ body: 1 }")]
    public void A_body_is_sent_in_the_kind_that_says_most(string content, string yaml)
    {
        using var document = DocumentOnDisk.WithPaths($"/a: {{ post: {{ tags: [pets], requestBody: {{ content: {{ {content} }} }}, responses: {{ 201: {{ description: ok }} }} }} }}");

        document.Imported();

        Assert.That(document.Operation("POST /a"), Does.Contain($"request: {yaml}\n"));
    }

    [TestCase("type: http, scheme: bearer", "{ bearer: $(env.PETS_KEY) }")]
    [TestCase("type: http, scheme: basic", "{ basic: { username: $(env.PETS_KEY_USERNAME), password: $(env.PETS_KEY_PASSWORD) } }")]
    [TestCase("type: http, scheme: digest", "{ headers: { Authorization: $(env.PETS_KEY) } }")]
    [TestCase("type: apiKey, in: query, name: k", "{ query: { k: $(env.PETS_KEY) } }")]
    [TestCase("type: apiKey, in: cookie, name: k", "{ headers: { Cookie: k=$(env.PETS_KEY) } }")]
    [TestCase("type: openIdConnect, openIdConnectUrl: 'https://id.example.com'", "{ bearer: $(env.PETS_KEY) }")]
    [TestCase("type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { a: '' } } }", "{ oauth2: { token_url: http://localhost:8080/token, client_id: $(env.PETS_KEY_CLIENT_ID), client_secret: $(env.PETS_KEY_CLIENT_SECRET), scope: a } }")]
    [TestCase("type: oauth2, flows: { implicit: { authorizationUrl: 'https://id.example.com', scopes: { a: '' } } }", "{ bearer: $(env.PETS_KEY) }")]
    public void A_security_scheme_is_an_identity(string scheme, string yaml)
    {
        using var document = DocumentOnDisk.WithPaths("/a: { get: { tags: [pets], security: [{ key: [a] }], responses: { 200: { description: ok } } } }", $"components: {{ securitySchemes: {{ key: {{ {scheme} }} }} }}");

        document.Imported();

        var written = document.Read("environments.yaml").ReplaceLineEndings(" ");
        Assert.That(string.Join(' ', written.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Does.Contain($"key: {yaml}").Or.Contain("key: oauth2: token_url: http://localhost:8080/token client_id: $(env.PETS_KEY_CLIENT_ID) client_secret: $(env.PETS_KEY_CLIENT_SECRET) scope: a"));
    }

    [Test]
    public void Several_schemes_at_once_are_one_identity_and_of_alternatives_the_first_is_taken()
    {
        using var document = DocumentOnDisk.WithPaths(
            """
            /a: { get: { tags: [pets], security: [{ b: [], a: [] }, { c: [] }], responses: { 200: { description: ok }, 401: { description: who } } } }
            /b: { get: { tags: [pets], security: [], responses: { 200: { description: ok }, 401: { description: who } } } }
            /c: { get: { tags: [pets], security: [{}, { c: [] }], responses: { 200: { description: ok }, 401: { description: who } } } }
            /d: { get: { tags: [pets], security: [{ a: [], b: [] }], responses: { 200: { description: ok }, 401: { description: who } } } }
            """,
            "components: { securitySchemes: { a: { type: apiKey, in: header, name: A }, b: { type: apiKey, in: header, name: B }, c: { type: http, scheme: bearer } } }");

        document.Imported();

        Assert.That(document.Read("environments.yaml"), Does.Contain("a_and_b: { headers: { A: $(env.PETS_A), B: $(env.PETS_B) } }"));
        Assert.That(document.Read("pets/service.yaml"), Does.Contain("identity: a_and_b\nresponses:   # documented by every operation\n  401: { identity: anonymous }"));
        Assert.That(document.Operation("GET /b"), Does.Contain("request: { identity: anonymous }").And.Contain("401: { unproven: no recipe yet }"));
        Assert.That(document.Operation("GET /c"), Does.Contain("request: { identity: c }").And.Contain("401: { unproven: no recipe yet }"));
    }

    [TestCase("[{ b: [], k: [] }]", "`b` and `k` both use the header `Authorization`")]
    [TestCase("[{ h: [], k: [] }]", "`h` and `k` both use the header `Authorization`")]
    [TestCase("[{ none: [] }]", "the document describes no security scheme `none`")]
    public void What_needs_credentials_that_cannot_be_taken_over_is_unproven(string security, string why)
    {
        using var document = DocumentOnDisk.WithPaths(
            $$"""
            /a: { get: { tags: [pets], security: {{security}}, responses: { 200: { description: ok }, 401: { description: who } } } }
            /b: { get: { tags: [pets], security: [{ k: [] }], responses: { 200: { description: ok } } } }
            """,
            "components: { securitySchemes: { b: { type: http, scheme: basic }, h: { type: apiKey, in: header, name: authorization }, k: { type: http, scheme: bearer } } }");

        var outcome = document.Import();

        Assert.That(document.Operation("GET /a"), Does.EndWith("200: { unproven: 'no recipe yet: its credentials cannot be taken over' }\n    401: { unproven: 'no recipe yet: its credentials cannot be taken over' }"));
        Assert.That(outcome.Remarks, Does.Contain($"pets.yaml: GET /a: its credentials cannot be taken over, since {why}: its cases are unproven."));
    }

    [TestCase("[{ url: 'https://{h}.example.com/{v}/', variables: { h: { default: api }, v: { default: v2 } } }]", "https://api.example.com/v2")]
    [TestCase("[{ url: /v3 }]", "https://your-api.invalid/v3")]
    [TestCase("[]", "https://your-api.invalid")]
    [TestCase("[{ url: 'https://{h}.example.com' }]", "https://your-api.invalid")]
    public void The_first_server_is_the_base_url(string servers, string url)
    {
        using var document = new DocumentOnDisk($"openapi: 3.0.0\ninfo: {{ title: Pets, version: '1' }}\nservers: {servers}\npaths: {{ /a: {{ get: {{ responses: {{ 200: {{ description: ok }} }} }} }} }}");

        var specs = document.Imported();

        // Without a server the library takes `/`.
        Assert.That(specs.Environment!.BaseUrl, Is.EqualTo(url));
    }

    [Test]
    public void An_operation_of_another_server_is_not_sent_to_this_one()
    {
        using var document = DocumentOnDisk.WithPaths("/a: { get: { tags: [pets], servers: [{ url: 'https://files.example.com' }], responses: { 200: { description: ok } } } }");

        document.Imported();

        Assert.That(document.Operation("GET /a"), Does.EndWith("200: { unproven: 'no recipe yet: the document sends it to https://files.example.com, not to the base URL' }"));
    }

    [Test]
    public void One_name_for_things_of_several_kinds_is_several_variables()
    {
        using var document = DocumentOnDisk.WithPaths("""
            /pets/{id}:
              get: { tags: [pets], parameters: [{ name: id, in: path, required: true, example: rex, schema: { type: string } }], responses: { 200: { description: ok } } }
            /runs/{id}/{run}:
              get: { tags: [pets], parameters: [{ name: id, in: path, required: true, example: 7, schema: { type: integer } }], responses: { 200: { description: ok } } }
            """);

        document.Imported();

        Assert.That(document.Read("environments.yaml"), Does.Contain("    variables:\n      pets_id: rex\n      runs_id: 7\n      runs_run: text   # the document gives no example\n"));
        Assert.That(document.Operation("GET /runs/{id}/{run}"), Does.Contain("request: { path: { id: $(runs_id), run: $(runs_run) } }"));
    }

    [TestCase("'/a b/{pet id}'", "GET /a%20b/{pet_id}")]
    [TestCase("'/a/{x}:run'", "GET /a/{x}:run")]
    [TestCase("/a/$(x)", "GET /a/$$(x)")]
    [TestCase("'/ü'", "GET /%C3%BC")]
    public void A_path_is_written_as_a_template(string path, string operation)
    {
        using var document = DocumentOnDisk.WithPaths($"{path}: {{ get: {{ tags: [pets], responses: {{ 200: {{ description: ok }} }} }} }}");

        Assert.That(document.Imported().Cases.Single().Operation.Name, Is.EqualTo(operation));
    }

    [TestCase("Service", "service-operations.yaml")]
    [TestCase("status codes", "status-codes-operations.yaml")]
    [TestCase("A/../B", "a-b.yaml")]
    [TestCase("con", "con-api.yaml")]
    [TestCase("///", "operations.yaml")]
    public void A_tags_file_is_safe_and_no_other_files(string tag, string file)
    {
        using var document = DocumentOnDisk.WithPaths($"/a: {{ get: {{ tags: ['{tag}'], responses: {{ 200: {{ description: ok }} }} }} }}");

        document.Imported();

        Assert.That(Path.Combine(document.Specs, "pets", file), Does.Exist);
    }
}
