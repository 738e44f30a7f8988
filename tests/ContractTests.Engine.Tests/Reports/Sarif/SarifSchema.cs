using ContractTests.Contracts;
using NJsonSchema;

namespace ContractTests.Reports.Sarif;

/// <summary>The schema of SARIF 2.1.0, as it is published at the SchemaStore, and shipped under the MIT licence in the npm package @microsoft/jest-sarif.</summary>
internal static class SarifSchema
{
    public static readonly Lazy<Task<JsonSchema>> Published = new(() => JsonSchema.FromFileAsync(Path.Combine(SpecsOnDisk.Repository, "tests", "ContractTests.Engine.Tests", "Reports", "sarif-2.1.0-rtm.5.json")));
}
