using ContractTests.Contracts.Requests;
using NUnit.Framework;

namespace ContractTests.Contracts.Environments;

[Parallelizable(ParallelScope.Self)]
public class ContractEnvironmentTests
{
    [TestCase("sample", ExpectedResult = "sample")]
    [TestCase("https://lts.example.test", ExpectedResult = "https://lts.example.test")]
    [TestCase("https://lts.example.test/", ExpectedResult = "https://lts.example.test")]
    [TestCase("http://127.0.0.1:8080/api/v2/", ExpectedResult = "http://127.0.0.1:8080/api/v2")]
    [TestCase("http://[::1]:8080", ExpectedResult = "http://[::1]:8080")]
    [TestCase("https://$(host)/v2", ExpectedResult = "https://lts.example.test:8443/v2")]
    public string A_base_URL_may_be_made_of_variables(string written)
    {
        using var specs = SpecsOnDisk.WithEnvironments($$"""
            environments:
              local:
                base_url: "{{written}}"
                variables: { project_id: p-1, domain: example.test, host: "lts.$(domain):8443" }
                identities: { operator: { bearer: x } }
            """);

        return specs.ReadWell().Environment!.BaseUrl; // no problem, so it is there
    }

    [Test]
    public void What_the_command_line_says_is_put_over_the_environment()
    {
        using var specs = SpecsOnDisk.WithEnvironments("""
            environments:
              local:
                base_url: sample
                variables: { project_id: p-1, size: 7, text: '7', both: $(size)-$(text) }
                identities: { operator: { bearer: x } }
            """);
        var overrides = new Dictionary<string, string> { ["size"] = "8", ["text"] = "8", ["more"] = "$(size) 9" };

        var environment = specs.ReadWell(new EnvironmentChoice(BaseUrl: "https://other.example.test/", Overrides: overrides)).Environment!; // no problem, so it is there
        Assert.That(environment.BaseUrl, Is.EqualTo("https://other.example.test"));
        Assert.That(environment.Variables.Select(v => $"{v.Key}={Told.Text(v.Value)} {(v.Value.Plain ? "plain" : "quoted")}"), Is.EqualTo(new[] { "project_id=p-1 plain", "size=8 plain", "text=8 quoted", "both=$(size)-$(text) plain", "more=$(size) 9 plain" }));
        Assert.That(environment.Variables["more"].Variables, Is.Empty, "what the command line says is no template");
    }

    [Test]
    public void What_the_command_line_says_wrongly_is_told_at_its_option()
    {
        using var specs = SpecsOnDisk.Base();

        Assert.That(specs.Problems(new EnvironmentChoice(BaseUrl: "other.example.test", Overrides: new Dictionary<string, string> { ["run"] = "7", ["a b"] = "c" })), Is.EqualTo("""
            --base-url:1:1: `other.example.test` is not a base URL
              1 | other.example.test
                | ^^^^^^^^^^^^^^^^^^ write an absolute http or https URL, or `sample` for the bundled sample API

            --var:1:1: `a b` cannot be a variable's name
              1 | a b=c
                | ^^^ a name begins with a letter or `_` and goes on with letters, digits, `_`, `.` and `-`

            --var:1:1: `run` is built in
              1 | run=7
                | ^^^ give the variable another name
            """));
    }

    [Test]
    public void A_missing_base_URL_may_come_from_the_command_line()
    {
        using var specs = SpecsOnDisk.WithEnvironments("environments: { local: { variables: { project_id: p-1 }, identities: { operator: { bearer: x } } } }");

        Assert.That(specs.Problems(), Does.StartWith("specs/environments.yaml:1:17: the environment `local` has no `base_url`"));
        Assert.That(specs.ReadWell(new EnvironmentChoice(BaseUrl: "https://other.example.test")).Environment!.BaseUrl, Is.EqualTo("https://other.example.test")); // no problem, so it is there
    }

    [Test]
    public void An_identity_is_headers_and_query_values()
    {
        using var specs = SpecsOnDisk.WithEnvironments("""
            environments:
              local:
                base_url: sample
                variables: { project_id: p-1 }
                identities:
                  operator: { headers: { X-Auth-Token: t-$(run), X-Role: [a, b] } }
                  reader: { query: { key: abc } }
                  robot: { bearer: t-$(run) }
                  human: { basic: { username: me, password: 'p:w' } }
            """);

        var environment = specs.ReadWell().Environment!; // no problem, so it is there
        Assert.That(environment.Identities.Values.Select(i => $"{i.Name}: {Told.Request(new RequestSpec { Headers = i.Headers, Query = i.Query })}{(i.Basic is { } basic ? $"{Told.Text(basic.Username)} {Told.Text(basic.Password)}" : "")}"), Is.EqualTo(new[]
        {
            "operator: X-Auth-Token: t-$(run) | X-Role: a,b",
            "reader: ?key=abc",
            "robot: Authorization: Bearer t-$(run)",
            "human: me p:w",
        }));
        Assert.That(environment.Identity("anonymous"), Is.SameAs(Identity.Anonymous));
        Assert.That(environment.Identity("nobody"), Is.Null);
    }

    [TestCase("GET", false, ExpectedResult = true)]
    [TestCase("DELETE", false, ExpectedResult = true)]
    [TestCase("GET", true, ExpectedResult = true)]
    [TestCase("HEAD", true, ExpectedResult = true)]
    [TestCase("OPTIONS", true, ExpectedResult = true)]
    [TestCase("TRACE", true, ExpectedResult = false)]
    [TestCase("DELETE", true, ExpectedResult = false)]
    public bool A_protected_environment_allows_three_methods(string method, bool isProtected) =>
        new ContractEnvironment { Name = "local", BaseUrl = "sample", Mark = default, Protected = isProtected }.Allows(method);

    [TestCase("", "the environment variable `CT_TEST_CREDENTIAL` is empty")]
    [TestCase("abc\n", "the environment variable `CT_TEST_CREDENTIAL` holds a line break")]
    public void A_credential_that_cannot_be_one_is_told_before_anything_is_sent(string value, string problem)
    {
        Environment.SetEnvironmentVariable("CT_TEST_CREDENTIAL", value);
        using var specs = SpecsOnDisk.WithEnvironments("""
            environments:
              local:
                base_url: sample
                variables: { project_id: p-1 }
                identities: { operator: { bearer: $(env.CT_TEST_CREDENTIAL) } }
            """);

        Assert.That(specs.Read().Problems.Select(p => p.Message), Is.EqualTo([problem]));
    }

    [Test]
    public void What_an_identity_takes_from_the_process_environment_is_secret()
    {
        Environment.SetEnvironmentVariable("CT_TEST_PROJECT", "p-1");
        Environment.SetEnvironmentVariable("CT_TEST_TOKEN", "abc");
        Environment.SetEnvironmentVariable("CT_TEST_PASSWORD", "xyz");
        using var specs = SpecsOnDisk.WithEnvironments("""
            environments:
              local:
                base_url: sample
                variables: { project_id: $(env.CT_TEST_PROJECT), token: $(env.CT_TEST_TOKEN) }
                identities: { operator: { bearer: $(token) }, human: { basic: { username: me, password: $(env.CT_TEST_PASSWORD) } } }
            """);

        Assert.That(specs.ReadWell().Secrets, Is.EquivalentTo(new[] { "abc", "xyz" }));
    }
}
