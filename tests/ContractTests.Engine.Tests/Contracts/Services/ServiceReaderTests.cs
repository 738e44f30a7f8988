using NUnit.Framework;

namespace ContractTests.Contracts.Services;

[Parallelizable(ParallelScope.Self)]
public class ServiceReaderTests
{
    [TestCase("", ReasonPolicy.Exact)]
    [TestCase("reason: exact", ReasonPolicy.Exact)]
    [TestCase("reason: ignore-case", ReasonPolicy.IgnoreCase)]
    [TestCase("reason: alias", ReasonPolicy.Alias)]
    [TestCase("reason: any", ReasonPolicy.Any)]
    [TestCase("reason: [ignore-case, alias]", ReasonPolicy.IgnoreCase | ReasonPolicy.Alias)]
    public void Phrases_are_compared_as_the_service_says(string key, ReasonPolicy policy)
    {
        using var specs = SpecsOnDisk.WithService($"service: Things\n{key}\n").With("things/things.yaml", "operations: { GET /: { responses: { 200: } } }");

        Assert.That(specs.ReadWell().Services.Single().Policy, Is.EqualTo(policy));
    }

    [Test]
    public void Every_other_YAML_file_lists_operations()
    {
        using var specs = SpecsOnDisk.Base().With("things/b.yml", "operations: { GET /b: { inherit: none, responses: { 200: } } }").With("things/a.yaml", "operations: { GET /a: { inherit: none, responses: { 200: } } }").With("things/notes.txt", "a").With("things/inner/c.yaml", "no operations");

        Assert.That(specs.ReadWell().Services.Single().Operations.Select(o => o.Name), Is.EqualTo(new[] { "GET /a", "GET /b", "GET /{project_id}/things/{thing_id}" }));
    }
}
