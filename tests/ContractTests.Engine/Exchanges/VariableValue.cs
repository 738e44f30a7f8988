namespace ContractTests.Exchanges;

/// <summary>A variable's value as text; <see cref="Json"/> is its JSON where it is a number, a truth value, null or structured.</summary>
public sealed record VariableValue(string Text, string? Json = null);
