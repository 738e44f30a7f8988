using ContractTests.Contracts.Environments;
using NUnit.Framework;

namespace ContractTests.Contracts.Services;

[Parallelizable(ParallelScope.Self)]
public class OperationReaderTests
{
    private const string Inheriting = """
        service: Things
        responses:
          401: { identity: anonymous }
          404: { unproven: it cannot miss }
          5XX: { unproven: it does not fail }
        """;

    [TestCase("", "200, 401, 404, 5XX", TestName = "An_operation_documents_what_its_service_does")]
    [TestCase("inherit: none", "200", TestName = "An_operation_may_inherit_nothing")]
    [TestCase("inherit: []", "200", TestName = "An_empty_list_inherits_nothing")]
    [TestCase("inherit: [5XX, 401]", "200, 401, 5XX", TestName = "An_operation_may_inherit_a_part")]
    [TestCase("inherit: 404", "200, 404", TestName = "An_operation_may_inherit_one_status")]
    public void Inheritance(string inherit, string statuses)
    {
        using var specs = SpecsOnDisk.WithService(Inheriting).With("things/status-codes.yaml", "statuses: { 200: OK, 401: Unauthorized, 404: Not Found, 500: Internal Server Error }").With("things/things.yaml", $$"""
            operations:
              GET /things:
                responses: { 200: }
                {{inherit}}
            """);

        var operation = specs.ReadWell().Services.Single().Operations.Single();
        Assert.That(string.Join(", ", operation.Statuses), Is.EqualTo(statuses));
        Assert.That(string.Join(", ", operation.Cases.Select(c => c.Status)), Is.EqualTo(statuses));
    }

    [Test]
    public void An_operation_s_own_cases_take_the_place_of_the_inherited_ones()
    {
        using var specs = SpecsOnDisk.WithService(Inheriting).With("things/status-codes.yaml", "statuses: { 200: OK, 401: Unauthorized, 404: Not Found, 5XX: any }").With("things/things.yaml", """
            operations:
              GET /things:
                responses:
                  404: [{ case: a, query: { page: 0 } }, { case: b, query: { page: 99 } }]
                  500: { query: { fail: 1 } }
            """);

        Assert.That(specs.ReadWell().Cases.Select(c => $"{c.Id[(c.Id.IndexOf("/things/", StringComparison.Ordinal) + 8)..]} {c.Unproven}"), Is.EqualTo(new[] { "401 ", "404/a ", "404/b ", "500 ", "5XX it does not fail" }));
    }

    [Test]
    public void A_case_is_known_by_service_operation_status_and_name()
    {
        using var specs = SpecsOnDisk.WithOperations("""
            operations:
              PURGE   /things?all=1:
                inherit: none
                responses:
                  404: { case: only one }
                  200:
                  400: [{ case: a/b }, { case: 7 }]
            """);

        Assert.That(specs.ReadWell().Cases.Select(c => c.Id), Is.EqualTo(new[]
        {
            "things/PURGE /things?all=1/200", "things/PURGE /things?all=1/400/a/b", "things/PURGE /things?all=1/400/7", "things/PURGE /things?all=1/404/only one",
        }));
    }

    [Test]
    public void A_case_stands_where_its_text_begins()
    {
        using var specs = SpecsOnDisk.WithOperations("""
            operations:
              GET /things:
                inherit: none
                responses:
                  200:
                  400:
                    - case: block
                    - { case: flow }
                  404: { query: { page: 99 } }
            """);

        Assert.That(specs.ReadWell().Cases.Select(c => c.Source.ToString()), Is.EqualTo(new[] { "specs/things/things.yaml:5:7", "specs/things/things.yaml:7:11", "specs/things/things.yaml:8:11", "specs/things/things.yaml:9:7" }));
    }

    [Test]
    public void What_says_something_about_a_case_is_kept()
    {
        using var specs = SpecsOnDisk.WithOperations("""
            operations:
              GET /things:
                summary: List things
                tags: [things, smoke]
                inherit: none
                responses:
                  200: { tags: [slow, smoke], severity: minor, owner: storage-team, links: https://tickets.example.test/1 }
            """);

        var only = specs.ReadWell().Cases.Single();
        Assert.That((only.Operation.Summary, string.Join(",", only.Tags), only.Severity, only.Owner, string.Join(",", only.Links)), Is.EqualTo(("List things", "things,smoke,slow", "minor", "storage-team", "https://tickets.example.test/1")));
    }

    [TestCase("{ unproven: it cannot miss, only: [staging], provoke: burst }", "it cannot miss")]
    [TestCase("{ only: [staging, production], provoke: burst }", "runs only in staging, production")]
    [TestCase("{ only: [local, staging] }", null)]
    [TestCase("{ only: local }", null)]
    [TestCase("{ provoke: fault }", "the environment `local` has no way to fail with 404: `faults` in environments.yaml could give it one")]
    public void A_case_that_is_not_sent_says_why(string written, string? why)
    {
        using var specs = SpecsOnDisk.WithOperations($"operations: {{ GET /things: {{ inherit: none, responses: {{ 404: {written} }} }} }}");

        Assert.That(specs.ReadWell().Cases.Single().Unproven, Is.EqualTo(why));
    }

    [Test]
    public void A_protected_environment_lets_only_safe_requests_out()
    {
        using var specs = SpecsOnDisk.WithEnvironments("""
            environments:
              local: { base_url: sample, variables: { project_id: p-1 }, identities: { operator: { bearer: x } }, protected: true }
            """).With("things/things.yaml", """
            operations:
              GET /things: { inherit: none, responses: { 200: , 400: { cleanup: DELETE /things } } }
              HEAD /things: { inherit: none, responses: { 200: } }
              OPTIONS /things: { inherit: none, responses: { 200: } }
              PROPFIND /things: { inherit: none, responses: { 200: } }
              POST /things: { inherit: none, responses: { 201: } }
              GET /things/{thing_id}: { inherit: none, responses: { 200: , 404: { path: { thing_id: none } } } }
            """);

        Assert.That(specs.ReadWell().Cases.Select(c => c.Unproven), Is.EqualTo(new[]
        {
            null,
            "the environment `local` is protected: DELETE /things is not sent to it",
            null,
            null,
            "the environment `local` is protected: PROPFIND is not sent to it",
            "the environment `local` is protected: POST is not sent to it",
            "the environment `local` is protected: POST /{project_id}/things is not sent to it",
            null,
        }));
    }

    [TestCase("GET", "", false)]
    [TestCase("PROPFIND", "", false)]
    [TestCase("GET", "fresh: true", true)]
    [TestCase("GET", "fresh: True", true)]
    [TestCase("DELETE", "", true)]
    [TestCase("DELETE", "fresh: false", true)]
    public void Only_safe_methods_share_fixtures(string method, string key, bool own)
    {
        using var specs = SpecsOnDisk.WithOperations($"operations: {{ \"{method} /{{project_id}}/things/{{thing_id}}\": {{ inherit: none, responses: {{ 200: {{ {key} }} }} }} }}");

        Assert.That(specs.ReadWell().Cases.Single().OwnFixtures, Is.EqualTo(own));
    }

    [Test]
    public void Variables_of_a_case_that_is_not_sent_need_not_be_known()
    {
        using var specs = SpecsOnDisk.WithOperations("operations: { \"GET /{of_staging}\": { inherit: none, responses: { 200: { only: [staging], identity: auditor } } } }");

        Assert.That(specs.Read(new EnvironmentChoice()).Problems, Is.Empty);
    }
}
