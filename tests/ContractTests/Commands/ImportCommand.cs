using System.CommandLine;

namespace ContractTests.Commands;

/// <summary>`import`: specs out of documentation.</summary>
internal static class ImportCommand
{
    public static Command Define() => new("import", "Make specs out of documentation.")
    {
        ImportStatusesCommand.Define(),
        ImportOpenApiCommand.Define(),
    };
}
