using ContractTests.Contracts.Environments;
using NUnit.Framework;

namespace ContractTests.Contracts;

[Parallelizable(ParallelScope.Self)]
public class SpecFolderTests
{
    [Test]
    public void The_bundled_specs_have_no_problem()
    {
        var specs = SpecFolder.Read(Path.Combine(SpecsOnDisk.Repository, "specs"), "specs", new EnvironmentChoice());

        Assert.That(specs.Problems, Is.Empty);
        Assert.That(specs.Cases.Select(c => c.Id), Is.Unique.And.Not.Empty);
    }

    [Test]
    public void A_folder_that_is_not_there_is_a_problem()
    {
        var specs = SpecFolder.Read(Path.Combine(SpecsOnDisk.TestData, "nowhere"), "nowhere", new EnvironmentChoice());

        Assert.That(specs.Problems.Single().ToString(), Is.EqualTo("nowhere:1:1: the specs folder does not exist\n  name another with --specs"));
    }

    [Test]
    public void A_folder_without_YAML_and_a_hidden_one_are_no_services()
    {
        using var specs = SpecsOnDisk.Base().With("notes/readme.md", "# Notes").With(".cache/things.yaml", "a").With("schema/service.yaml", "a");

        Assert.That(specs.ReadWell().Services.Select(s => s.Folder), Is.EqualTo(new[] { "things" }));
    }

    [Test]
    public void Services_are_read_by_the_order_of_their_names()
    {
        using var specs = SpecsOnDisk.Base();
        foreach (var name in new[] { "beta", "Alpha", "zeta" })
            specs.With($"{name}/service.yaml", $"service: {name}").With($"{name}/status-codes.yaml", "statuses: { 200: OK }").With($"{name}/all.yaml", "operations: { GET /: { responses: { 200: } } }");

        Assert.That(specs.ReadWell().Services.Select(s => s.Folder), Is.EqualTo(new[] { "Alpha", "beta", "things", "zeta" }));
    }

    [Test]
    public void An_environment_that_cannot_be_read_is_one_problem()
    {
        using var specs = SpecsOnDisk.WithEnvironments("environments: [");

        Assert.That(specs.Problems(), Is.EqualTo("""
            specs/environments.yaml:1:15: not valid YAML: while parsing a node, did not find expected node content
              1 | environments: [
                |               ^ a value is missing, or a bracket is not closed
            """));
    }

    [Test]
    public void Another_environment_is_chosen_by_name()
    {
        using var specs = SpecsOnDisk.WithEnvironments("""
            environments:
              local: { base_url: sample }
              staging:
                base_url: https://things.example.test/
                variables: { project_id: p-2 }
                identities: { operator: { bearer: x } }
            """);

        Assert.That(specs.ReadWell(new EnvironmentChoice("staging")).Environment!.BaseUrl, Is.EqualTo("https://things.example.test")); // no problem, so it is there
        Assert.That(specs.Problems(new EnvironmentChoice("stagng")), Is.EqualTo("""
            specs/environments.yaml:1:1: there is no environment `stagng`
              1 | environments:
                | ^^^^^^^^^^^^ did you mean `staging`?
            """));
    }
}
