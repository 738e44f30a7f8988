using NJsonSchema;

namespace ContractTests.Contracts.Expectations;

/// <summary>A JSON Schema beside the spec, every keyword of which is checked; <see cref="Name"/> is the file as the spec names it.</summary>
public sealed record BodySchema(string Name, JsonSchema Schema);
