using NUnit.Framework;

namespace ContractTests.Contracts.Services;

[Parallelizable(ParallelScope.Self)]
public class VariableNeedsTests
{
    private const string Nested = """
        service: Things
        fixtures:
          part:
            create: { request: "POST /things/{thing_id}/parts", body: { owner: $(owner_name) } }
            provides: { part_id: $.id, part_name: part-$(unique) }
          owner:
            create: POST /owners
            provides: { owner_name: $.name }
          thing:
            create: [{ request: POST /things }, { request: "PUT /things/{thing_id}/box/{box_id}" }]
            provides: { box_id: box-$(unique) }
          thing itself:
            create: { request: POST /things, status: 201 }
            provides: { thing_id: { from: header.Location, secret: true } }
            delete: [DELETE /things/1, { request: "DELETE /things/{thing_id}" }]
        """;

    [TestCase("GET /things/{thing_id}", "", "thing itself")]
    [TestCase("GET /things/{thing_id}/box/{box_id}", "", "thing itself, thing")]
    [TestCase("GET /parts/{part_id}", "", "thing itself, owner, part")]
    [TestCase("GET /parts", "query: { of: $(part_name) }", "thing itself, owner, part")]
    [TestCase("GET /parts", "headers: { X-Of: $(owner_name) }", "owner")]
    [TestCase("PUT /parts", "body: { a: [{ $(owner_name): $(thing_id) }] }", "owner, thing itself")]
    [TestCase("PUT /parts", "raw: $(thing_id)", "thing itself")]
    [TestCase("PUT /parts", "form: { a: $(thing_id) }", "thing itself")]
    [TestCase("PUT /parts", "multipart: { a: $(thing_id) }", "thing itself")]
    [TestCase("GET /things/{thing_id}", "path: { thing_id: none }", "")]
    [TestCase("GET /things/{thing_id}", "path: { thing_id: $(thing_id)x }", "thing itself")]
    [TestCase("GET /things/{thing_id}", "path: { thing_id: $(owner_name) }", "owner")]
    [TestCase("GET $(thing_id)", "", "thing itself")]
    [TestCase("GET /parts", "cleanup: \"DELETE /things/{thing_id}\"", "thing itself")]
    [TestCase("POST /parts", "capture: { thing_id: $.id }, cleanup: \"DELETE /things/{thing_id}\"", "")]
    [TestCase("GET /parts/{project_id}", "", "")]
    [TestCase("GET /parts", "expect: { body: { $.id: $(thing_id) } }", "thing itself")]
    [TestCase("GET /parts", "expect: { headers: { Location: /$(part_id)/ }, text: { one-of: [a, $(owner_name)] } }", "thing itself, owner, part")]
    [TestCase("GET /parts", "expect: { body: { $.id: { equals: { a: [$(owner_name)] } } } }", "owner")]
    [TestCase("GET /parts", "capture: { thing_id: $.id }, expect: { body: { $.id: $(thing_id) } }", "")]
    [TestCase("GET /parts", "path: { thing_id: $(owner_name) }, expect: { body: { $.id: $(thing_id) } }", "owner")]
    public void What_a_case_names_makes_fixtures_needed_outermost_first(string operation, string keys, string fixtures)
    {
        using var specs = SpecsOnDisk.WithService(Nested).With("things/things.yaml", $"operations: {{ \"{operation}\": {{ responses: {{ 200: {{ {keys} }} }} }} }}");

        Assert.That(string.Join(", ", specs.ReadWell().Cases.Single().Fixtures.Select(f => f.Name)), Is.EqualTo(fixtures));
    }

    [Test]
    public void A_fixture_knows_those_that_must_exist_before_it()
    {
        using var specs = SpecsOnDisk.WithService(Nested).With("things/things.yaml", "operations: { GET /: { responses: { 200: } } }");

        Assert.That(specs.ReadWell().Services.Single().Fixtures.Select(f => $"{f.Name}: {string.Join(", ", f.Needs.Select(n => n.Name))}"), Is.EqualTo(new[] { "part: thing itself, owner", "owner: ", "thing: thing itself", "thing itself: " }));
    }

    [TestCase("200: { reason: OK, expect: { body: { $.owner: $(owner_name) } } }", "owner")]
    [TestCase("2XX: { reason: any, expect: { body: { $.owner: $(owner_name) } } }", "owner")]
    [TestCase("200: OK, 2XX: { reason: any, expect: { body: { $.owner: $(owner_name) } } }", "")]
    [TestCase("200: OK, 404: { reason: Not Found, expect: { body: { $.owner: $(owner_name) } } }", "")]
    public void What_the_table_expects_of_a_case_s_status_makes_fixtures_needed_too(string statuses, string fixtures)
    {
        using var specs = SpecsOnDisk.WithService("service: Things\nfixtures: { owner: { create: { request: POST /owners, status: 201 }, provides: { owner_name: $.name } } }")
            .With("things/status-codes.yaml", $"statuses: {{ {statuses}, 201: Created }}")
            .With("things/things.yaml", "operations: { GET /parts: { responses: { 200: } } }");

        Assert.That(string.Join(", ", specs.ReadWell().Cases.Single().Fixtures.Select(f => f.Name)), Is.EqualTo(fixtures));
    }

    [Test]
    public void A_fixture_s_later_requests_and_texts_may_use_what_came_before()
    {
        using var specs = SpecsOnDisk.WithService("""
            service: Things
            fixtures:
              thing:
                create: [{ request: POST /things, body: { name: $(name) } }, { request: "PUT /things/{thing_id}" }]
                provides: { short: ct-$(unique), name: $(short)-name, thing_id: $.id }
            """).With("things/things.yaml", "operations: { \"GET /things/{thing_id}\": { responses: { 200: } } }");

        Assert.That(specs.ReadWell().Cases.Single().Fixtures.Single().Needs, Is.Empty);
    }

    [Test]
    public void An_environment_s_variable_comes_before_a_fixture()
    {
        using var specs = SpecsOnDisk.WithService(Nested)
            .With("environments.yaml", "environments: { local: { base_url: sample, variables: { thing_id: known } } }")
            .With("things/things.yaml", "operations: { \"GET /things/{thing_id}\": { responses: { 200: } } }");

        Assert.That(specs.ReadWell().Cases.Single().Fixtures, Is.Empty);
    }
}
