using ContractTests.Imports.OpenApi;
using NUnit.Framework;

namespace ContractTests.Commands;

[Parallelizable(ParallelScope.All)]
public sealed class ImportOpenApiCommandTests
{
    [Test]
    public async Task A_document_becomes_a_specs_folder_and_the_next_commands_are_told()
    {
        using var document = DocumentOnDisk.WithPaths("""
            /pets:
              get: { tags: [pets], security: [{ key: [] }], responses: { 200: { description: ok }, 404: { description: none } } }
            """, "components: { securitySchemes: { key: { type: http, scheme: bearer } } }");

        var ended = await CommandLineProcess.Run(["import", "openapi", "pets.yaml"], document.Folder);

        var program = $"dotnet {Path.Combine(AppContext.BaseDirectory, "ContractTests.dll")}";
        Assert.That(ended, Is.EqualTo(new Ended(0, $"""
            new      pets-specs/environments.yaml
            new      pets-specs/pets/service.yaml
            new      pets-specs/pets/status-codes.yaml
            new      pets-specs/pets/pets.yaml

            1 operation, 2 cases, 1 of them unproven

            The credentials are taken from variables that are not set yet:
              export PETS_KEY='…'

            Next:
              {program} lint --specs pets-specs
              {program} run --specs pets-specs

            """, "")));
        var listed = await CommandLineProcess.Run(["list", "--specs", "pets-specs"], document.Folder, new Dictionary<string, string> { ["PETS_KEY"] = "secret" });
        Assert.That(listed.ToString(), Is.EqualTo("exit code 0\npets/GET /pets/200\npets/GET /pets/404  (unproven: no recipe yet)\n2 cases, 1 of them unproven\n"));
    }

    [Test]
    public async Task A_document_that_cannot_be_imported_ends_with_2()
    {
        using var document = new DocumentOnDisk("swagger: '2.0'");

        var ended = await CommandLineProcess.Run(["import", "openapi", "pets.yaml", "-o", "specs"], document.Folder);

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((2, "")));
        Assert.That(ended.Errors, Does.StartWith("pets.yaml:1:1: this is Swagger 2.0, which is not imported\n").And.EndsWith("\nNothing was written.\n"));
        Assert.That(document.Specs, Does.Not.Exist);
    }
}
